package dev.assize.training.gan.quality;

import java.util.Arrays;

/**
 * Whether samples are copies of training images, told by comparing their distances to the nearest training image with
 * the distances of held-out real images, which cannot be copies.
 *
 * @param copied part of the samples that are nearer to a training image than 99 % of held-out images are, 0 to 1; about
 *     0.01 where nothing is copied, more is worse. With ties or few held-out images it can be less
 * @param distanceRatio median distance of samples / median distance of held-out images; below 1 samples are nearer; 1
 *     where both are 0
 * @param z the Mann-Whitney statistic of the samples' distances against the held-out ones, standardised:
 *     {@code (U - m n / 2) / sqrt(m n (m + n + 1) / 12)}, U counting pairs in which the sample is farther off, ties
 *     half. About normal with deviation 1 where samples and held-out images are alike; below -5 says copying, far above
 *     0 says that samples are unlike real images
 * @see <a href="https://arxiv.org/abs/2004.05675">Meehan, Chaudhuri and Dasgupta, A Non-Parametric Test to Detect
 *     Data-Copying in Generative Models, 2020, section 3.1: the three-sample test on the whole space as one cell</a>
 */
public record Copying(double copied, double distanceRatio, double z) {
    private static final double QUANTILE = 0.01;

    /** Compares distances; both sides need at least one. */
    static Copying of(double[] samples, double[] heldOut) {
        if (samples.length == 0 || heldOut.length == 0) {
            throw new IllegalArgumentException("distances of " + samples.length + " samples and " + heldOut.length
                    + " held-out images were given; give at least one of each");
        }
        double[] sorted = heldOut.clone();
        Arrays.sort(sorted);
        double limit = sorted[(int) (QUANTILE * sorted.length)];
        long nearer =
                Arrays.stream(samples).filter(distance -> distance < limit).count();
        return new Copying(
                (double) nearer / samples.length, ratio(median(samples), median(sorted)), z(samples, sorted));
    }

    private static double ratio(double samples, double heldOut) {
        if (heldOut == 0) {
            return samples == 0 ? 1 : Double.MAX_VALUE;
        }
        return samples / heldOut;
    }

    private static double median(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static double z(double[] samples, double[] sortedHeldOut) {
        double u = 0;
        for (double distance : samples) {
            u += below(sortedHeldOut, distance)
                    + (below(sortedHeldOut, Math.nextUp(distance)) - below(sortedHeldOut, distance)) / 2.0;
        }
        double m = samples.length;
        double n = sortedHeldOut.length;
        return (u - m * n / 2) / Math.sqrt(m * n * (m + n + 1) / 12);
    }

    /** Returns how many of the numbers are less than {@code limit}. */
    private static int below(double[] sorted, double limit) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) / 2;
            if (sorted[middle] < limit) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
