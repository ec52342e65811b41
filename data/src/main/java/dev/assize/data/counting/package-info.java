/**
 * Counts people by attribute values × truth × decision, wherever the rows are: in arrays, in files, behind JDBC, or
 * arriving piece by piece.
 *
 * <p>Start at {@link dev.assize.data.counting.FileCounting} or {@link dev.assize.data.counting.SqlCounting} for tables,
 * at {@link dev.assize.data.counting.CellCounter} for arrays and streams, at
 * {@link dev.assize.data.counting.TallyReader} for a table in memory. All give the same {@link dev.assize.core.Tally},
 * to the last digit: people are counted, and weights are added without rounding, see
 * {@link dev.assize.data.counting.ExactWeights}.
 */
@NullMarked
package dev.assize.data.counting;

import org.jspecify.annotations.NullMarked;
