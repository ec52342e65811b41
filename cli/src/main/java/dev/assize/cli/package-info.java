/**
 * The {@code assize} command line: arguments in, exit code out, no arithmetic.
 *
 * <p>Start at {@link dev.assize.cli.Main}. What a command was asked for goes to standard output; progress, warnings and
 * errors go to standard error. This is the only place that prints, reads the clock and catches everything.
 */
@NullMarked
package dev.assize.cli;

import org.jspecify.annotations.NullMarked;
