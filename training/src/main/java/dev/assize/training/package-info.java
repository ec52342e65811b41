/**
 * Trains networks from settings and keeps them, with their record, in one file.
 *
 * <p>Start at {@link dev.assize.training.Trainer}: {@link dev.assize.training.settings.TrainingSettings} and
 * {@link dev.assize.training.TrainingPart} go in, a {@link dev.assize.training.TrainedModel} comes out.
 * {@link dev.assize.training.ModelFile} saves and loads it; {@link dev.assize.training.TrainingEvidence} says in a
 * report what the {@link dev.assize.training.TrainingRecord} knows.
 *
 * <p>The same settings, rows and seed give the same parameters, bit for bit, on one machine with one number of threads.
 * Model files and settings are untrusted. A privacy guarantee is never claimed: private training is refused.
 */
@NullMarked
package dev.assize.training;

import org.jspecify.annotations.NullMarked;
