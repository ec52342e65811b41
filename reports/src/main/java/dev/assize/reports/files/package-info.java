/**
 * Writes views of a report to a folder: all of them or none.
 *
 * <p>Start at {@link dev.assize.reports.files.ReportFiles}.
 */
@NullMarked
package dev.assize.reports.files;

import org.jspecify.annotations.NullMarked;
