/**
 * Turns tables into the numbers that a network reads, and back.
 *
 * <p>Start at {@link dev.assize.data.encoding.Encoders}. An encoder is fitted on the training rows alone, travels
 * with the model as JSON, and names every number by the column it came from.
 */
@NullMarked
package dev.assize.data.encoding;

import org.jspecify.annotations.NullMarked;
