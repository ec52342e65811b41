package dev.assize.fairness;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.Interval;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.statistics.Estimates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A {@link ScoreDistance}: of each group to all others, or the largest of all pairs. Its interval holds for samples of
 * any size and is wide; that of the largest holds for all pairs at once (Bonferroni).
 */
final class ScoreDistanceMetric implements FairnessMetric {
    private final ScoreDistance distance;
    private final boolean toOthers;

    ScoreDistanceMetric(ScoreDistance distance, boolean toOthers) {
        this.distance = distance;
        this.toOthers = toOthers;
    }

    @Override
    public Definition definition() {
        String name = distance.metricName() + (toOthers ? "_to_others" : "");
        String who = toOthers ? " of a group and all others together" : ", the largest of all pairs of groups";
        return new Definition(
                "fairness." + name,
                GroupNames.sentence(name),
                distance.formula() + who,
                distance.range(),
                "0 is parity; higher is worse",
                distance.citation());
    }

    @Override
    public List<Evidence> measure(GroupedOutcomes outcomes) {
        if (outcomes.isOverall()) {
            return List.of();
        }
        Optional<Undefined> unknown = outcomes.unknown(id(), ScoreFigure.MEAN_SCORE);
        if (unknown.isPresent()) {
            return List.of(unknown.get());
        }
        ComparedGroups compared = outcomes.compared(ScoreFigure.MEAN_SCORE);
        if (compared.members().size() < 2) {
            EvidenceKey key = new EvidenceKey(id(), outcomes.scope());
            return List.of(new Undefined(key, Undefined.Cause.NO_VALUE, compared.tooFew()));
        }
        List<GroupCounts> groups =
                compared.members().stream().map(ComparedGroups.Member::group).toList();
        return toOthers ? eachToOthers(outcomes, groups) : List.of(largest(outcomes, groups, compared));
    }

    private List<Evidence> eachToOthers(GroupedOutcomes outcomes, List<GroupCounts> groups) {
        List<Evidence> each = new ArrayList<>();
        for (GroupCounts group : groups) {
            GroupCounts rest = GroupCounts.union(
                    "(others)", groups.stream().filter(other -> other != group).toList());
            EvidenceKey key = new EvidenceKey(id(), outcomes.scope().withGroups(group.name(), rest.name()));
            ScoreLevels levels = ScoreLevels.of(group.scores(), rest.scores());
            double radius = distance.radius(levels, 1 - Estimates.SHOWN_CONFIDENCE);
            double found = distance.of(levels);
            long rows = (long) group.scores().size() + rest.scores().size();
            each.add(new MeasuredValue(
                    key, estimate(found, found - radius, found + radius), Unit.NUMBER, rows, distance.formula()));
        }
        return each;
    }

    private Evidence largest(GroupedOutcomes outcomes, List<GroupCounts> groups, ComparedGroups compared) {
        int pairs = groups.size() * (groups.size() - 1) / 2;
        double largest = -1;
        double lower = 0;
        double upper = 0;
        String worst = "";
        for (int i = 0; i < groups.size(); i++) {
            for (int j = i + 1; j < groups.size(); j++) {
                ScoreLevels levels =
                        ScoreLevels.of(groups.get(i).scores(), groups.get(j).scores());
                double found = distance.of(levels);
                double radius = distance.radius(levels, (1 - Estimates.SHOWN_CONFIDENCE) / pairs);
                lower = Math.max(lower, found - radius);
                upper = Math.max(upper, found + radius);
                if (found > largest) {
                    largest = found;
                    worst = "'" + groups.get(i).name() + "' and '"
                            + groups.get(j).name() + "'";
                }
            }
        }
        EvidenceKey key = new EvidenceKey(id(), outcomes.scope());
        String method =
                distance.formula() + ": largest of " + pairs + " pairs, that of " + worst + compared.leftOutText();
        return new MeasuredValue(key, estimate(largest, lower, upper), Unit.NUMBER, compared.rows(), method);
    }

    private Estimate estimate(double found, double lower, double upper) {
        double most = distance.range().most().orElse(upper);
        Interval interval = new Interval(
                Math.max(0, lower),
                Math.min(most, upper),
                Estimates.SHOWN_CONFIDENCE,
                "Dvoretzky-Kiefer-Wolfowitz, any sample size");
        return new Estimate(found, Optional.empty(), Optional.of(interval), Optional.empty());
    }
}
