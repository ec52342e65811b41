package dev.assize.training.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NumbersPartTest {
    @Test
    void takesFourBytes_whereSinglePrecisionLosesNothing() {
        double[] singles = {0, -0.0, 1.5, Float.MIN_VALUE, Float.MAX_VALUE, -3};
        double[] doubles = {1.5, 0.1};

        assertThat(NumbersPart.write(singles)).hasSize(1 + 6 * 4);
        assertThat(NumbersPart.write(doubles)).hasSize(1 + 2 * 8);
        assertThat(NumbersPart.read(NumbersPart.write(singles), 6)).hasValueSatisfying(read -> {
            assertThat(read).containsExactly(singles);
            assertThat(1 / read[1]).isEqualTo(Double.NEGATIVE_INFINITY); // the sign of zero is kept
        });
        assertThat(NumbersPart.read(NumbersPart.write(doubles), 2))
                .hasValueSatisfying(read -> assertThat(read).containsExactly(doubles));
    }

    @Test
    void readsNoNumbers() {
        assertThat(NumbersPart.read(NumbersPart.write(new double[0]), 0))
                .hasValueSatisfying(read -> assertThat(read).isEmpty());
    }

    @Test
    void refusesOtherBytes() {
        byte[] good = NumbersPart.write(new double[] {1, 2});

        assertThat(NumbersPart.read(good, 3)).isEmpty();
        assertThat(NumbersPart.read(new byte[0], 0)).isEmpty();
        for (int length = 0; length < good.length; length++) {
            assertThat(NumbersPart.read(Arrays.copyOf(good, length), 2)).isEmpty();
        }
        byte[] other = good.clone();
        other[0] = 'X';
        assertThat(NumbersPart.read(other, 1)).isEmpty();
        assertThat(NumbersPart.read(NumbersPart.write(new double[] {Double.NaN}), 1))
                .isEmpty();
        assertThat(NumbersPart.read(NumbersPart.write(new double[] {Double.POSITIVE_INFINITY}), 1))
                .isEmpty();
    }
}
