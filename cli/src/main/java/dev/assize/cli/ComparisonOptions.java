package dev.assize.cli;

import dev.assize.fairness.Comparison;
import dev.assize.fairness.ReferenceGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Options that say which groups are compared, and with whom. */
final class ComparisonOptions {
    private static final List<String> CHOICES = List.of("largest", "best", "overall");

    @Option(
            names = "--reference",
            paramLabel = "GROUP",
            split = ",",
            description = "Also compare each group with this one: sex=Male, or largest, best or overall.")
    private List<String> reference = new ArrayList<>();

    @Option(
            names = "--intersections",
            paramLabel = "N",
            description = "How many attributes are crossed at most. Default: ${DEFAULT-VALUE}.")
    private int order = 2;

    @Option(
            names = "--smallest-group",
            paramLabel = "N",
            description = "Groups of fewer people are shown and not compared. Default: ${DEFAULT-VALUE}.")
    private long smallestGroup = 1;

    @Option(
            names = "--missing",
            paramLabel = "compared|shown_only",
            description = "What happens to people whose group is not known. Default: ${DEFAULT-VALUE}.")
    private Comparison.Missing missing = Comparison.Missing.COMPARED;

    /** Returns how many attributes are crossed at most. */
    int order() {
        return order;
    }

    /** Returns whether groups are compared with a reference group. */
    boolean names() {
        return !reference.isEmpty();
    }

    /** Returns which groups are compared, and the reference group. */
    Comparison comparison() {
        ReferenceGroup.Choice choice = ReferenceGroup.LARGEST.choice();
        List<String> named = new ArrayList<>();
        for (String text : reference) {
            if (CHOICES.contains(text)) {
                choice = ReferenceGroup.Choice.valueOf(text.toUpperCase(Locale.ROOT));
            } else {
                named.add(text);
            }
        }
        return new Comparison(missing, smallestGroup, ReferenceGroup.parse(choice, named));
    }
}
