/**
 * The report as one HTML page: no script, no network, light and dark, readable at 320 px and on paper.
 *
 * <p>Start at {@link dev.assize.reports.html.HtmlReport}. Composers turn the report into view records that hold only
 * texts and finished coordinates; the template places them and computes nothing. Everything is escaped by FreeMarker.
 */
@NullMarked
package dev.assize.reports.html;

import org.jspecify.annotations.NullMarked;
