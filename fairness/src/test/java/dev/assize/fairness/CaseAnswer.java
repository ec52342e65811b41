package dev.assize.fairness;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.Evidence;
import dev.assize.core.MeasuredValue;
import java.util.List;
import java.util.Optional;

/** Finds our number for a golden case; empty means that we say it is undefined. */
@FunctionalInterface
interface CaseAnswer {
    Optional<Double> of(GoldenSet golden, JsonNode one);

    /** Answers by the metric of that id that compares groups. */
    static CaseAnswer metric(String name) {
        return (golden, one) -> value(name, golden.outcomes(one));
    }

    /** Answers by a number of all rows, of the privileged group, or of all others, as the case says. */
    static CaseAnswer side(Measure measure) {
        return (golden, one) -> measure.of(side(golden.outcomes(one), one)).map(estimate -> estimate.value());
    }

    /** Returns the people that the key {@code group} of a case names. */
    static GroupCounts side(GroupedOutcomes outcomes, JsonNode one) {
        GroupCounts reference = outcomes.comparison().reference().in(outcomes).orElseThrow();
        return switch (one.get("group").asText()) {
            case "overall" -> outcomes.all();
            case "privileged" -> reference;
            default ->
                GroupCounts.union(
                        "others",
                        outcomes.groups().stream()
                                .filter(group -> !group.name().equals(reference.name()))
                                .toList());
        };
    }

    /** Returns the single number of a metric. */
    static Optional<Double> value(String name, GroupedOutcomes outcomes) {
        List<Evidence> found = MetricCatalog.group().get("fairness." + name).measure(outcomes);
        if (found.size() != 1) {
            throw new AssertionError(name + " gave " + found.size() + " pieces of evidence instead of one");
        }
        return found.get(0) instanceof MeasuredValue value
                ? Optional.of(value.estimate().value())
                : Optional.empty();
    }

    /** Returns the groups of all other rows together and of the privileged rows. */
    static List<GroupCounts> sides(GroupedOutcomes outcomes) {
        GroupCounts reference = outcomes.comparison().reference().in(outcomes).orElseThrow();
        List<GroupCounts> others = outcomes.groups().stream()
                .filter(group -> !group.name().equals(reference.name()))
                .toList();
        return List.of(GroupCounts.union("others", others), reference);
    }

    /** Returns a number as an answer; what is not finite is undefined. */
    static Optional<Double> finite(double number) {
        return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
    }
}
