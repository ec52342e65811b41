package dev.assize.training.gan;

/**
 * Means over the steps of one epoch.
 *
 * @param number of the epoch, from 1
 * @param discriminatorLoss of real and generated images together, see {@link GanLoss}
 * @param generatorLoss of generated images
 * @param realScore the discriminator's probability that real images are real; 0.5 if it cannot tell
 * @param fakeScore the discriminator's probability that generated images are real; 0.5 if it cannot tell
 */
public record GanEpoch(
        int number, double discriminatorLoss, double generatorLoss, double realScore, double fakeScore) {}
