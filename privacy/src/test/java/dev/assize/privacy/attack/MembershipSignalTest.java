package dev.assize.privacy.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MembershipSignalTest {
    /** softmax of ln 1, ln 2, ln 5 is 1/8, 2/8, 5/8. */
    private static final double[] LOGITS = {0, Math.log(2), Math.log(5)};

    @ParameterizedTest
    @CsvSource({
        "LOSS, 0.4700036292457356", // -ln(5/8)
        "CONFIDENCE, 0.625",
        "LOGIT_SCALED_CONFIDENCE, 0.5108256237659907", // ln(5/3)
        "ENTROPY, 0.9002560512685369", // (3 ln 2 + 2 ln 4 + 5 ln 1.6) / 8
        "MODIFIED_ENTROPY, 0.26486330315816137", // 3/8 ln(8/5) + 1/8 ln(8/7) + 2/8 ln(8/6)
        "HINGE, 0.9162907318741551" // ln(5/2)
    })
    void readsTheAnswer_byHand(MembershipSignal signal, double expected) {
        assertThat(signal.of(LOGITS, 2)).isCloseTo(expected, within(1e-10));
    }

    @ParameterizedTest
    @EnumSource(MembershipSignal.class)
    void staysFinite_whenTheModelIsCertain(MembershipSignal signal) {
        for (int label : new int[] {0, 1}) {
            assertThat(signal.of(new double[] {800, -800, -900}, label)).isFinite();
        }
    }

    @Test
    void doesNotSaturate_whereProbabilitiesRoundToOne() {
        assertThat(MembershipSignal.LOGIT_SCALED_CONFIDENCE.of(new double[] {100, 0}, 0))
                .isCloseTo(100, within(1e-9));
        assertThat(MembershipSignal.LOSS.of(new double[] {50, 0}, 0)).isLessThan(1e-15);
        assertThat(MembershipSignal.MODIFIED_ENTROPY.of(new double[] {100, 0}, 1))
                .isCloseTo(200, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(MembershipSignal.class)
    void doesNotDependOnAConstantAddedToAllLogits(MembershipSignal signal) {
        SplittableRandom random = new SplittableRandom(2L);
        for (int draw = 0; draw < 20; draw++) {
            double[] logits = random.doubles(4, -5, 5).toArray();
            double[] moved = new double[4];
            Arrays.setAll(moved, i -> logits[i] + 7);

            assertThat(signal.of(moved, 1)).isCloseTo(signal.of(logits, 1), within(1e-11));
        }
    }

    /** Raising the logit of the label is what training does; all signals but the entropy move to the members' side. */
    @ParameterizedTest
    @EnumSource(value = MembershipSignal.class, names = "ENTROPY", mode = EnumSource.Mode.EXCLUDE)
    void scoresRise_whenTheLabelGetsMoreLikely(MembershipSignal signal) {
        double last = Double.NEGATIVE_INFINITY;
        for (double logit = -3; logit <= 3; logit += 0.5) {
            double score = signal.score(new double[] {logit, 0.3, -0.4}, 0);
            assertThat(score).isGreaterThan(last);
            last = score;
        }
    }

    @Test
    void refusesWhatIsNoAnswer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MembershipSignal.LOSS.of(new double[] {1, 2}, 2))
                .withMessage("label 2 of 2 logits does not exist; give at least 2 logits and a label among them");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MembershipSignal.LOSS.of(new double[] {1, Double.NaN}, 0))
                .withMessage("the logits [1.0, NaN] are not all finite; the model broke before the attack");
    }
}
