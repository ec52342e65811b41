/**
 * Trains generative adversarial networks: a generator that turns noise into images, and a discriminator that tells them
 * from real ones.
 *
 * <p>Start at {@link dev.assize.training.gan.GanTrainer}: {@link dev.assize.training.gan.GanSettings} and {@link
 * dev.assize.training.gan.GrayImages} go in, a {@link dev.assize.training.gan.TrainedGan} comes out. {@link
 * dev.assize.training.gan.GanFile} saves both networks, {@link dev.assize.training.gan.PictureGrid} shows samples. How
 * good they are is measured in {@code training.gan.quality}.
 *
 * <p>The same settings, images and seed give the same parameters and pictures, bit for bit, on one machine.
 */
@NullMarked
package dev.assize.training.gan;

import org.jspecify.annotations.NullMarked;
