/**
 * The vocabulary of Assize: what every other module speaks of, without file formats and without algorithms.
 *
 * <p>Start at {@link dev.assize.core.Table} (rows), {@link dev.assize.core.TableModel} (what scores them),
 * {@link dev.assize.core.Evidence} (what a check found) and {@link dev.assize.core.Provenance} (what it was found on).
 *
 * <p>Everything here is immutable. Rates are fractions. A missing cell and an undefined metric are values of their own;
 * NaN and infinity never cross a public method.
 */
@NullMarked
package dev.assize.core;

import org.jspecify.annotations.NullMarked;
