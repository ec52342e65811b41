package dev.assize.engine.kernel;

/**
 * Indices of an array.
 *
 * @param from the first
 * @param to one past the last
 */
public record Range(int from, int to) {}
