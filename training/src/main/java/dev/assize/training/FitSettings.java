package dev.assize.training;

/**
 * How long and on what a network is fitted.
 *
 * @param epochs passes over the training rows at most, at least 1
 * @param batchSize rows of a step, at least 1; batches of an epoch differ by one row at most
 * @param validationPart part of the training rows that is held out to choose the best epoch, 0 to 0.5; 0 keeps the last
 *     epoch
 * @param patience epochs without a lower validation loss before it stops, at least 1; needs a validation part
 * @param classWeights how much an example of each class counts
 */
public record FitSettings(int epochs, int batchSize, double validationPart, int patience, ClassWeights classWeights) {}
