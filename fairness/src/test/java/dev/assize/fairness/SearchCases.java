package dev.assize.fairness;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.fairness.individual.NeighborConsistency;
import dev.assize.fairness.ranking.Ranking;
import dev.assize.fairness.scan.BiasScan;
import dev.assize.fairness.scan.LinearSubgroup;
import dev.assize.fairness.scan.ScanCell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** Golden cases that search subgroups, rank people or look at neighbors. */
final class SearchCases {
    private static final Map<List<Object>, NeighborConsistency> CONSISTENT = new ConcurrentHashMap<>();

    private SearchCases() {}

    static Map<String, CaseAnswer> all() {
        Map<String, CaseAnswer> all = new TreeMap<>();
        all.put("aif360 BinaryLabelDatasetMetric.rich_subgroup", SearchCases::linear);
        all.put("aif360 MDSSClassificationMetric.score_groups", SearchCases::scoreOfGroups);
        all.put("aif360 bias_scan", SearchCases::scan);
        all.put("reference bias_scan_exhaustive", SearchCases::scan);
        all.put(
                "reference ndkl",
                (golden, one) -> CaseAnswer.finite(ranking(golden, one)
                        .normalizedDiscountedDivergence(one.get("k").asInt())));
        all.put("reference skew_at_k", (golden, one) -> {
            int group = values(golden, one).indexOf(one.get("group").asText());
            return CaseAnswer.finite(ranking(golden, one).skew(one.get("k").asInt(), group));
        });
        all.put("aif360 RegressionDatasetMetric.discounted_cum_gain", (golden, one) -> {
            double[] scores = golden.predictions().numbers("score");
            return CaseAnswer.finite(Ranking.of(scores, new int[scores.length], 1)
                    .discountedGain(one.get("k").asInt()));
        });
        consistency(all);
        return all;
    }

    private static void consistency(Map<String, CaseAnswer> all) {
        all.put("reference consistency_score_lowest_over_ties", near(NeighborConsistency::lowest));
        all.put("reference consistency_score_highest_over_ties", near(NeighborConsistency::highest));
        all.put("reference consistency_score_ties_shared", near(NeighborConsistency::shared));
        all.put("reference consistency_score_ties_by_row_order", near(NeighborConsistency::byRowOrder));
        all.put("aif360.sklearn consistency_score", (golden, one) -> {
            NeighborConsistency ours = consistency(golden, one);
            double theirs = one.get("value").asDouble(); // depends on the order in which their tree visits tied rows
            boolean possible = theirs > ours.lowest() - 1e-9 && theirs < ours.highest() + 1e-9;
            return Optional.of(possible ? theirs : ours.shared());
        });
    }

    private static CaseAnswer near(ToDoubleFunction<NeighborConsistency> part) {
        return (golden, one) -> CaseAnswer.finite(part.applyAsDouble(consistency(golden, one)));
    }

    private static NeighborConsistency consistency(GoldenSet golden, JsonNode one) {
        List<String> names = new ArrayList<>();
        one.get("features").forEach(name -> names.add(name.asText()));
        String on = one.get("on").asText();
        int k = one.get("n_neighbors").asInt();
        return CONSISTENT.computeIfAbsent(List.of(golden, names, on, k), key -> {
            double[][] features = new double[golden.predictions().size()][names.size()];
            for (int column = 0; column < names.size(); column++) {
                double[] numbers = golden.predictions().numbers(names.get(column));
                for (int row = 0; row < numbers.length; row++) {
                    features[row][column] = numbers[row];
                }
            }
            return NeighborConsistency.of(features, golden.predictions().numbers(on), k);
        });
    }

    /** The values of the only attribute of a case, in alphabetical order. */
    static List<String> values(GoldenSet golden, JsonNode one) {
        return values(golden, GoldenSet.attributes(one).get(0));
    }

    private static List<String> values(GoldenSet golden, String attribute) {
        return List.copyOf(new TreeSet<>(golden.predictions().texts(attribute)));
    }

    static Ranking ranking(GoldenSet golden, JsonNode one) {
        List<String> values = values(golden, one);
        int[] groups = golden.predictions().texts(GoldenSet.attributes(one).get(0)).stream()
                .mapToInt(values::indexOf)
                .toArray();
        return Ranking.of(golden.predictions().numbers("score"), groups, values.size());
    }

    private static Optional<Double> linear(GoldenSet golden, JsonNode one) {
        List<String> names = GoldenSet.attributes(one);
        List<GroupCounts> groups = golden.outcomes(one).groups();
        double[][] codes = new double[groups.size()][names.size()];
        double[] rows = new double[groups.size()];
        double[] hits = new double[groups.size()];
        boolean falsePositives = one.get("fairness_def").asText().equals("FP");
        double all = 0;
        for (int i = 0; i < rows.length; i++) {
            GroupCounts group = groups.get(i);
            String[] parts = group.name().split(" × ");
            for (int j = 0; j < parts.length; j++) {
                codes[i][j] = values(golden, names.get(j)).indexOf(parts[j]);
            }
            hits[i] = falsePositives ? group.people(0, 1) : group.people(1, 0);
            rows[i] = falsePositives ? group.negatives() : group.positives();
            all += group.rows();
        }
        return CaseAnswer.finite(LinearSubgroup.disparity(codes, rows, hits, all));
    }

    private static Optional<Double> scoreOfGroups(GoldenSet golden, JsonNode one) {
        List<String> names = GoldenSet.attributes(one);
        boolean privileged = one.get("group").asText().equals("privileged");
        List<GroupCounts> groups = golden.outcomes(one).groups();
        String reference = golden.outcomes(one)
                .comparison()
                .reference()
                .in(golden.outcomes(one))
                .orElseThrow()
                .name();
        List<List<Integer>> sets = new ArrayList<>();
        for (int attribute = 0; attribute < names.size(); attribute++) {
            int at = attribute;
            List<String> values = values(golden, names.get(attribute));
            sets.add(groups.stream()
                    .map(GroupCounts::name)
                    .filter(name -> name.equals(reference) == privileged)
                    .map(name -> values.indexOf(name.split(" × ")[at]))
                    .distinct()
                    .toList());
        }
        boolean favorableIsOne = one.path("favorable_label").asText("1").equals("1");
        double penalty = one.get("penalty").asDouble();
        return CaseAnswer.finite(scanner(golden, one).score(sets, privileged == favorableIsOne, penalty));
    }

    private static Optional<Double> scan(GoldenSet golden, JsonNode one) {
        return CaseAnswer.finite(scanner(golden, one)
                .search(one.get("overpredicted").asBoolean(), one.get("penalty").asDouble())
                .score());
    }

    private static BiasScan scanner(GoldenSet golden, JsonNode one) {
        List<String> names = GoldenSet.attributes(one);
        String favorable = one.path("favorable_label").asText("1");
        double[] scores = golden.predictions().numbers("score");
        List<String> truths = golden.predictions().texts("y_true");
        List<List<String>> known =
                names.stream().map(name -> values(golden, name)).toList();
        List<List<String>> columns =
                names.stream().map(golden.predictions()::texts).toList();
        Map<List<Integer>, List<Integer>> cells = new LinkedHashMap<>();
        for (int row = 0; row < scores.length; row++) {
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                places.add(known.get(i).indexOf(columns.get(i).get(row)));
            }
            cells.computeIfAbsent(places, key -> new ArrayList<>()).add(row);
        }
        List<ScanCell> all = new ArrayList<>();
        cells.forEach((places, rows) -> all.add(new ScanCell(
                places.stream().mapToInt(i -> i).toArray(),
                rows.stream()
                        .mapToDouble(row -> favorable.equals("1") ? scores[row] : 1 - scores[row])
                        .toArray(),
                rows.stream().filter(row -> truths.get(row).equals(favorable)).count())));
        return BiasScan.of(known.stream().mapToInt(List::size).toArray(), all);
    }

    static double[] targets(GoldenSet golden, JsonNode one) {
        double[] targets = new double[values(golden, one).size()];
        Arrays.setAll(
                targets,
                i -> one.get("target_proportions")
                        .get(values(golden, one).get(i))
                        .asDouble());
        return targets;
    }
}
