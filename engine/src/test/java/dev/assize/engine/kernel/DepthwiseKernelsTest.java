package dev.assize.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.engine.kernel.Transfer.Grid;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Convolutions of single channels in both number types: by hand, and against the plain sum. */
class DepthwiseKernelsTest {
    private static final Extent ONE = new Extent(1, 1);

    @Test
    void convolves_workedByHand() {
        Case<double[]> pair = new Case<>(
                new DoubleKernels(),
                new Window(2, new Extent(1, 3), new Extent(1, 2), new Extent(1, 2), ONE, new Extent(0, 0), ONE));
        double[] outputs = pair.convolve(new double[] {1, 10, 2, 20, 3, 30}, new double[] {1, 2, 3, 4}, 1);
        assertThat(outputs).containsExactly(1 + 3 * 2, 2 * 10 + 4 * 20, 2 + 3 * 3, 2 * 20 + 4 * 30);
    }

    @Test
    void equalsThePlainSum_inBothTypes() {
        List<Window> windows = List.of(
                new Window(3, new Extent(5, 6), new Extent(4, 5), new Extent(2, 2), ONE, new Extent(0, 0), ONE),
                new Window(2, new Extent(5, 6), new Extent(3, 3), new Extent(3, 2), new Extent(2, 2), ONE, ONE),
                new Window(1, new Extent(6, 6), new Extent(6, 6), new Extent(3, 3), ONE, ONE, ONE),
                new Window(
                        2,
                        new Extent(7, 7),
                        new Extent(3, 5),
                        new Extent(3, 2),
                        ONE,
                        new Extent(0, 0),
                        new Extent(2, 2)));
        for (Window window : windows) {
            new Case<>(new DoubleKernels(), window).check(1e-12);
            new Case<>(new FloatKernels(), window).check(1e-4);
        }
    }

    @Test
    void spreadsAndGathersNeighbors() {
        double[] spread = new double[6];
        new DoubleKernels().depthwise().spread(new double[] {1, 2}, spread, 3, 2);
        assertThat(spread).containsExactly(1, 1, 1, 2, 2, 2);
        float[] sums = new float[2];
        new FloatKernels().depthwise().gather(new float[] {1, 2, 3, 4}, sums, 2, 2);
        assertThat(sums).containsExactly(3, 7);
    }

    /**
     * A geometry, two images and weights.
     *
     * @param <A> {@code float[]} or {@code double[]}
     */
    private static final class Case<A> {
        private final Kernels<A> kernels;
        private final Window window;
        private final PoolingRows rows;

        Case(Kernels<A> kernels, Window window) {
            this.kernels = kernels;
            this.window = window;
            rows = new PoolingRows(window);
        }

        private A array(double[] numbers) {
            A array = kernels.allocate(numbers.length);
            kernels.transfer().copyIn(numbers, 0, array, 0, Grid.run(numbers.length));
            return array;
        }

        private double[] numbers(A array, int length) {
            double[] numbers = new double[length];
            kernels.transfer().copyOut(array, 0, numbers, 0, Grid.run(length));
            return numbers;
        }

        private A repeated(double[] weights) {
            A repeated = kernels.allocate(rows.places() * rows.rowLength());
            kernels.depthwise().repeat(rows, array(weights), repeated);
            return repeated;
        }

        double[] convolve(double[] images, double[] weights, int count) {
            A outputs = kernels.allocate(count * rows.pooledSize());
            kernels.depthwise().convolve(rows, array(images), repeated(weights), outputs, count);
            return numbers(outputs, count * rows.pooledSize());
        }

        /** The three products of one sum: it is linear in images and in weights. */
        void check(double tolerance) {
            SplittableRandom random = new SplittableRandom(20_261_123L);
            double[] images = random.doubles(2L * window.imageSize(), -1, 1).toArray();
            double[] weights = random.doubles(window.patch(), -1, 1).toArray();
            double[] gradients = random.doubles(2L * window.pooledSize(), -1, 1).toArray();
            double[] outputs = new double[gradients.length];
            double[] imageGradients = new double[images.length];
            double[] weightGradients = new double[weights.length];
            plainly((output, image, weight) -> {
                outputs[output] += images[image] * weights[weight];
                imageGradients[image] += gradients[output] * weights[weight];
                weightGradients[weight] += gradients[output] * images[image];
            });

            assertThat(convolve(images, weights, 2)).containsExactly(outputs, within(tolerance));
            A intoImages = array(images); // overwritten
            kernels.depthwise().convolveSlope(rows, array(gradients), repeated(weights), intoImages, 2);
            assertThat(numbers(intoImages, images.length)).containsExactly(imageGradients, within(tolerance));
            A sums = kernels.allocate(rows.places() * rows.rowLength());
            kernels.depthwise().weightSlope(rows, array(images), array(gradients), sums, 2);
            A intoWeights = kernels.allocate(weights.length);
            kernels.depthwise().collect(rows, sums, intoWeights);
            assertThat(numbers(intoWeights, weights.length)).containsExactly(weightGradients, within(tolerance));
        }

        private void plainly(Term term) {
            int outputs = 2 * window.pooledSize();
            for (int output = 0; output < outputs; output++) {
                int channel = output % window.channels();
                int place = output % window.pooledSize() / window.channels();
                for (int k = 0; k < window.kernel().area(); k++) {
                    int row = place / window.output().width() * window.stride().height()
                            - window.padding().height()
                            + k / window.kernel().width() * window.dilation().height();
                    int column = place
                                    % window.output().width()
                                    * window.stride().width()
                            - window.padding().width()
                            + k % window.kernel().width() * window.dilation().width();
                    boolean inside = row >= 0
                            && row < window.input().height()
                            && column >= 0
                            && column < window.input().width();
                    if (inside) {
                        int image = (row * window.input().width() + column) * window.channels() + channel;
                        int first = output / window.pooledSize() * window.imageSize();
                        term.at(output, first + image, k * window.channels() + channel);
                    }
                }
            }
        }
    }

    /** A product of the sum. */
    @FunctionalInterface
    private interface Term {
        void at(int output, int image, int weight);
    }
}
