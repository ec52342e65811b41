package dev.assize.training.gan;

import java.util.OptionalDouble;

/**
 * Means over the steps of one epoch.
 *
 * @param number of the epoch, from 1
 * @param discriminatorLoss of real and generated images together, see {@link GanLoss}; of generated ones alone where
 *     the training is private
 * @param generatorLoss of generated images
 * @param realScore the discriminator's probability that real images are real; 0.5 if it cannot tell; absent where the
 *     training is private, because it is a mean over real images without noise
 * @param fakeScore the discriminator's probability that generated images are real; 0.5 if it cannot tell
 */
public record GanEpoch(
        int number, double discriminatorLoss, double generatorLoss, OptionalDouble realScore, double fakeScore) {
    /** Makes the means of an epoch whose real images were looked at. */
    public GanEpoch(int number, double discriminatorLoss, double generatorLoss, double realScore, double fakeScore) {
        this(number, discriminatorLoss, generatorLoss, OptionalDouble.of(realScore), fakeScore);
    }
}
