package dev.assize.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Counts;
import dev.assize.core.Estimate;
import dev.assize.core.Fraction;
import dev.assize.statistics.Estimates;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ratios of counts that meet the four-fifths limit exactly, where doubles are wrong about every third time. */
class ExactTiesTest {
    private static final int MOST = 60;
    private static final LimitTest FOUR_FIFTHS =
            new LimitTest(new Limit(Optional.of(new BigDecimal("0.80")), Optional.empty()));

    /** Counts by how the comparison came out; a/b is compared with four fifths of c/d. */
    private int ties;

    private int wrong;
    private int wrongWithDoubles;

    private void compare(int a, int b, int c, int d) {
        if (5 * a * d != 4 * b * c) {
            return;
        }
        ties++;
        Estimate ratio = Estimate.exact(Fraction.of(a, b).dividedBy(Fraction.of(c, d)));
        wrong += FOUR_FIFTHS.side(ratio) == LimitTest.Side.WITHIN ? 0 : 1;
        wrongWithDoubles += ((double) a / b) / ((double) c / d) >= 0.8 ? 0 : 1;
    }

    private void compareAll(boolean ratesOnly) {
        for (int b = 1; b <= MOST; b++) {
            for (int d = 1; d <= MOST; d++) {
                for (int c = 1; c <= (ratesOnly ? d : MOST); c++) {
                    for (int a = 1; a <= (ratesOnly ? b : MOST); a++) {
                        compare(a, b, c, d);
                    }
                }
            }
        }
    }

    @Test
    void meetsTheLimit_forEveryTieOfTwoRates() {
        compareAll(true);

        assertThat(wrong).isZero();
        assertThat(ties).isEqualTo(3_666);
        assertThat(wrongWithDoubles).isEqualTo(1_198);
    }

    @Test
    void meetsTheLimit_forEveryTieOfTwoQuotients() {
        compareAll(false);

        assertThat(wrong).isZero();
        assertThat(ties).isEqualTo(7_724);
        assertThat(wrongWithDoubles).isEqualTo(2_504);
    }

    @Test
    void fails_whenOnePersonIsMissing() {
        Estimate ratio = Estimates.ratio(new Counts("x", 799_999, 1_000_000), new Counts("y", 1, 1))
                .orElseThrow();

        assertThat(FOUR_FIFTHS.side(ratio)).isEqualTo(LimitTest.Side.BELOW);
        assertThat(ShownNumber.text(ratio, FOUR_FIFTHS.limit())).isEqualTo("0.7999");
    }
}
