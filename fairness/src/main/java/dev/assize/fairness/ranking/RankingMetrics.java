package dev.assize.fairness.ranking;

import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import dev.assize.core.Scope;
import dev.assize.core.Unit;
import dev.assize.fairness.FairnessMetric;
import dev.assize.fairness.MetricFamily;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/** What a ranking by score does to groups. */
public final class RankingMetrics implements MetricFamily {
    private static final String LINKEDIN =
            "Geyik, Ambler and Kenthapadi, Fairness-aware ranking in search and recommendation systems, 2019";
    private static final String EXPOSURE = "Singh and Joachims, Fairness of exposure in rankings, 2018";
    private static final long[] FIRST = {10, 100};

    /** Makes the family. */
    public RankingMetrics() {}

    @Override
    public List<FairnessMetric> metrics() {
        return List.of(
                new RankingMetric(
                        definition(
                                "exposure",
                                "mean of 1 / log2(rank + 1) over the people of the group",
                                Definition.Range.UNIT,
                                "None by itself; compare between groups",
                                EXPOSURE),
                        RankingMetrics::exposures),
                new RankingMetric(
                        definition(
                                "exposure_ratio",
                                "smallest divided by largest exposure of the groups",
                                Definition.Range.UNIT,
                                "1 is parity; lower is worse",
                                EXPOSURE),
                        RankingMetrics::exposureRatio),
                new RankingMetric(
                        definition(
                                "infeasible_index",
                                "over groups and prefixes of up to k people: how often a prefix of i has fewer of the group"
                                        + " than floor(i · share of the group in all)",
                                Definition.Range.NOT_NEGATIVE,
                                "0; higher is worse",
                                LINKEDIN),
                        RankingMetrics::infeasible),
                new RankingMetric(
                        definition(
                                "ndkl",
                                "mean over prefixes of the Kullback-Leibler divergence of the shares of groups in the prefix"
                                        + " from those in all, in nats, weighted by 1 / log2(length + 1)",
                                Definition.Range.NOT_NEGATIVE,
                                "0 is parity; higher is worse",
                                LINKEDIN),
                        (ranking, groups) -> List.of(groups.value(
                                groups.scope(),
                                ranking.normalizedDiscountedDivergence(),
                                Unit.NUMBER,
                                ranking.total()))),
                new RankingMetric(
                        definition(
                                "skew",
                                "ln(share of the group among the first k / share of the group in all)",
                                Definition.Range.ANY,
                                "0; below 0 the group is scarce at the top",
                                LINKEDIN),
                        RankingMetrics::skews));
    }

    private static Definition definition(
            String name, String formula, Definition.Range range, String ideal, String citation) {
        return new Definition(
                "fairness.ranking_" + name, "Ranking: " + name.replace('_', ' '), formula, range, ideal, citation);
    }

    private static List<Evidence> exposures(RankedBlocks ranking, RankingMetric.Groups groups) {
        double[] exposures = ranking.exposures();
        List<Evidence> evidence = new ArrayList<>();
        for (int group = 0; group < exposures.length; group++) {
            evidence.add(groups.value(groups.of(group), exposures[group], Unit.NUMBER, ranking.people(group)));
        }
        return evidence;
    }

    private static List<Evidence> exposureRatio(RankedBlocks ranking, RankingMetric.Groups groups) {
        DoubleSummaryStatistics range = Arrays.stream(ranking.exposures()).summaryStatistics();
        return List.of(groups.value(groups.scope(), range.getMin() / range.getMax(), Unit.RATIO, ranking.total()));
    }

    private static List<Evidence> infeasible(RankedBlocks ranking, RankingMetric.Groups groups) {
        List<Evidence> evidence = new ArrayList<>();
        for (long first : depths(ranking)) {
            evidence.add(groups.value(
                    groups.scope().with("first", (double) first),
                    (double) ranking.shortfalls(first),
                    Unit.COUNT,
                    ranking.total()));
        }
        return evidence;
    }

    private static List<Evidence> skews(RankedBlocks ranking, RankingMetric.Groups groups) {
        List<Evidence> evidence = new ArrayList<>();
        for (long first : depths(ranking)) {
            for (int group = 0; group < groups.ranked().size(); group++) {
                Scope scope = groups.of(group).with("first", (double) first);
                double part = ranking.representation(first, group);
                evidence.add(
                        part > 0
                                ? groups.value(scope, Math.log(part), Unit.NUMBER, first)
                                : groups.undefined(
                                        scope,
                                        "nobody of the group is among the first " + first + ", and ln 0 has no value"));
            }
        }
        return evidence;
    }

    /** The usual depths that are shorter than the ranking; all of it where none is. */
    private static List<Long> depths(RankedBlocks ranking) {
        List<Long> depths = new ArrayList<>();
        for (long first : FIRST) {
            if (first < ranking.total()) {
                depths.add(first);
            }
        }
        return depths.isEmpty() ? List.of(ranking.total()) : depths;
    }
}
