package dev.assize.privacy.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanaryBoundTest {
    private static final double SIGNIFICANCE = 0.05;

    /** 90 of 100 against 10 of 100; the tables of Clopper and Pearson have 0.8238 and 0.1762 at 97.5 %. */
    @Test
    void takesTheLogarithmOfTheBounds_byHand() {
        CanaryBound bound = CanaryBound.of(counts(90, 100, 10, 100), 0, SIGNIFICANCE);
        CanaryBound delta = CanaryBound.of(counts(90, 100, 10, 100), 0.05, SIGNIFICANCE);

        assertThat(bound.at(1)).isCloseTo(Math.log(0.8238 / 0.1762), within(1e-3));
        assertThat(delta.at(1)).isCloseTo(Math.log((0.8238 - 0.05) / 0.1762), within(1e-3));
        assertThat(CanaryBound.of(counts(10, 100, 90, 100), 0, SIGNIFICANCE).at(1))
                .isZero();
    }

    /**
     * 99 of 100 in are at or above the threshold, and 50 of 100 out: true negatives over false negatives prove more.
     */
    @Test
    void usesBothErrors_whereAsked() {
        CanaryBound bound = CanaryBound.of(counts(99, 100, 50, 100), 0, SIGNIFICANCE);

        assertThat(bound.bothWaysAt(1)).isCloseTo(Math.log((1 - 0.6017) / (1 - 0.9455)), within(2e-3));
        assertThat(bound.at(1)).isLessThan(0.7);
    }

    @Test
    void provesNothing_whenAllScoresAreEqual() {
        CanaryBound bound = CanaryBound.of(CanaryScores.of(new double[50], new double[60]), 1e-5, SIGNIFICANCE);

        assertThat(bound.split(1L)).isZero();
        assertThat(bound.overEnvelope()).isZero();
        assertThat(bound.overEnvelopeBothWays()).isZero();
        assertThat(bound.gaussian()).isZero();
        assertThat(bound.estimate(5)).isZero();
    }

    @Test
    void provesNothing_whenThereIsOneOfEach() {
        CanaryBound bound = CanaryBound.of(CanaryScores.of(new double[] {9}, new double[] {1}), 0, SIGNIFICANCE);

        assertThat(bound.at(5)).isZero();
        assertThat(bound.overEnvelopeBothWays()).isZero();
    }

    /**
     * A release of 1 or 0 with Laplace noise of scale 1/epsilon is epsilon-private and no better. 300 audits of 400
     * against 400; with a false alarm rate of at most 5 %, more than 30 alarms have a probability of 1e-4.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void staysBelowTheTruth_whenThresholdsArePickedOnTheOtherHalf(double epsilon) {
        assertThat(alarms(
                        epsilon,
                        scores -> CanaryBound.of(scores, 0, SIGNIFICANCE).split(3L)))
                .isLessThanOrEqualTo(30);
        assertThat(alarms(
                        epsilon,
                        scores -> CanaryBound.of(scores, 0, SIGNIFICANCE).overEnvelopeBothWays()))
                .isLessThanOrEqualTo(30);
    }

    /** The same with the best threshold and direction of the same scores and no price: the test above would see it. */
    @Test
    void wouldBeAboveTheTruth_ifThePickedThresholdCostNothing() {
        assertThat(alarms(0, scores -> Math.max(free(scores), free(scores.reversed()))))
                .isGreaterThan(30);
    }

    private static double free(CanaryScores scores) {
        return BestThreshold.of(scores, CanaryBound.of(scores, 0, SIGNIFICANCE)).epsilon();
    }

    @Test
    void findsALeak_ofEitherDirection() {
        CanaryScores leak = laplace(new SplittableRandom(4L), 2000, 3);

        assertThat(CanaryBound.of(leak, 0, SIGNIFICANCE).split(1L)).isBetween(1.5, 3.0);
        assertThat(CanaryBound.of(leak.reversed(), 0, SIGNIFICANCE).split(1L)).isBetween(1.5, 3.0);
        assertThat(CanaryBound.of(leak.reversed(), 0, SIGNIFICANCE).overEnvelope())
                .isZero();
    }

    @Test
    void fallsWithDelta_andRisesWithTheSignificance() {
        CanaryScores leak = laplace(new SplittableRandom(5L), 500, 2);
        double plain = CanaryBound.of(leak, 0, SIGNIFICANCE).overEnvelope();

        assertThat(CanaryBound.of(leak, 0.01, SIGNIFICANCE).overEnvelope()).isLessThan(plain);
        assertThat(CanaryBound.of(leak, 0, 0.001).overEnvelope()).isLessThan(plain);
        assertThat(CanaryBound.of(leak, 0, SIGNIFICANCE).estimate(10)).isGreaterThan(plain);
    }

    @ParameterizedTest
    @CsvSource({"-0.1, 0.05", "1, 0.05", "NaN, 0.05", "0, 0", "0, 0.5", "0, NaN"})
    void refusesSettingsThatMakeNoSense(double delta, double significance) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanaryBound.of(counts(1, 2, 1, 2), delta, significance))
                .withMessage("delta is " + delta + " and the significance " + significance
                        + "; delta lies in [0, 1), the significance above 0 and below 0.5");
    }

    @Test
    void refusesWhatHasNoValue() {
        CanaryBound bound = CanaryBound.of(counts(1, 2, 1, 2), 0, SIGNIFICANCE);

        assertThatIllegalArgumentException()
                .isThrownBy(bound::gaussian)
                .withMessage("delta is 0.0; a Gaussian mechanism has no finite epsilon without a delta above 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bound.estimate(0))
                .withMessage("least is 0; a ratio needs at least 1 false positive to be finite");
    }

    private static int alarms(double epsilon, ToDoubleFunction<CanaryScores> bound) {
        SplittableRandom random = new SplittableRandom(17L);
        int alarms = 0;
        for (int audit = 0; audit < 300; audit++) {
            alarms += bound.applyAsDouble(laplace(random, 400, epsilon)) > epsilon ? 1 : 0;
        }
        return alarms;
    }

    private static CanaryScores laplace(SplittableRandom random, int each, double epsilon) {
        return CanaryScores.of(
                random.doubles(each).map(u -> epsilon + noise(u)).toArray(),
                random.doubles(each).map(CanaryBoundTest::noise).toArray());
    }

    private static double noise(double u) {
        return u < 0.5 ? Math.log(2 * u + 1e-300) : -Math.log(2 * (1 - u));
    }

    /** Scores 1 and 0, the given numbers of ones. */
    private static CanaryScores counts(int inOnes, int in, int outOnes, int out) {
        return CanaryScores.of(ones(inOnes, in), ones(outOnes, out));
    }

    private static double[] ones(int ones, int all) {
        double[] scores = new double[all];
        Arrays.fill(scores, 0, ones, 1);
        return scores;
    }
}
