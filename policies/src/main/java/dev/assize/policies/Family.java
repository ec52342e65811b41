package dev.assize.policies;

import dev.assize.core.Estimate;
import dev.assize.core.Interval;
import dev.assize.core.MeasuredValue;
import dev.assize.policies.Decide.Correction;
import dev.assize.statistics.Intervals;
import dev.assize.statistics.MultipleComparisons;
import java.util.List;
import java.util.Optional;

/**
 * The values that one rule judges by their intervals, decided together.
 *
 * <p><b>Proving that a value breaks the limit</b> is corrected for being tried on each value: with A = 1 -
 * confidence, a value fails if its adjusted p-value is at most A, which is the same as: its interval of confidence
 * 1 - A·p/adjusted(p) holds no allowed value. That interval is the one shown.
 *
 * <p><b>Proving that a value meets the limit</b> is not corrected. A rule holds only where all its values do, so
 * the chance that a rule holds by mistake is at most that of its most easily mistaken value (intersection-union
 * test), and a value is never proven good because other evidence was taken away.
 *
 * <p>Berger, Multiparameter hypothesis testing and acceptance sampling, Technometrics 24(4), 1982, pages 295 to 300.
 */
final class Family {
    private final LimitTest test;
    private final Decide decide;
    private final Wording wording;
    private final List<MeasuredValue> values;
    private final double[] broken;
    private final double[] corrected;

    Family(Rule rule, List<MeasuredValue> values) {
        this.test = new LimitTest(rule.limit());
        this.decide = rule.summary().decide();
        this.values = values.stream().filter(Family::isUncertain).toList();
        this.wording = new Wording(rule.limit(), decide, this.values.size());
        this.broken = decide.by() == Decide.By.POINT
                ? new double[this.values.size()]
                : this.values.stream().mapToDouble(this::alphaBroken).toArray();
        this.corrected = adjusted(broken, decide.correction());
    }

    /** Decides one of the values. */
    Decision decide(MeasuredValue value) {
        if (decide.by() == Decide.By.POINT || !isUncertain(value)) {
            Status status = test.side(value.estimate()) == LimitTest.Side.WITHIN ? Status.PASS : Status.FAIL;
            return Decision.settled(status, value.estimate().interval(), wording.byValue(value, status));
        }
        Interval plain = interval(value.estimate(), decide.confidence());
        if (plain.confidence() < decide.confidence()) {
            return Decision.settled(Status.INCONCLUSIVE, Optional.of(plain), wording.tooWeak(value, plain));
        }
        if (test.allMeet(plain)) {
            return Decision.settled(Status.PASS, Optional.of(plain), wording.proven(value, plain));
        }
        double confidence = correctedConfidence(values.indexOf(value));
        Interval strict = interval(value.estimate(), confidence);
        if (test.noneMeets(strict) && strict.confidence() >= confidence) {
            return Decision.settled(Status.FAIL, Optional.of(strict), wording.refuted(value, strict));
        }
        Optional<RowsToSettle> needed = RowsToSettle.of(value, test.limit(), confidenceToSettle(value));
        return new Decision(
                Status.INCONCLUSIVE,
                Optional.of(strict),
                wording.open(value, strict, confidence, needed),
                needed.map(RowsToSettle::rows));
    }

    private static boolean isUncertain(MeasuredValue value) {
        return value.estimate().uncertainty().isPresent()
                || value.estimate().interval().isPresent();
    }

    /** The interval of that confidence, or the only one that there is. */
    private static Interval interval(Estimate estimate, double confidence) {
        return estimate.uncertainty()
                .map(uncertainty -> Intervals.of(uncertainty, confidence))
                .orElseGet(() -> estimate.interval().orElseThrow());
    }

    /** The p-value of "the value meets the limit"; 1 where even the uncorrected interval does not refute that. */
    private double alphaBroken(MeasuredValue value) {
        Estimate estimate = value.estimate();
        Interval plain = interval(estimate, decide.confidence());
        if (!test.noneMeets(plain)) {
            return 1;
        }
        return estimate.uncertainty().map(test::alphaBroken).orElse(1 - plain.confidence());
    }

    private static double[] adjusted(double[] alphas, Correction correction) {
        return switch (correction) {
            case HOLM -> MultipleComparisons.holm(alphas);
            case BH -> MultipleComparisons.benjaminiHochberg(alphas);
            case NONE -> alphas;
        };
    }

    private double correctedConfidence(int index) {
        boolean plain = values.size() == 1 || decide.correction() == Correction.NONE || broken[index] >= 1;
        return plain ? decide.confidence() : 1 - (1 - decide.confidence()) * broken[index] / corrected[index];
    }

    /** What is enough in any case: to fail, the confidence that the correction asks of the strongest of all values. */
    private double confidenceToSettle(MeasuredValue value) {
        boolean toFail = test.side(value.estimate()) != LimitTest.Side.WITHIN;
        return toFail && decide.correction() != Correction.NONE
                ? 1 - (1 - decide.confidence()) / values.size()
                : decide.confidence();
    }
}
