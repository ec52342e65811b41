package dev.assize.fairness;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.GroupTable;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.statistics.Contrasts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The table that New York City Local Law 144 wants published, for an attribute or an intersection: of each category its
 * people, their share, the rate, and the rate divided by the highest one.
 *
 * <p>People of unknown category are shown and enter no ratio, but their scores count for the median. A category of less
 * than 2 % of the people of known category keeps its rate and is left out of the ratios, which the rules allow.
 */
public final class LocalLaw144 implements MetricFamily {
    /** Categories with fewer people than one in this many are left out of ratios. */
    private static final long SMALLEST = 50;

    private static final String NOT_KNOWN =
            "category not known: its people are counted here and left out of the ratios";

    /** Makes both tables. */
    public LocalLaw144() {}

    @Override
    public List<FairnessMetric> metrics() {
        return List.of(new Table(true), new Table(false));
    }

    /** One of the two tables: by decisions or by scores. */
    private record Table(boolean bySelection) implements FairnessMetric {
        @Override
        public Definition definition() {
            return new Definition(
                    "fairness.local_law_144_" + (bySelection ? "selection" : "scoring"),
                    "Local Law 144: " + (bySelection ? "selection" : "scoring") + " rates and impact ratios",
                    (bySelection ? "selected / people" : "people with a score above the median of all / people")
                            + " of each category, divided by the highest rate of a category of 2 % or more",
                    Definition.Range.UNIT,
                    "Ratios of 1; the law sets no limit",
                    "6 RCNY 5-301, New York City Local Law 144 of 2021");
        }

        @Override
        public List<Evidence> measure(GroupedOutcomes outcomes) {
            if (outcomes.isOverall()) {
                return List.of();
            }
            Optional<Function<GroupCounts, Optional<Estimate>>> rates = rates(outcomes);
            EvidenceKey key = new EvidenceKey(id(), outcomes.scope());
            if (rates.isEmpty()) {
                return List.of(new Undefined(key, Undefined.Cause.NO_VALUE, ScoringRate.NO_SCORES));
            }
            return List.of(new GroupTable(key, heads(), rows(outcomes, rates.get())));
        }

        private Optional<Function<GroupCounts, Optional<Estimate>>> rates(GroupedOutcomes outcomes) {
            return bySelection
                    ? Optional.of(Rate.SELECTION_RATE::of)
                    : ScoringRates.of(outcomes).map(scoring -> scoring::of);
        }

        private List<GroupTable.Head> heads() {
            String rate = bySelection ? "fairness.selection_rate" : "fairness.scoring_rate";
            return List.of(
                    new GroupTable.Head("fairness.share", Unit.FRACTION),
                    new GroupTable.Head(rate, Unit.FRACTION),
                    new GroupTable.Head("fairness.impact_ratio", Unit.RATIO));
        }
    }

    private static List<GroupTable.Row> rows(
            GroupedOutcomes outcomes, Function<GroupCounts, Optional<Estimate>> rates) {
        Optional<Highest> highest = Optional.empty();
        for (GroupCounts group : outcomes.groups()) {
            Optional<Estimate> rate = leftOut(group, outcomes).isPresent() ? Optional.empty() : rates.apply(group);
            double before = highest.map(Highest::value).orElse(-1.0);
            if (rate.isPresent() && rate.get().value() > before) {
                highest = Optional.of(new Highest(group.name(), rate.get()));
            }
        }
        List<GroupTable.Row> rows = new ArrayList<>();
        for (GroupCounts group : outcomes.groups()) {
            rows.add(row(group, outcomes, rates.apply(group), highest));
        }
        return rows;
    }

    /** The category with the highest rate; of equals the first shown. */
    private record Highest(String group, Estimate rate) {
        double value() {
            return rate.value();
        }
    }

    private static GroupTable.Row row(
            GroupCounts group, GroupedOutcomes outcomes, Optional<Estimate> rate, Optional<Highest> highest) {
        if (Comparison.isMissing(group.name())) {
            GroupTable.Cell unknown = new GroupTable.Unknown(NOT_KNOWN);
            return new GroupTable.Row(group.name(), group.rows(), List.of(unknown, unknown, unknown));
        }
        GroupTable.Cell share = cell(GroupShare.of(group, outcomes), "there is nobody whose category is known");
        GroupTable.Cell known = cell(rate, group.rows() == 0 ? "no people" : "nobody in the category counts for it");
        return new GroupTable.Row(
                group.name(), group.rows(), List.of(share, known, ratio(group, outcomes, rate, highest)));
    }

    private static GroupTable.Cell ratio(
            GroupCounts group, GroupedOutcomes outcomes, Optional<Estimate> rate, Optional<Highest> highest) {
        Optional<String> reason = leftOut(group, outcomes);
        if (reason.isPresent() || rate.isEmpty() || highest.isEmpty()) {
            return new GroupTable.Unknown(reason.orElse("the category has no rate"));
        }
        if (highest.get().value() > 0 && highest.get().group().equals(group.name())) {
            return new GroupTable.Known(Estimate.certain(1));
        }
        return cell(
                Contrasts.ratio(rate.get(), highest.get().rate()),
                "the rate of every category is 0, and 0/0 has no value");
    }

    private static Optional<String> leftOut(GroupCounts group, GroupedOutcomes outcomes) {
        if (Comparison.isMissing(group.name())) {
            return Optional.of(NOT_KNOWN);
        }
        long people = GroupShare.known(outcomes);
        if (group.rows() == 0) {
            return Optional.of("no people");
        }
        return group.rows() * SMALLEST < people
                ? Optional.of("left out of the ratios: " + group.rows() + " of " + people
                        + " people are less than 2 %, which 6 RCNY 5-301 allows to leave out")
                : Optional.empty();
    }

    private static GroupTable.Cell cell(Optional<Estimate> estimate, String reason) {
        return estimate.<GroupTable.Cell>map(GroupTable.Known::new).orElseGet(() -> new GroupTable.Unknown(reason));
    }
}
