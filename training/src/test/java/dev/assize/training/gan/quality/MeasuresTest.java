package dev.assize.training.gan.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assize.training.gan.GrayImages;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The measures behind the evidence, worked by hand or against the plain formula. */
class MeasuresTest {
    private static double[] normals(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextGaussian();
        }
        return numbers;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 17})
    void rootTimesRootIsTheMatrix(int n) {
        double[] half = normals(n, n * n);
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    matrix[i * n + j] += half[i * n + k] * half[j * n + k];
                }
            }
        }
        double[] root = SymmetricEigen.of(matrix, n).root();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double product = 0;
                for (int k = 0; k < n; k++) {
                    product += root[i * n + k] * root[k * n + j];
                }
                assertThat(product).isCloseTo(matrix[i * n + j], within(1e-11 * n));
            }
        }
    }

    @Test
    void eigenvalues_workedByHand() {
        SymmetricEigen eigen = SymmetricEigen.of(new double[] {2, 1, 1, 2}, 2);

        assertThat(Math.min(eigen.value(0), eigen.value(1))).isCloseTo(1, within(1e-15));
        assertThat(Math.max(eigen.value(0), eigen.value(1))).isCloseTo(3, within(1e-15));
        assertThat(SymmetricEigen.of(new double[4], 2).root()).containsOnly(0);
        assertThat(SymmetricEigen.of(new double[] {-1e-18, 0, 0, 4}, 2).root()).containsExactly(0, 0, 0, 2);
    }

    @Test
    void frechetDistanceOfLines_isThatOfMeansAndDeviations() {
        Features one = new Features(new double[] {1, 3}, 1); // mean 2, variance 2
        Features other = new Features(new double[] {0, 4, 8}, 1); // mean 4, variance 16

        assertThat(FrechetDistance.of(one, other)).isCloseTo(4 + Math.pow(Math.sqrt(2) - 4, 2), within(1e-12));
    }

    @Test
    void frechetDistanceInThePlane_isThatOfTheClosedForm() {
        Features one = new Features(normals(1, 40), 2);
        Features other = new Features(stretched(normals(2, 60)), 2);
        double[] c1 = covariance(one);
        double[] c2 = covariance(other);
        double trace = c1[0] * c2[0] + 2 * c1[1] * c2[1] + c1[2] * c2[2]; // of C1 C2
        double determinant = (c1[0] * c1[2] - c1[1] * c1[1]) * (c2[0] * c2[2] - c2[1] * c2[1]);
        double root = Math.sqrt(trace + 2 * Math.sqrt(determinant)); // trace of the root of a 2 x 2 matrix
        double means = Math.pow(mean(one, 0) - mean(other, 0), 2) + Math.pow(mean(one, 1) - mean(other, 1), 2);

        assertThat(FrechetDistance.of(one, other))
                .isCloseTo(means + c1[0] + c1[2] + c2[0] + c2[2] - 2 * root, within(1e-11));
        assertThat(FrechetDistance.of(other, one)).isCloseTo(FrechetDistance.of(one, other), within(1e-11));
    }

    private static double[] stretched(double[] numbers) {
        for (int i = 0; i < numbers.length; i += 2) {
            numbers[i] = 3 * numbers[i] + 2 * numbers[i + 1] + 1;
        }
        return numbers;
    }

    private static double mean(Features rows, int column) {
        double sum = 0;
        for (int row = 0; row < rows.rows(); row++) {
            sum += rows.get(row, column);
        }
        return sum / rows.rows();
    }

    private static double[] covariance(Features rows) {
        double[] sums = new double[3];
        for (int row = 0; row < rows.rows(); row++) {
            double x = rows.get(row, 0) - mean(rows, 0);
            double y = rows.get(row, 1) - mean(rows, 1);
            sums[0] += x * x / (rows.rows() - 1);
            sums[1] += x * y / (rows.rows() - 1);
            sums[2] += y * y / (rows.rows() - 1);
        }
        return sums;
    }

    @Test
    void frechetDistance_isZeroToItself_alsoWithFewerRowsThanColumns() {
        Features few = new Features(normals(3, 3 * 20), 20);

        assertThat(FrechetDistance.of(few, few)).isCloseTo(0, within(1e-6)); // roots of rounding errors: 1e-16 each
        Features same = new Features(new double[] {1, 2, 1, 2, 1, 2}, 2);
        assertThat(FrechetDistance.of(same, same)).isZero();
    }

    @Test
    void frechetDistance_growsByTheSquareOfAShift() {
        double[] numbers = normals(4, 300);
        double[] shifted = numbers.clone();
        for (int i = 0; i < shifted.length; i += 3) {
            shifted[i] += 5;
        }
        assertThat(FrechetDistance.of(new Features(numbers, 3), new Features(shifted, 3)))
                .isCloseTo(25, within(1e-9));
    }

    @Test
    void frechetDistance_refusesWhatHasNoCovariance() {
        Features one = new Features(new double[] {1, 2}, 2);
        Features two = new Features(new double[] {1, 2, 3, 4}, 2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> FrechetDistance.of(one, two))
                .withMessage("a Fréchet distance was asked for with 1 rows on one side; a covariance needs at least 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FrechetDistance.of(two, new Features(new double[3], 1)))
                .withMessage("rows of 2 and of 1 numbers cannot be compared; describe both kinds of images in the "
                        + "same way");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Features(new double[3], 2))
                .withMessage("3 numbers are no whole rows of 2; give all numbers of each row");
    }

    @Test
    void manifold_workedByHand() {
        Features rows = new Features(new double[] {0, 1, 3, 10}, 1); // distance to the nearest: 1, 1, 2, 7

        assertThat(Manifold.of(rows, 1).covered(new Features(new double[] {-1, -1.5, 5, 5.5, 17, 17.5, 2.9}, 1)))
                .isEqualTo(5); // -1 by 0; 5 by 3; 5.5 and 17 by 10; 2.9 by 3
        Features twins = new Features(new double[] {0, 0, 0, 5}, 1);
        assertThat(Manifold.of(twins, 2).covered(new Features(new double[] {0, 0.1, 10}, 1)))
                .isEqualTo(3); // 5 reaches to 0 and to 10
        assertThat(Manifold.of(rows, 1).covered(rows)).isEqualTo(4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Manifold.of(rows, 4))
                .withMessage("neighbor 4 of each of 4 rows was asked for; give more rows than neighbors, and at "
                        + "least 1 neighbor");
    }

    @Test
    void nearestImages_equalBruteForce() {
        SplittableRandom random = new SplittableRandom(6);
        GrayImages training = random(random, 5000, 3);
        GrayImages images = random(random, 20, 3);
        double[] found = new NearestImages(training).distances(images);
        for (int i = 0; i < images.count(); i++) {
            double least = Double.MAX_VALUE;
            for (int j = 0; j < training.count(); j++) {
                double sum = 0;
                for (int k = 0; k < 9; k++) {
                    sum += Math.pow((double) images.flat(i * 9 + k) - training.flat(j * 9 + k), 2);
                }
                least = Math.min(least, Math.sqrt(sum));
            }
            assertThat(found[i]).isCloseTo(least, within(1e-6)); // candidates are told apart in float
        }
        assertThat(new NearestImages(training).distances(training.slice(4990, 5000)))
                .containsOnly(0);
    }

    @Test
    void nearestImages_areFound_whenThereAreSeveralBlocksOfImages() {
        GrayImages training = random(new SplittableRandom(7), 20, 2);
        float[] many = new float[9000 * 4]; // blocks have 4,096
        for (int i = 0; i < many.length; i++) {
            float ink = training.flat(i % (20 * 4));
            float moved = ink > 0.5f ? ink - 0.01f : ink + 0.01f;
            many[i] = i % 4 == 0 ? moved : ink;
        }

        double[] distances = new NearestImages(training).distances(GrayImages.of(many, 2, 2));

        assertThat(distances).hasSize(9000);
        for (double distance : distances) {
            assertThat(distance).isCloseTo(0.01, within(1e-6));
        }
    }

    private static GrayImages random(SplittableRandom random, int count, int side) {
        float[] ink = new float[count * side * side];
        for (int i = 0; i < ink.length; i++) {
            ink[i] = (float) random.nextDouble();
        }
        return GrayImages.of(ink, side, side);
    }

    @Test
    void copying_workedByHand() {
        Copying found = Copying.of(new double[] {1, 2, 4, 4}, new double[] {2, 3, 5});
        // pairs in which the sample is farther: 0, 0.5, 2, 2

        assertThat(found.copied()).isEqualTo(0.25); // the 1 % quantile of three numbers is the least
        assertThat(found.distanceRatio()).isEqualTo(1);
        assertThat(found.z()).isCloseTo((4.5 - 6) / Math.sqrt(12.0 * 8 / 12), within(1e-14));
    }

    @Test
    void copying_countsSamplesBelowTheHundredthPart() {
        double[] heldOut = IntStream.rangeClosed(1, 1000).asDoubleStream().toArray();

        assertThat(Copying.of(new double[] {5, 10, 11, 12}, heldOut).copied()).isEqualTo(0.5); // the limit is 11
    }

    @Test
    void copying_showsWhenSamplesAreTrainingImages() {
        double[] heldOut = normals(9, 500);
        double[] alike = normals(10, 500);
        for (int i = 0; i < 500; i++) {
            heldOut[i] = Math.abs(heldOut[i]) + 1;
            alike[i] = Math.abs(alike[i]) + 1;
        }
        Copying copies = Copying.of(new double[500], heldOut);

        assertThat(copies.copied()).isEqualTo(1);
        assertThat(copies.distanceRatio()).isZero();
        assertThat(copies.z()).isLessThan(-20);
        assertThat(Copying.of(alike, heldOut).z()).isBetween(-3.0, 3.0); // false alarm rate 0.3 %, seed fixed
        assertThat(Copying.of(heldOut, heldOut).z()).isZero();
        assertThat(Copying.of(new double[2], new double[3])).isEqualTo(new Copying(0, 1, 0));
        assertThat(Copying.of(new double[] {1}, new double[3]).distanceRatio()).isEqualTo(Double.MAX_VALUE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Copying.of(new double[0], heldOut))
                .withMessage("distances of 0 samples and 500 held-out images were given; give at least one of each");
    }
}
