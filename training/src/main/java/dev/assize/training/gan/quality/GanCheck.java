package dev.assize.training.gan.quality;

import dev.assize.core.Counts;
import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.training.gan.Generator;
import dev.assize.training.gan.GrayImages;
import dev.assize.training.settings.TrainingException;
import java.util.Arrays;

/** Measures generators against real images: the classifier is trained once, each generator costs its samples. */
public final class GanCheck {
    private final LabelledImages training;
    private final LabelledImages heldOut;
    private final ImageClassifier classifier;

    private GanCheck(LabelledImages training, LabelledImages heldOut, ImageClassifier classifier) {
        this.training = training;
        this.heldOut = heldOut;
        this.classifier = classifier;
    }

    /**
     * Trains the classifier.
     *
     * @param training what the generator learned from
     * @param heldOut real images that it did not see, more than {@link Manifold#NEIGHBORS}
     * @param seed of the classifier's weights and order of images
     * @param progress told how the classifier learns
     * @throws TrainingException if there are too few images
     */
    public static GanCheck of(LabelledImages training, LabelledImages heldOut, Seed seed, Progress progress) {
        int fewest = Math.min(training.images().count(), heldOut.images().count());
        if (fewest <= Manifold.NEIGHBORS) {
            throw TrainingException.of(
                    "GAN images",
                    "there are " + fewest + " training or held-out images",
                    "Quality is measured with more than " + Manifold.NEIGHBORS + " of each; bring more images.");
        }
        return new GanCheck(training, heldOut, ImageClassifier.train(training, seed, progress));
    }

    /**
     * Measures samples of a generator against as many held-out images.
     *
     * @param count how many samples, at most; no more than there are images of each kind
     * @param seed of the samples' noise
     */
    public GanQuality measure(Generator generator, int count, Seed seed) {
        int fewest = Math.min(training.images().count(), heldOut.images().count());
        int used = Math.max(Manifold.NEIGHBORS + 1, Math.min(count, fewest));
        GrayImages samples = generator.sample(used, seed);
        GrayImages real = heldOut.images().first(used);
        ImageClassifier.Seen seen = classifier.look(samples);
        Features reference = classifier.look(real).features();
        Features trained = classifier.look(training.images().first(used)).features();
        NearestImages nearest = new NearestImages(training.images());
        return new GanQuality(
                new GanQuality.Distance(
                        FrechetDistance.of(seen.features(), reference), FrechetDistance.of(trained, reference)),
                coverage(seen.features(), reference),
                classes(seen),
                Copying.of(nearest.distances(samples), nearest.distances(real)));
    }

    private static GanQuality.Coverage coverage(Features samples, Features real) {
        int precise = Manifold.of(real, Manifold.NEIGHBORS).covered(samples);
        int recalled = Manifold.of(samples, Manifold.NEIGHBORS).covered(real);
        return new GanQuality.Coverage(
                new Counts("samples", precise, samples.rows()), new Counts("real images", recalled, real.rows()));
    }

    private GanQuality.Classes classes(ImageClassifier.Seen samples) {
        long correct = classifier.look(heldOut.images()).correct(heldOut.labels());
        return new GanQuality.Classes(
                samples.meanConfidence(),
                Arrays.stream(samples.counts()).boxed().toList(),
                new Counts("held-out images", correct, heldOut.images().count()));
    }
}
