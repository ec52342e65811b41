package dev.assize.cli;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.fairness.Comparison;
import dev.assize.fairness.FairnessException;
import dev.assize.fairness.Population;
import dev.assize.fairness.ReferenceGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
            names = "--population",
            paramLabel = "ATTRIBUTE=GROUP:SHARE,...",
            description = "The people that rows should stand for: sex=Female:0.51,Male:0.49. May be repeated.")
    private List<String> populations = new ArrayList<>();

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

    /** Returns the people that rows should stand for, by attribute. */
    Map<String, Population> populations() {
        Map<String, Population> stated = new TreeMap<>();
        for (String text : populations) {
            int equals = text.indexOf('=');
            SortedMap<String, Double> shares = new TreeMap<>();
            for (String part : text.substring(equals + 1).split(",", -1)) {
                int colon = part.lastIndexOf(':');
                shares.put(part.substring(0, Math.max(0, colon)), number(text, part.substring(colon + 1)));
            }
            if (equals < 1 || shares.containsKey("")) {
                throw wrong(text);
            }
            stated.put(text.substring(0, equals), new Population(shares));
        }
        return stated;
    }

    private static double number(String text, String share) {
        try {
            return Double.parseDouble(share);
        } catch (NumberFormatException e) {
            throw wrong(text);
        }
    }

    private static FairnessException wrong(String text) {
        return new FairnessException(List.of(new Problem(
                Place.of("--population"),
                "'" + text + "' is no population",
                "Write ATTRIBUTE=GROUP:SHARE,GROUP:SHARE, for example sex=Female:0.51,Male:0.49.")));
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
