/**
 * The report as a workbook: real numbers with formats, tables with filters, no macro and no formula from the data.
 *
 * <p>Start at {@link dev.assize.reports.excel.ExcelReport}; each sheet is one class.
 */
@NullMarked
package dev.assize.reports.excel;

import org.jspecify.annotations.NullMarked;
