package dev.assize.robustness;

import dev.assize.core.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * What the robustness check does. An empty list switches its part off.
 *
 * @param fgsmStrengths how far FGSM moves a number, in units of the encoder (standard deviations of the training part)
 * @param missingFractions fractions of feature cells emptied
 * @param noiseStrengths standard deviations of noise, in units of each numeric column's own
 * @param calibration bins and bootstrap draws
 * @param limits rows and memory
 */
public record RobustnessOptions(
        List<Double> fgsmStrengths,
        List<Double> missingFractions,
        List<Double> noiseStrengths,
        CalibrationOptions calibration,
        WorkLimits limits) {
    /** Copies the lists. */
    public RobustnessOptions {
        fgsmStrengths = List.copyOf(fgsmStrengths);
        missingFractions = List.copyOf(missingFractions);
        noiseStrengths = List.copyOf(noiseStrengths);
    }

    /**
     * How calibration is measured.
     *
     * @param bins bins of the reliability curve, 1 to 1000
     * @param draws bootstrap draws for the interval, 50 to 100000
     */
    public record CalibrationOptions(int bins, int draws) {}

    /**
     * Bounds of the work.
     *
     * @param maxRows rows scored at most, 1 or more; chosen by the seed
     * @param maxAttackRows rows attacked at most, 1 or more; chosen by the seed
     * @param sliceRows encoded rows given to the model at once, 1 or more
     */
    public record WorkLimits(int maxRows, int maxAttackRows, int sliceRows) {}

    /** Returns three levels of each damage, 15 bins, 200 draws, 5000 rows scored and 1000 attacked. */
    public static RobustnessOptions defaults() {
        return new RobustnessOptions(
                List.of(0.05, 0.1, 0.25),
                List.of(0.05, 0.1, 0.25),
                List.of(0.1, 0.25, 0.5),
                new CalibrationOptions(Reliability.BINS, 200),
                new WorkLimits(5000, 1000, Fgsm.SLICE_ROWS));
    }

    /** Returns everything that is wrong with these options, in their order; empty when they can be used. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        checkList(problems, "fgsm.strengths", fgsmStrengths, Double.MAX_VALUE);
        checkList(problems, "missing.fractions", missingFractions, 1);
        checkList(problems, "noise.strengths", noiseStrengths, Double.MAX_VALUE);
        checkRange(problems, "calibration.bins", calibration.bins(), 1, 1000);
        checkRange(problems, "calibration.draws", calibration.draws(), 50, 100_000);
        checkRange(problems, "maxRows", limits.maxRows(), 1, Integer.MAX_VALUE);
        checkRange(problems, "maxAttackRows", limits.maxAttackRows(), 1, Integer.MAX_VALUE);
        checkRange(problems, "sliceRows", limits.sliceRows(), 1, Integer.MAX_VALUE);
        return List.copyOf(problems);
    }

    private static void checkList(List<Problem> problems, String name, List<Double> values, double most) {
        String allowed = most == 1 ? "Give numbers above 0 and up to 1" : "Give finite numbers above 0";
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i);
            if (!(value > 0 && value <= most)) {
                problems.add(problem(
                        name + " has the value " + value, allowed + "; an undamaged table is measured in any case."));
            }
            if (values.indexOf(value) < i) {
                problems.add(problem(name + " has the value " + value + " twice", "Give each level once."));
            }
        }
    }

    private static void checkRange(List<Problem> problems, String name, int value, int least, int most) {
        if (value < least || value > most) {
            String upTo = most == Integer.MAX_VALUE ? " or more." : " to " + most + ".";
            problems.add(problem(name + " is " + value, "Give a whole number of " + least + upTo));
        }
    }

    private static Problem problem(String message, String hint) {
        return new Problem(RobustnessException.OPTIONS, message, hint);
    }
}
