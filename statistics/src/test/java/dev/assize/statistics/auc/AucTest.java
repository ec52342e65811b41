package dev.assize.statistics.auc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Estimate;
import dev.assize.core.Interval;
import dev.assize.core.Uncertainty;
import dev.assize.statistics.Intervals;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AucTest {
    private static final double[] SCORES = {0.8, 0.6, 0.4, 0.5, 0.4};
    private static final boolean[] TRUTH = {true, true, true, false, false};

    /** V = 1, 1, 1/4 and W = 2/3, 5/6 by hand; s²(V) = 3/16, s²(W) = 1/72; variance 3/16/3 + 1/72/2 = 5/72. */
    @Test
    void hasAreaAndVariance_byHand() {
        Auc auc = Auc.of(SCORES, TRUTH).orElseThrow();

        assertThat(auc.value()).isEqualTo(0.75);
        assertThat(auc.positives()).isEqualTo(3);
        assertThat(auc.negatives()).isEqualTo(2);
        assertThat(auc.variance().orElseThrow()).isCloseTo(5.0 / 72, within(1e-15));
        assertThat(auc.standardError().orElseThrow()).isCloseTo(Math.sqrt(5.0 / 72), within(1e-15));
    }

    @Test
    void hasTheEndsOfItsFormulas_byHand() {
        Auc auc = Auc.of(SCORES, TRUTH).orElseThrow();
        double spread = 1.959963984540054 * Math.sqrt(5.0 / 72);

        Interval plain = auc.plainInterval(0.95).orElseThrow();
        Interval logit = auc.logitInterval(0.95).orElseThrow();

        assertThat(plain.lower()).isCloseTo(0.75 - spread, within(1e-12));
        assertThat(plain.upper()).isEqualTo(1);
        assertThat(plain.method()).isEqualTo("DeLong");
        assertThat(Math.log(logit.upper() / (1 - logit.upper())))
                .isCloseTo(Math.log(3) + spread / 0.1875, within(1e-12));
        assertThat(Math.log(logit.lower() / (1 - logit.lower())))
                .isCloseTo(Math.log(3) - spread / 0.1875, within(1e-12));
        assertThat(logit.method()).isEqualTo("DeLong, logit");
    }

    @Test
    void agreesWithAllPairs_forRandomScoresWithTies() {
        SplittableRandom random = new SplittableRandom(20_261_124L);
        for (int draw = 0; draw < 200; draw++) {
            int rows = random.nextInt(6, 80);
            int levels = random.nextInt(2, 40);
            double[] scores =
                    random.ints(rows, -levels, levels).mapToDouble(i -> i / 7.0).toArray();
            boolean[] truth = alternating(rows);

            Auc auc = Auc.of(scores, truth).orElseThrow();

            assertThat(auc.value()).isCloseTo(AllPairs.area(scores, truth), within(1e-13));
            assertThat(auc.variance().orElseThrow()).isCloseTo(AllPairs.variance(scores, truth), within(1e-13));
        }
    }

    @Test
    void isTheSame_whenRowsAreCountedByScore() {
        Auc steps =
                Auc.ofSteps(new long[] {1, 0, 1, 1}, new long[] {1, 1, 0, 0}).orElseThrow();

        assertThat(steps).isEqualTo(Auc.of(SCORES, TRUTH).orElseThrow());
        assertThat(Auc.ofSteps(new long[] {1, 0, 0, 1, 1}, new long[] {1, 1, 0, 0, 0}))
                .hasValue(steps); // an empty step changes nothing
    }

    @Test
    void isMirrored_whenScoresChangeSign() {
        Auc auc = Auc.of(SCORES, TRUTH).orElseThrow();
        Auc mirrored =
                Auc.of(Arrays.stream(SCORES).map(s -> -s).toArray(), TRUTH).orElseThrow();

        assertThat(mirrored.value()).isCloseTo(1 - auc.value(), within(1e-15));
        assertThat(mirrored.variance().orElseThrow()).isCloseTo(auc.variance().orElseThrow(), within(1e-15));
    }

    @Test
    void takesBothZerosAsOneScore() {
        Auc auc = Auc.of(new double[] {0.0, -0.0, 0.0, -0.0}, new boolean[] {true, false, false, true})
                .orElseThrow();

        assertThat(auc.value()).isEqualTo(0.5);
        assertThat(auc.logitInterval(0.95)).hasValue(new Interval(0, 1, 0.95, "no spread of scores"));
    }

    @Test
    void staysUncertain_whenTheClassesAreSeparated() {
        Auc perfect = Auc.of(new double[] {1, 2, 3, 4, 5}, new boolean[] {false, false, true, true, true})
                .orElseThrow();
        Auc reversed = Auc.of(new double[] {5, 4, 3, 2, 1}, new boolean[] {false, false, true, true, true})
                .orElseThrow();
        double exact = Math.sqrt(0.025); // two of two, by Clopper and Pearson

        assertThat(perfect.value()).isEqualTo(1);
        assertThat(perfect.variance()).hasValue(0);
        assertThat(perfect.logitInterval(0.95).orElseThrow().lower()).isCloseTo(exact, within(1e-12));
        assertThat(perfect.plainInterval(0.95)).isEqualTo(perfect.logitInterval(0.95));
        assertThat(reversed.value()).isZero();
        assertThat(reversed.logitInterval(0.95).orElseThrow().upper()).isCloseTo(1 - exact, within(1e-12));
        assertThat(perfect.estimate().orElseThrow().interval().orElseThrow().lower())
                .isCloseTo(exact, within(1e-12));
    }

    @Test
    void isUndefined_whenAClassIsMissing() {
        assertThat(Auc.of(new double[] {1, 2}, new boolean[] {true, true})).isEmpty();
        assertThat(Auc.of(new double[] {1, 2}, new boolean[] {false, false})).isEmpty();
        assertThat(Auc.of(new double[0], new boolean[0])).isEmpty();
    }

    @Test
    void hasNoInterval_whenAClassHasOneRow() {
        Auc auc = Auc.of(new double[] {1, 2, 3}, new boolean[] {true, false, false})
                .orElseThrow();

        assertThat(auc.value()).isZero();
        assertThat(auc.variance()).isEmpty();
        assertThat(auc.logitInterval(0.95)).isEmpty();
        assertThat(auc.plainInterval(0.95)).isEmpty();
        assertThat(auc.estimate()).isEmpty();
    }

    @Test
    void givesPoliciesAnEstimate_asWideAsTheLongerArm() {
        Auc auc = Auc.of(SCORES, TRUTH).orElseThrow();
        Interval shown = auc.interval(0.95).orElseThrow();
        Estimate estimate = auc.estimate().orElseThrow();

        assertThat(estimate.value()).isEqualTo(0.75);
        assertThat(Intervals.of(estimate.uncertainty().orElseThrow(), 0.95).lower())
                .isCloseTo(shown.lower(), within(1e-12)); // the upper arm is cut at 1
        assertThat(shown.lower()).isLessThan(0.75 - (shown.upper() - 0.75));
    }

    @Test
    void isTheLogitInterval_whenPairsInTheWrongOrderAreMany() {
        Auc many = new Auc(0.9, 60, 400, OptionalDouble.of(0.0004));

        assertThat(many.interval(0.95)).isEqualTo(many.logitInterval(0.95));
        assertThat(many.estimate().orElseThrow().uncertainty().orElseThrow())
                .isInstanceOfSatisfying(
                        Uncertainty.OfStandardError.class,
                        error -> assertThat(error.standardError()).isBetween(0.02, 0.024));
    }

    @Test
    void endsSolveTheScoreEquation_whenPairsInTheWrongOrderAreFew() {
        Auc few = new Auc(0.96, 20, 100, OptionalDouble.of(1e-6)); // a variance that happens to be tiny

        Interval interval = few.interval(0.95).orElseThrow();

        for (double t : new double[] {interval.lower(), interval.upper()}) {
            double variance = t * (1 - t) / 2000 * (1 + 59 * (1 - t) / (2 - t) + 59 * t / (1 + t));
            assertThat((0.96 - t) * (0.96 - t)).isCloseTo(3.841458820694124 * variance, within(1e-12));
        }
        assertThat(interval.method()).isEqualTo("DeLong, logit, and Newcombe score");
        assertThat(few.logitInterval(0.95).orElseThrow().lower()).isGreaterThan(interval.lower());
    }

    @Test
    void holdsTheLogitInterval_whenThatIsTheWiderOne() {
        Auc few = new Auc(0.96, 20, 100, OptionalDouble.of(0.01));
        Interval logit = few.logitInterval(0.95).orElseThrow();

        assertThat(few.interval(0.95).orElseThrow())
                .isEqualTo(new Interval(logit.lower(), logit.upper(), 0.95, "DeLong, logit, and Newcombe score"));
    }

    @Test
    void refusesScoresThatAreNoNumbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Auc.of(new double[] {1, Double.NaN}, new boolean[] {true, false}))
                .withMessage("row 1 has the score NaN; an area under the curve needs finite scores, so leave such rows"
                        + " out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Auc.of(new double[] {1, 2}, new boolean[] {true}))
                .withMessage("there are 1 truths for 2 rows or scores; give one of each for every one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Auc.ofSteps(new long[] {1, -2}, new long[] {1, 1}))
                .withMessage("number 1 of the weights is -2.0; weights are finite and at least 0");
    }

    private static boolean[] alternating(int rows) {
        boolean[] truth = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            truth[row] = row % 3 == 0;
        }
        return truth;
    }
}
