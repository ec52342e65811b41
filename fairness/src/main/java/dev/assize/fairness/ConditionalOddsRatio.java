package dev.assize.fairness;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Interval;
import dev.assize.core.Unit;
import dev.assize.statistics.Estimates;
import dev.assize.statistics.MantelHaenszel;
import dev.assize.statistics.Normal;
import java.util.Optional;

/** The common odds ratio of being selected, group to reference, within strata; 1 is parity, below 1 fewer selected. */
public final class ConditionalOddsRatio extends PairwiseConditionalMetric {
    /** Makes the metric. */
    public ConditionalOddsRatio() {
        super(
                new Definition(
                        "fairness.conditional_odds_ratio",
                        "Odds ratio within strata",
                        "Mantel-Haenszel common odds ratio of selection, group to most selected group, over strata",
                        Definition.Range.NOT_NEGATIVE,
                        "1 is parity; further from 1 is worse",
                        "Mantel and Haenszel, 1959; Robins, Breslow and Greenland, 1986"),
                Unit.RATIO,
                comparison -> comparison.oddsRatio().map(ConditionalOddsRatio::estimate));
    }

    private static Estimate estimate(MantelHaenszel.WithError found) {
        double stretch = Math.exp(Normal.twoSidedQuantile(Estimates.SHOWN_CONFIDENCE) * found.standardError());
        Interval interval = new Interval(
                found.value() / stretch,
                found.value() * stretch,
                Estimates.SHOWN_CONFIDENCE,
                "Robins-Breslow-Greenland");
        return new Estimate(found.value(), Optional.empty(), Optional.of(interval), Optional.empty());
    }
}
