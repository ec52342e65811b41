/**
 * Verdicts for a terminal.
 *
 * <p>Start at {@link dev.assize.reports.terminal.VerdictTable}.
 */
@NullMarked
package dev.assize.reports.terminal;

import org.jspecify.annotations.NullMarked;
