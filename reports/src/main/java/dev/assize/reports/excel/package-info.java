/** placeholder */
@NullMarked
package dev.assize.reports.excel;

import org.jspecify.annotations.NullMarked;
