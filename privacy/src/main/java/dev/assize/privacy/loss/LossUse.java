package dev.assize.privacy.loss;

/**
 * A pair used a number of times.
 *
 * @param pair what each use reveals at most
 * @param steps how often
 */
public record LossUse(LossPair pair, long steps) {}
