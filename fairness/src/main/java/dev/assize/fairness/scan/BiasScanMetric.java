package dev.assize.fairness.scan;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.SortedScores;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.fairness.FairnessMetric;
import dev.assize.fairness.GroupCounts;
import dev.assize.fairness.GroupedOutcomes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a {@link BiasScan} of the attributes of the groups finds, without weights; people without truth do not count.
 */
final class BiasScanMetric implements FairnessMetric {
    private final boolean tooHigh;
    private final boolean probability;

    BiasScanMetric(boolean tooHigh, boolean probability) {
        this.tooHigh = tooHigh;
        this.probability = probability;
    }

    @Override
    public Definition definition() {
        String side = tooHigh ? "overpredicted" : "underpredicted";
        String score =
                "highest likelihood ratio score of any subgroup whose scores are too " + (tooHigh ? "high" : "low");
        return new Definition(
                "fairness.bias_scan_" + side + (probability ? "_p_value" : ""),
                "Bias scan, " + side + (probability ? ", p-value" : ""),
                probability ? "number of subgroups · exp(-score), at most 1; score = " + score : score,
                probability ? Definition.Range.UNIT : Definition.Range.NOT_NEGATIVE,
                probability ? "1; lower speaks more against the scores" : "0; higher is worse",
                "Zhang and Neill, Identifying significant predictive bias in classifiers, 2016");
    }

    @Override
    public List<Evidence> measure(GroupedOutcomes outcomes) {
        if (outcomes.isOverall()) {
            return List.of();
        }
        EvidenceKey key = new EvidenceKey(id(), outcomes.scope());
        ScannedGroups scanned = ScannedGroups.of(outcomes);
        if (scanned.filled() < 2) {
            String reason = "a scan needs two groups with scores and truths, " + scanned.filled() + " has any";
            return List.of(new Undefined(key, Undefined.Cause.NO_VALUE, reason));
        }
        ScanFinding found = scanned.scan().search(tooHigh, 0);
        double value = probability ? found.pValueBound() : found.score();
        String method = definition().formula() + ": " + scanned.words(found)
                + String.format(Locale.ROOT, ", p at most %.2g", found.pValueBound())
                + (found.exhaustive() ? "; every subgroup was tried" : "; beam search, which may miss the worst");
        return List.of(new MeasuredValue(key, Estimate.certain(value), Unit.NUMBER, found.people(), method));
    }

    /** The groups as cells of a scan. */
    private static final class ScannedGroups {
        private final List<String> attributes;
        private final List<List<String>> values = new ArrayList<>();
        private final List<ScanCell> cells = new ArrayList<>();

        private ScannedGroups(List<String> attributes) {
            this.attributes = attributes;
            attributes.forEach(name -> values.add(new ArrayList<>()));
        }

        static ScannedGroups of(GroupedOutcomes outcomes) {
            ScannedGroups scanned = new ScannedGroups(outcomes.scope().attributes());
            for (GroupCounts group : outcomes.groups()) {
                SortedScores positives = group.scores(1);
                SortedScores negatives = group.scores(0);
                if (positives.size() + negatives.size() > 0) {
                    double[] scores = new double[positives.size() + negatives.size()];
                    for (int i = 0; i < scores.length; i++) {
                        scores[i] = i < positives.size() ? positives.score(i) : negatives.score(i - positives.size());
                    }
                    scanned.cells.add(new ScanCell(scanned.places(group.name()), scores, positives.size()));
                }
            }
            return scanned;
        }

        private int[] places(String name) {
            String[] parts = attributes.size() == 1 ? new String[] {name} : name.split(Scope.INTERSECTION, -1);
            int[] places = new int[attributes.size()];
            for (int i = 0; i < places.length; i++) {
                List<String> known = values.get(i);
                String part = i < parts.length ? parts[i] : name;
                if (!known.contains(part)) {
                    known.add(part);
                }
                places[i] = known.indexOf(part);
            }
            return places;
        }

        int filled() {
            return cells.size();
        }

        BiasScan scan() {
            return BiasScan.of(values.stream().mapToInt(List::size).toArray(), cells);
        }

        String words(ScanFinding found) {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < attributes.size(); i++) {
                List<String> known = values.get(i);
                if (!found.values().get(i).isEmpty()) {
                    List<String> named = found.values().get(i).stream()
                            .map(known::get)
                            .sorted()
                            .toList();
                    parts.add(attributes.get(i) + " in " + named);
                }
            }
            return (parts.isEmpty() ? "everybody" : String.join(" and ", parts)) + " (" + found.people() + " people)";
        }
    }
}
