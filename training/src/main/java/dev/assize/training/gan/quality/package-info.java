/**
 * Measures what a generator makes, rather than only looking at it.
 *
 * <p>Start at {@link dev.assize.training.gan.quality.GanCheck}: it trains a small classifier on real images and
 * answers, for samples of a generator, with their distance to real ones in the classifier's features, precision and
 * recall, the classes that they show, and whether they are copies of training images. {@link
 * dev.assize.training.gan.quality.GanEvidence} says it as evidence.
 */
@NullMarked
package dev.assize.training.gan.quality;

import org.jspecify.annotations.NullMarked;
