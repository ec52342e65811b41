/**
 * Tests of equality: how probable a difference as large as the one seen would be if there were none.
 *
 * <p>Two groups and a rate: {@link dev.assize.statistics.hypothesis.FisherExactTest}, which is right for every count,
 * or {@link dev.assize.statistics.hypothesis.TwoProportionTest} for many rows. More groups or more classes: {@link
 * dev.assize.statistics.hypothesis.ChiSquaredTest}. Any other statistic: {@link
 * dev.assize.statistics.hypothesis.PermutationTest}. Within strata: {@link dev.assize.statistics.MantelHaenszel}.
 * Several tests together are a {@link dev.assize.statistics.hypothesis.TestFamily}.
 *
 * <p>All p-values are two-sided (or have no sides) and at least 1e-300, below which doubles end. A test that says
 * nothing for its counts gives no result.
 */
@NullMarked
package dev.assize.statistics.hypothesis;

import org.jspecify.annotations.NullMarked;
