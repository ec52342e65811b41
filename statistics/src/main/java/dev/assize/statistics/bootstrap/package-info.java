/**
 * The bootstrap of cells: intervals for anything that is computed from counts.
 *
 * <p>Start at {@link dev.assize.statistics.bootstrap.CellBootstrap}. It redraws the counts of cells, not the rows, and
 * so costs the same for a thousand and for a billion rows. A {@link dev.assize.statistics.bootstrap.CellFunction}
 * computes many values from each redraw; {@link dev.assize.statistics.bootstrap.BootstrapDraws} holds what came out and
 * makes intervals, {@link dev.assize.statistics.bootstrap.SimultaneousBounds} those that hold for several values at
 * once. Each draw depends on the seed and its own number alone.
 */
@NullMarked
package dev.assize.statistics.bootstrap;

import org.jspecify.annotations.NullMarked;
