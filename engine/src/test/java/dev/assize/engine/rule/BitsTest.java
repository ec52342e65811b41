package dev.assize.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BitsTest {
    private static final int DRAWS = 200_000;

    private static double[] normals() {
        return LongStream.range(0, DRAWS)
                .mapToDouble(place -> Bits.normal(Bits.at(7, 3, place / 50, place % 50)))
                .toArray();
    }

    private static double moment(double[] numbers, int power) {
        double sum = 0;
        for (double number : numbers) {
            sum += Math.pow(number, power);
        }
        return sum / numbers.length;
    }

    @Test
    void normalDraws_haveTheMomentsOfTheNormalDistribution() {
        double[] draws = normals(); // tolerances: 5 standard errors
        assertThat(moment(draws, 1)).isCloseTo(0, within(0.012));
        assertThat(moment(draws, 2)).isCloseTo(1, within(0.016));
        assertThat(moment(draws, 3)).isCloseTo(0, within(0.044));
        assertThat(moment(draws, 4)).isCloseTo(3, within(0.11));
    }

    @Test
    void normalDraws_fallWhereTheNormalDistributionSays() {
        double[] draws = normals();
        double[] limits = {0.5, 1, 2, 3};
        double[] shares = {0.38292492254802624, 0.6826894921370859, 0.9544997361036416, 0.9973002039367398};
        for (int i = 0; i < limits.length; i++) {
            double limit = limits[i];
            long inside =
                    Arrays.stream(draws).filter(draw -> Math.abs(draw) < limit).count();
            double error = Math.sqrt(shares[i] * (1 - shares[i]) / DRAWS);
            assertThat(inside / (double) DRAWS).isCloseTo(shares[i], within(5 * error));
        }
    }

    @Test
    void neighborsAreNotCorrelated() {
        double[] draws = normals();
        for (int distance : new int[] {1, 2, 50}) { // places and rows
            double sum = 0;
            for (int i = distance; i < draws.length; i++) {
                sum += draws[i] * draws[i - distance];
            }
            assertThat(sum / draws.length).isCloseTo(0, within(5 / Math.sqrt(DRAWS)));
        }
    }

    @Test
    void uniformDraws_fillTheUnitIntervalEvenly() {
        int[] counts = new int[20];
        for (long place = 0; place < DRAWS; place++) {
            double draw = Bits.uniform(Bits.at(-4, 0, 0, place));
            assertThat(draw).isGreaterThanOrEqualTo(0).isLessThan(1);
            counts[(int) (20 * draw)]++;
        }
        for (int count : counts) {
            assertThat(count).isCloseTo(DRAWS / 20, within(490)); // 5 standard errors of 97
        }
    }

    @Test
    void drawsStayFinite_forTheOutermostBits() {
        assertThat(Bits.normal(-1)).isFinite();
        assertThat(Bits.normal(0)).isFinite();
        assertThat(Bits.uniform(-1)).isLessThan(1);
        assertThat(Bits.uniform(0)).isZero();
    }

    @Test
    void everythingAboutAPlaceCounts() {
        long bits = Bits.at(1, 2, 3, 4);
        assertThat(LongStream.of(
                                bits,
                                Bits.at(2, 2, 3, 4),
                                Bits.at(1, 3, 3, 4),
                                Bits.at(1, 2, 4, 4),
                                Bits.at(1, 2, 3, 5))
                        .distinct()
                        .count())
                .isEqualTo(5);
        assertThat(Bits.at(1, 2, 3, 4)).isEqualTo(bits);
    }
}
