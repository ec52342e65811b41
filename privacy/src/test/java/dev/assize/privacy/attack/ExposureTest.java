package dev.assize.privacy.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureTest {
    @Test
    void countsReferencesAtOrBelow_byHand() {
        Exposure exposure =
                Exposure.among(IntStream.rangeClosed(1, 16).asDoubleStream().toArray());

        assertThat(exposure.byRank(0.5)).isCloseTo(4, within(1e-12)); // first of 16
        assertThat(exposure.byRank(1)).isCloseTo(3, within(1e-12)); // a tie counts the reference first
        assertThat(exposure.byRank(3)).isCloseTo(2, within(1e-12));
        assertThat(exposure.byRank(99)).isCloseTo(Math.log(16 / 17.0) / Math.log(2), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-4, -1, 0, 1.5, 5})
    void findsTheShape_ofASkewNormalSample(double shape) {
        Random random = new Random(6L);
        double[] sample = IntStream.range(0, 20_000)
                .mapToDouble(i -> {
                    double first = random.nextGaussian();
                    double second = random.nextGaussian();
                    return 10 + 3 * (second <= shape * first ? first : -first); // Azzalini's construction
                })
                .toArray();
        SkewNormal fit = SkewNormal.fit(sample);

        for (double q : new double[] {0.01, 0.1, 0.5, 0.9}) {
            Arrays.sort(sample);
            double quantile = sample[(int) (q * sample.length)];
            double error = 5 * Math.sqrt((1 - q) / q / sample.length); // five standard errors of the relative frequency
            assertThat(Math.exp(fit.logCumulative(quantile)) / q).isCloseTo(1, within(error));
        }
    }

    @Test
    void isTheNormalDistribution_forShapeZero() {
        SkewNormal normal = new SkewNormal(0, 2, 3);

        assertThat(normal.logCumulative(2)).isCloseTo(Math.log(0.5), within(1e-8));
        assertThat(normal.logCumulative(-7)).isCloseTo(Math.log(0.0013498980316300933), within(1e-7)); // Phi(-3)
        assertThat(normal.logCumulative(-88)).isCloseTo(-454.3212439955, within(1e-4)); // ln Phi(-30)
        assertThat(normal.logCumulative(200)).isCloseTo(0, within(1e-8));
    }

    /** At the location the skew normal distribution has 1/2 - atan(a) / pi. */
    @ParameterizedTest
    @ValueSource(doubles = {-3, -1, 1, 3})
    void hasTheKnownValue_atItsLocation(double shape) {
        assertThat(new SkewNormal(shape, 5, 2).logCumulative(5))
                .isCloseTo(Math.log(0.5 - Math.atan(shape) / Math.PI), within(1e-7));
    }

    @Test
    void risesTheLessSurprisingTheSecretIs() {
        Random random = new Random(7L);
        Exposure exposure = Exposure.among(
                random.doubles(300).map(u -> 80 + 9 * random.nextGaussian()).toArray());
        double last = -1;
        for (double perplexity = 110; perplexity > 20; perplexity -= 5) {
            assertThat(exposure.byDistribution(perplexity)).isGreaterThan(last).isFinite();
            last = exposure.byDistribution(perplexity);
        }
        assertThat(last).isGreaterThan(20); // far below all references, where ranks end at log2 300
    }

    @Test
    void refusesReferencesThatSayNothing() {
        for (double[] useless :
                new double[][] {new double[9], new double[20], {1, 2, 3, 4, 5, 6, 7, 8, 9, Double.NaN}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Exposure.among(useless))
                    .withMessage("there are " + useless.length
                            + " reference perplexities; give at least 10 finite ones that are not all equal");
        }
    }
}
