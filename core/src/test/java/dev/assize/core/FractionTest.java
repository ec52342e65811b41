package dev.assize.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FractionTest {
    @Test
    void reducesToLowestTermsWithAPositiveDenominator() {
        assertThat(Fraction.of(6, -8)).hasToString("-3/4");
        assertThat(Fraction.of(0, 5)).isEqualTo(Fraction.of(0, 1));
    }

    @Test
    void readsDecimalsExactly() {
        assertThat(Fraction.of(new BigDecimal("0.80"))).isEqualTo(Fraction.of(4, 5));
        assertThat(Fraction.of(new BigDecimal("3E+2"))).isEqualTo(Fraction.of(300, 1));
    }

    @Test
    void calculatesExactly() {
        assertThat(Fraction.of(3, 4).minus(Fraction.of(1, 5))).isEqualTo(Fraction.of(11, 20));
        assertThat(Fraction.of(1, 5).dividedBy(Fraction.of(3, 4))).isEqualTo(Fraction.of(4, 15));
        assertThat(Fraction.of(-1, 3).abs()).isEqualTo(Fraction.of(1, 3));
        assertThat(Fraction.of(1, 3).toDouble()).isEqualTo(1.0 / 3);
    }

    @Test
    void seesTiesThatDoublesMiss() {
        // (a/b) / (c/d) = 4/5 exactly; the double quotient is on the wrong side of 0.8.
        int wrongInDoubles = 0;
        Fraction limit = Fraction.of(4, 5);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 2_000; i++) {
            long d = 1 + random.nextLong(60);
            Fraction reference = Fraction.of(1 + random.nextLong(d), d);
            Fraction rate = new Fraction(
                    reference.numerator().multiply(BigInteger.valueOf(4)),
                    reference.denominator().multiply(BigInteger.valueOf(5)));
            assertThat(rate.dividedBy(reference).compareTo(limit)).isZero();
            wrongInDoubles += rate.toDouble() / reference.toDouble() == 0.8 ? 0 : 1;
        }

        assertThat(wrongInDoubles).isPositive();
    }

    @Test
    void hasNoValue_whenTheDenominatorIsZero() {
        assertThatThrownBy(() -> Fraction.of(1, 0))
                .hasMessage("the fraction 1/0 has no value; its metric is undefined");
    }
}
