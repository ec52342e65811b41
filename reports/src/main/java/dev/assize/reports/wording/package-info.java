/**
 * The words and the number formats that all views share.
 *
 * <p>Start at {@link dev.assize.reports.wording.Texts} (every sentence of a report comes from one resource a language)
 * and {@link dev.assize.reports.wording.ShownNumber} (rounding that never makes a value look better than its verdict).
 */
@NullMarked
package dev.assize.reports.wording;

import org.jspecify.annotations.NullMarked;
