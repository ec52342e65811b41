package dev.assize.privacy.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneRunAuditTest {
    /** r of r right at delta 0: q^r = 0.05, so epsilon = ln(q / (1 - q)). */
    @Test
    void solvesTheBinomialTail_byHand() {
        double q = Math.pow(0.05, 1.0 / 50);

        assertThat(OneRunAudit.ofAnyTraining(0, 0.05).epsilon(new OneRunGuesses(200, 50, 50)))
                .isCloseTo(Math.log(q / (1 - q)), within(1e-8));
    }

    /** One guess, right, epsilon 0: beta = 1/2 and alpha = P(Bin = 0) / 1 = 1/2, so 1/2 + 2 * 10 * 0.01 / 2. */
    @Test
    void addsTheShareOfDelta_byHand() {
        assertThat(OneRunPValue.of(new OneRunGuesses(10, 1, 1), 0, 0.01)).isCloseTo(0.6, within(1e-12));
        assertThat(OneRunPValue.of(new OneRunGuesses(10, 1, 1), 0, 0)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void doesNotLoseTheTail_whereItsTermsAreTooSmallForADouble() {
        OneRunGuesses sure = new OneRunGuesses(100_000, 10_000, 9_990); // P(Bin(10000, 1/2) = 9989) is about 1e-2977

        assertThat(OneRunPValue.of(sure, 0, 1e-9)).isPositive().isLessThan(1e-6);
        assertThat(OneRunAudit.ofAnyTraining(1e-9, 0.05).epsilon(sure)).isBetween(6.0, 6.9); // ln(9990 / 10) is 6.9
    }

    @Test
    void provesNothing_whenGuessesAreNoBetterThanCoins() {
        for (long[] guesses : new long[][] {{10, 0, 0}, {10, 10, 0}, {10, 10, 5}, {10, 1, 1}}) {
            OneRunGuesses poor = new OneRunGuesses(guesses[0], guesses[1], guesses[2]);
            assertThat(OneRunAudit.ofAnyTraining(1e-5, 0.05).epsilon(poor)).isZero();
            assertThat(OneRunAudit.ofGaussianTraining(1e-5, 0.05).epsilon(poor)).isZero();
        }
    }

    @Test
    void risesWithCorrectGuesses_andFallsWithDelta() {
        double last = 0;
        for (int correct = 60; correct <= 100; correct += 5) {
            OneRunGuesses guesses = new OneRunGuesses(1000, 100, correct);
            double bound = OneRunAudit.ofAnyTraining(1e-6, 0.05).epsilon(guesses);
            assertThat(bound).isGreaterThanOrEqualTo(last);
            assertThat(OneRunAudit.ofAnyTraining(1e-3, 0.05).epsilon(guesses)).isLessThanOrEqualTo(bound);
            assertThat(OneRunAudit.ofGaussianTraining(1e-6, 0.05).epsilon(guesses))
                    .isGreaterThanOrEqualTo(bound);
            last = bound;
        }
    }

    /**
     * Randomised response of 60 fair coins with epsilon 1.5 answers as well as any 1.5-private training can; every
     * answer is a guess. 1,000 audits, false alarm rate at most 5 %: more than 77 alarms have a probability below 1e-4.
     */
    @Test
    void staysBelowTheTruth_forRandomisedResponse() {
        SplittableRandom random = new SplittableRandom(8L);
        double right = 1 / (1 + Math.exp(-1.5));
        int alarms = 0;
        int seen = 0;
        for (int audit = 0; audit < 1000; audit++) {
            long correct = random.doubles(60).filter(u -> u < right).count();
            double bound = OneRunAudit.ofAnyTraining(0, 0.05).epsilon(new OneRunGuesses(60, 60, correct));
            alarms += bound > 1.5 ? 1 : 0;
            seen += bound > 0.5 ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(77);
        assertThat(seen).isGreaterThan(800); // the audit is not blind either
    }

    @Test
    void takesScoresForGuesses_fromAThresholdOn() {
        CanaryScores scores = CanaryScores.of(new double[] {1, 5, 7}, new double[] {0, 6});

        assertThat(OneRunGuesses.of(scores, 5)).isEqualTo(new OneRunGuesses(5, 3, 2));
        assertThat(OneRunGuesses.of(scores, 8)).isEqualTo(new OneRunGuesses(5, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "10, 11, 5", "10, 5, 6", "10, 5, -1"})
    void refusesCountsThatCannotBe(long canaries, long guesses, long correct) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OneRunGuesses(canaries, guesses, correct))
                .withMessage(correct + " correct guesses of " + guesses + " about " + canaries
                        + " canaries do not exist; each count is at most the next, and there is a canary");
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OneRunAudit.ofAnyTraining(1, 0.05))
                .withMessage("delta is 1.0 and the significance 0.05; delta lies in [0, 1), the significance above 0 "
                        + "and below 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OneRunAudit.ofGaussianTraining(0, 0.05))
                .withMessage("delta is 0.0; a Gaussian mechanism has no finite epsilon without a delta above 0");
    }
}
