/**
 * Reads pictures and sequences into tables: a column of arrays, the label, and where a test part comes with files of
 * its
 * own, a column that tells the two parts apart.
 *
 * <p>Start at {@link dev.assize.data.arrays.ArrayReader}. Files are not trusted: what they claim about their size is
 * checked before memory is taken, nothing outside a named folder is read, and all problems are reported together.
 */
@NullMarked
package dev.assize.data.arrays;

import org.jspecify.annotations.NullMarked;
