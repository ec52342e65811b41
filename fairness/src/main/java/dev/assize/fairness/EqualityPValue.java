package dev.assize.fairness;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.statistics.hypothesis.EqualityTest;
import dev.assize.statistics.hypothesis.TestFamily;
import dev.assize.statistics.hypothesis.TestResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How probable differences as large as those seen would be if all groups had the same number: one p-value for all
 * groups together, or one for each pair, corrected by Holm for all pairs of the same attribute.
 */
final class EqualityPValue implements FairnessMetric {
    private final Measure measure;
    private final Family family;

    EqualityPValue(Measure measure, Family family) {
        this.measure = measure;
        this.family = family;
    }

    /** What is tested. */
    enum Family {
        /** All groups, by one test. */
        TOGETHER("_p_value", "p-value of the equality of all groups"),
        /** Each pair of groups. */
        PAIRS("_p_value_of_pairs", "p-value of the equality of two groups, corrected by Holm over all pairs");

        private final String suffix;
        private final String words;

        Family(String suffix, String words) {
            this.suffix = suffix;
            this.words = words;
        }
    }

    @Override
    public Definition definition() {
        String name = measure.criterion() + family.suffix;
        return new Definition(
                "fairness." + name,
                GroupNames.sentence(name),
                family.words + ": " + measure.title(),
                Definition.Range.UNIT,
                "None; small values are evidence of a difference",
                "Fisher, 1922; Pearson, 1900; Holm, 1979");
    }

    @Override
    public List<Evidence> measure(GroupedOutcomes outcomes) {
        if (outcomes.isOverall()) {
            return List.of();
        }
        Optional<Undefined> unknown = outcomes.unknown(id(), measure);
        if (unknown.isPresent()) {
            return List.of(unknown.get());
        }
        ComparedGroups compared = outcomes.compared(measure);
        if (compared.members().size() < 2) {
            return List.of(undefined(outcomes.scope(), compared.tooFew()));
        }
        return family == Family.PAIRS ? pairs(outcomes, compared) : List.of(together(outcomes, compared));
    }

    private Evidence together(GroupedOutcomes outcomes, ComparedGroups compared) {
        return EqualityTest.of(compared.estimates())
                .<Evidence>map(result -> value(
                        outcomes.scope(), result.pValue(), compared.rows(), result.method() + ": " + compared.text()))
                .orElseGet(() -> undefined(outcomes.scope(), noTest()));
    }

    private List<Evidence> pairs(GroupedOutcomes outcomes, ComparedGroups compared) {
        List<Pair> pairs = pairs(compared.members());
        SortedMap<String, Double> found = new TreeMap<>();
        for (int i = 0; i < pairs.size(); i++) {
            Optional<TestResult> test = pairs.get(i).test();
            if (test.isPresent()) {
                found.put(String.valueOf(i), test.get().pValue());
            }
        }
        TestFamily tests = new TestFamily("each pair of groups by " + measure.title(), found);
        SortedMap<String, Double> adjusted = tests.holm();
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            evidence.add(evidence(
                    outcomes, pairs.get(i), Optional.ofNullable(adjusted.get(String.valueOf(i))), found.size()));
        }
        return evidence;
    }

    private Evidence evidence(GroupedOutcomes outcomes, Pair pair, Optional<Double> adjusted, int tests) {
        Scope scope =
                outcomes.scope().withGroups(pair.one().name(), pair.other().name());
        String holm = tests == 1 ? "" : ", Holm over " + tests + " pairs";
        return adjusted.<Evidence>map(p -> value(
                        scope,
                        p,
                        pair.one().rows() + pair.other().rows(),
                        pair.test().orElseThrow().method() + holm + ": " + measure.title()))
                .orElseGet(() -> undefined(scope, noTest()));
    }

    private static List<Pair> pairs(List<ComparedGroups.Member> members) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            for (int j = i + 1; j < members.size(); j++) {
                List<Estimate> both =
                        List.of(members.get(i).estimate(), members.get(j).estimate());
                pairs.add(new Pair(members.get(i), members.get(j), EqualityTest.of(both)));
            }
        }
        return pairs;
    }

    private MeasuredValue value(Scope scope, double pValue, long rows, String method) {
        return new MeasuredValue(new EvidenceKey(id(), scope), Estimate.certain(pValue), Unit.FRACTION, rows, method);
    }

    private Undefined undefined(Scope scope, String reason) {
        return new Undefined(new EvidenceKey(id(), scope), Undefined.Cause.NO_VALUE, reason);
    }

    private String noTest() {
        return "no test of the " + measure.title() + ": the counts allow only one outcome, or an error is not known";
    }

    private record Pair(ComparedGroups.Member one, ComparedGroups.Member other, Optional<TestResult> test) {}
}
