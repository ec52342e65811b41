/**
 * How often intervals hold the truth, computed and not simulated: all outcomes of one or two groups are enumerated and
 * weighed with their binomial probabilities.
 *
 * <p>Start at {@link dev.assize.statistics.coverage.RateCoverage} and
 * {@link dev.assize.statistics.coverage.PairCoverage}; {@link dev.assize.statistics.coverage.CoverageSummary} collects
 * a grid. Use it before trusting an interval with the group sizes at hand.
 */
@NullMarked
package dev.assize.statistics.coverage;

import org.jspecify.annotations.NullMarked;
