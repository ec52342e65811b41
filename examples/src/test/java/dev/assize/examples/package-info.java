/**
 * Runs the examples and every command of the user guide, in this process.
 *
 * <p>Start at {@link dev.assize.examples.UserGuideTest}.
 */
@NullMarked
package dev.assize.examples;

import org.jspecify.annotations.NullMarked;
