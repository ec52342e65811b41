package dev.assize.data.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Seed;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NormalDrawsTest {
    private static final int DRAWS = 200_000;

    @Test
    void hasTheMomentsOfAStandardNormal() {
        NormalDraws draws = new NormalDraws(new Seed(1).random());
        double sum = 0;
        double squares = 0;
        double fourths = 0;
        int beyondTwo = 0;
        for (int i = 0; i < DRAWS; i++) {
            double x = draws.next();
            sum += x;
            squares += x * x;
            fourths += x * x * x * x;
            beyondTwo += Math.abs(x) > 2 ? 1 : 0;
        }

        // 4 standard errors each: 1/sqrt(n), sqrt(2/n), sqrt(96/n), sqrt(0.0455 * 0.9545 / n)
        assertThat(sum / DRAWS).isCloseTo(0, within(0.009));
        assertThat(squares / DRAWS).isCloseTo(1, within(0.0127));
        assertThat(fourths / DRAWS).isCloseTo(3, within(0.088));
        assertThat((double) beyondTwo / DRAWS).isCloseTo(0.0455, within(0.0019));
    }

    @Test
    void isFinite_whenTheGeneratorGivesItsSmallestNumber() {
        NormalDraws draws = new NormalDraws(new SplittableRandom(0));

        for (int i = 0; i < 1000; i++) {
            assertThat(Double.isFinite(draws.next())).isTrue();
        }
    }

    @Test
    void staysTheSame_bitForBit() {
        NormalDraws draws = new NormalDraws(new SplittableRandom(42));
        double first = draws.next();
        NormalDraws again = new NormalDraws(new SplittableRandom(42));

        assertThat(again.next()).isEqualTo(first);
        assertThat(again.uniform()).isEqualTo(draws.uniform()).isBetween(0.0, 1.0);
    }
}
