package dev.assize.training.gan.quality;

import dev.assize.core.Definition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the evidence of a GAN means. */
final class GanDefinitions {
    private static final String COVERAGE =
            "Kynkäänniemi et al., Improved Precision and Recall Metric for Assessing Generative Models, 2019";
    private static final String COPYING =
            "Meehan, Chaudhuri, Dasgupta, A Non-Parametric Test to Detect Data-Copying in Generative Models, 2020";

    private GanDefinitions() {}

    static List<Definition> all() {
        return Stream.of(course(), likeness(), classes(), copying())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Definition> course() {
        return List.of(
                new Definition(
                        GanEvidence.LOSS,
                        "Losses of the two players",
                        "mean over the steps of an epoch of what discriminator and generator minimise, as the chosen "
                                + "loss defines it",
                        Definition.Range.ANY,
                        "none: neither loss says how good samples look; one that runs away says that a player has won",
                        "Goodfellow et al., Generative Adversarial Nets, 2014, section 3"),
                new Definition(
                        GanEvidence.SCORE,
                        "What the discriminator believes",
                        "mean over the steps of an epoch of 1 / (1 + exp(-logit)) for real and for generated images",
                        Definition.Range.UNIT,
                        "0.5 for both: it cannot tell; 1 and 0 mean that the generator has lost",
                        "Goodfellow et al., Generative Adversarial Nets, 2014, section 4.1"));
    }

    private static List<Definition> likeness() {
        return List.of(
                new Definition(
                        GanEvidence.FRECHET,
                        "Fréchet distance to held-out real images",
                        "|m1 - m2|^2 + trace(C1 + C2 - 2 (C1 C2)^(1/2)) for means and covariances of a classifier's "
                                + "features, of samples and, for comparison, of as many training images",
                        Definition.Range.NOT_NEGATIVE,
                        "that of real images; higher is worse",
                        "Heusel et al., GANs Trained by a Two Time-Scale Update Rule, 2017, section 2"),
                new Definition(
                        GanEvidence.PRECISION,
                        "Precision of samples",
                        "samples within the distance from some held-out real image to its third nearest one, in a "
                                + "classifier's features / samples",
                        Definition.Range.UNIT,
                        "1; lower is worse: samples that look like nothing real",
                        COVERAGE + ", equation 1"),
                new Definition(
                        GanEvidence.RECALL,
                        "Recall of samples",
                        "held-out real images within the distance from some sample to its third nearest one, in a "
                                + "classifier's features / held-out real images",
                        Definition.Range.UNIT,
                        "1; lower is worse: real images that are never made",
                        COVERAGE + ", equation 2"));
    }

    private static List<Definition> classes() {
        return List.of(
                new Definition(
                        GanEvidence.CONFIDENCE,
                        "Confidence of a classifier",
                        "mean over samples of the highest probability that a classifier of real images gives a class",
                        Definition.Range.UNIT,
                        "1; lower is worse; high for clear nonsense too, so read it with precision",
                        "Salimans et al., Improved Techniques for Training GANs, 2016, section 4"),
                new Definition(
                        GanEvidence.CLASSES,
                        "Classes that occur",
                        "classes that a classifier takes at least one sample for",
                        Definition.Range.NOT_NEGATIVE,
                        "the number of classes; fewer is worse: modes were dropped",
                        "Salimans et al., Improved Techniques for Training GANs, 2016, section 4"),
                new Definition(
                        GanEvidence.CLASSIFIER,
                        "Accuracy of the classifier",
                        "held-out real images that the classifier gives their true class / held-out real images",
                        Definition.Range.UNIT,
                        "1; the lower, the less its judgement of samples is worth",
                        "project definition"));
    }

    private static List<Definition> copying() {
        return List.of(
                new Definition(
                        GanEvidence.COPIED,
                        "Copied samples",
                        "samples nearer to a training image than 99 % of held-out real images are / samples",
                        Definition.Range.UNIT,
                        "0.01 and less; more is worse: training images are given away",
                        "project definition, after " + COPYING),
                new Definition(
                        GanEvidence.DISTANCE,
                        "Distance to training images",
                        "median distance of samples to the nearest training image / that of held-out real images",
                        new Definition.Range(Optional.of(0.0), Optional.empty()),
                        "1; below it samples are nearer to training images than new real images are",
                        "project definition, after " + COPYING),
                new Definition(
                        GanEvidence.COPYING,
                        "Test of copying",
                        "(U - m n / 2) / sqrt(m n (m + n + 1) / 12), U counting the pairs of a sample and a held-out "
                                + "image in which the sample is farther from its nearest training image",
                        Definition.Range.ANY,
                        "0; below -5 is copying, far above 0 says that samples are unlike real images",
                        COPYING + ", section 3.1"));
    }
}
