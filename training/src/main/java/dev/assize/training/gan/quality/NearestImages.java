package dev.assize.training.gan.quality;

import dev.assize.engine.kernel.FloatKernels;
import dev.assize.engine.kernel.Product;
import dev.assize.engine.kernel.Range;
import dev.assize.training.gan.GrayImages;
import java.util.Arrays;

/**
 * Finds for images the nearest one of a training set. Candidates come from products in single precision, |a - b|^2 =
 * |a|^2 + |b|^2 - 2 ab, the distance of the best one is then computed from the differences in double precision.
 */
final class NearestImages {
    private static final int BLOCK = 4096; // of training images, by as many others: products of 64 MiB

    private final FloatKernels kernels = new FloatKernels();
    private final GrayImages training;
    private final float[] ink;
    private final float[] squares;

    NearestImages(GrayImages training) {
        this.training = training;
        ink = training.toArray();
        squares = squares(ink, training.size());
    }

    /** Returns for each image the Euclidean distance, in ink, to the training image that is nearest. */
    double[] distances(GrayImages images) {
        float[] wanted = images.toArray();
        int[] best = new int[images.count()];
        float[] least = new float[images.count()];
        Arrays.fill(least, Float.MAX_VALUE);
        for (int first = 0; first < best.length; first += BLOCK) {
            Range block = new Range(first, Math.min(first + BLOCK, best.length));
            for (int from = 0; from < training.count(); from += BLOCK) {
                search(wanted, block, new Range(from, Math.min(from + BLOCK, training.count())), best, least);
            }
        }
        double[] distances = new double[best.length];
        for (int i = 0; i < best.length; i++) {
            distances[i] = distance(wanted, i, best[i]);
        }
        return distances;
    }

    private void search(float[] wanted, Range images, Range candidates, int[] best, float[] least) {
        int size = training.size();
        int rows = images.to() - images.from();
        int count = candidates.to() - candidates.from();
        float[] left = Arrays.copyOfRange(wanted, images.from() * size, images.to() * size);
        float[] right = Arrays.copyOfRange(ink, candidates.from() * size, candidates.to() * size);
        float[] products = new float[rows * count];
        kernels.products()
                .multiply(Product.of(Product.Form.RIGHT_TRANSPOSED, rows, count, size), left, right, products);
        for (int i = images.from(), at = 0; i < images.to(); i++) {
            for (int j = candidates.from(); j < candidates.to(); j++, at++) {
                float apart = squares[j] - 2 * products[at]; // |a|^2 is the same for all
                if (apart < least[i]) {
                    least[i] = apart;
                    best[i] = j;
                }
            }
        }
    }

    private double distance(float[] wanted, int image, int nearest) {
        int size = training.size();
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double difference = (double) wanted[image * size + i] - ink[nearest * size + i];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    private static float[] squares(float[] ink, int size) {
        float[] squares = new float[ink.length / size];
        for (int image = 0; image < squares.length; image++) {
            double sum = 0;
            for (int i = image * size; i < (image + 1) * size; i++) {
                sum += (double) ink[i] * ink[i];
            }
            squares[image] = (float) sum;
        }
        return squares;
    }
}
