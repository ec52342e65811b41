package dev.assize.training.gan.quality;

import dev.assize.core.Counts;
import java.util.List;

/**
 * What was measured on samples of a generator.
 *
 * @param distance how far they are from real images
 * @param covered what of them looks real, and what of the real can be made
 * @param classes what a classifier says of them
 * @param copying whether they are copies
 */
public record GanQuality(Distance distance, Coverage covered, Classes classes, Copying copying) {
    /**
     * Fréchet distances in the classifier's features.
     *
     * @param samples of samples to held-out real images
     * @param real of as many training images to the same, which is what a perfect generator reaches
     */
    public record Distance(double samples, double real) {}

    /**
     * Precision and recall of manifolds.
     *
     * @param precision samples that held-out real images cover, of all samples
     * @param recall held-out real images that samples cover, of all those
     */
    public record Coverage(Counts precision, Counts recall) {}

    /**
     * The classifier's view.
     *
     * @param confidence mean over samples of its highest probability
     * @param samples how many samples it takes for each class
     * @param accuracy held-out real images that it classifies rightly, of all those
     */
    public record Classes(double confidence, List<Long> samples, Counts accuracy) {
        /** Copies the counts. */
        public Classes {
            samples = List.copyOf(samples);
        }

        /** Returns how many classes have at least one sample. */
        public long occurring() {
            return samples.stream().filter(count -> count > 0).count();
        }
    }
}
