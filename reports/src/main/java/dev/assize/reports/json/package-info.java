/**
 * {@code report.json}: the one file that all views, later checks and comparisons are drawn from.
 *
 * <p>Start at {@link dev.assize.reports.json.ReportJson}. Each other class writes and reads one part, side by side, so
 * that both stay the same. The published schema is {@code dev/assize/reports/schema/report.schema.json}. Counts are
 * numbers up to 2^53; seeds, exact fractions and limits are texts, because a JSON number would round them.
 */
@NullMarked
package dev.assize.reports.json;

import org.jspecify.annotations.NullMarked;
