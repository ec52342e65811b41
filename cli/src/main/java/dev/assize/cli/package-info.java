/**
 * The {@code assize} command line: arguments, progress, what is printed, and exit codes. No arithmetic.
 *
 * <p>Start at {@link dev.assize.cli.Main}. Only this module writes to the standard streams: what a machine reads goes to
 * standard output, everything else to standard error.
 */
@NullMarked
package dev.assize.cli;

import org.jspecify.annotations.NullMarked;
