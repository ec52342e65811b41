/**
 * What is chosen about a network and its training, apart from rows and seed.
 *
 * <p>Start at {@link dev.assize.training.settings.TrainingSettings}; {@link
 * dev.assize.training.settings.TrainingSettingsReader} makes them of the keys and values of a file. Every record checks
 * its numbers, and every value has one key, which is the same in {@code audit.yaml} and in the training record.
 */
@NullMarked
package dev.assize.training.settings;

import org.jspecify.annotations.NullMarked;
