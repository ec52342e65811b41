package dev.assize.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.Counts;
import dev.assize.core.GroupTable;
import dev.assize.core.MeasuredValue;
import dev.assize.statistics.ClopperPearsonInterval;
import dev.assize.statistics.KatzInterval;
import dev.assize.statistics.WilsonInterval;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every by-group table of the peers, cell by cell. */
class GroupTableReferenceTest {
    private static final double TOLERANCE = 1e-12; // plain quotients of counts

    private static final Map<String, Rate> FAIRLEARN = Map.of(
            "selection_rate", Rate.SELECTION_RATE,
            "true_positive_rate", Rate.TRUE_POSITIVE_RATE,
            "false_positive_rate", Rate.FALSE_POSITIVE_RATE,
            "true_negative_rate", Rate.TRUE_NEGATIVE_RATE,
            "false_negative_rate", Rate.FALSE_NEGATIVE_RATE,
            "accuracy_score", Rate.ACCURACY,
            "precision_score", Rate.POSITIVE_PREDICTIVE_VALUE);

    private static final Map<String, Rate> AIF360 = Map.of(
            "TPR", Rate.TRUE_POSITIVE_RATE,
            "TNR", Rate.TRUE_NEGATIVE_RATE,
            "FPR", Rate.FALSE_POSITIVE_RATE,
            "FNR", Rate.FALSE_NEGATIVE_RATE,
            "PPV", Rate.POSITIVE_PREDICTIVE_VALUE,
            "NPV", Rate.NEGATIVE_PREDICTIVE_VALUE,
            "ACC", Rate.ACCURACY,
            "base_rate", Rate.BASE_RATE,
            "selection_rate", Rate.SELECTION_RATE);

    private static final Map<String, Rate> AEQUITAS = Map.of(
            "accuracy", Rate.ACCURACY,
            "tpr", Rate.TRUE_POSITIVE_RATE,
            "tnr", Rate.TRUE_NEGATIVE_RATE,
            "fpr", Rate.FALSE_POSITIVE_RATE,
            "fnr", Rate.FALSE_NEGATIVE_RATE,
            "npv", Rate.NEGATIVE_PREDICTIVE_VALUE,
            "precision", Rate.POSITIVE_PREDICTIVE_VALUE,
            "pprev", Rate.SELECTION_RATE,
            "prev", Rate.BASE_RATE);

    static List<Path> expected() {
        return ReferenceFolder.files("-expected.json");
    }

    @ParameterizedTest
    @MethodSource("expected")
    void agreesWithFairlearn_cellByCell(Path file) {
        assertThat(compare(file, "fairlearn", "MetricFrame.by_group", FAIRLEARN))
                .isGreaterThan(60);
    }

    @ParameterizedTest
    @MethodSource("expected")
    void agreesWithAif360_cellByCell(Path file) {
        assertThat(compare(file, "aif360", "ClassificationMetric.performance_measures per group", AIF360))
                .isGreaterThan(60);
    }

    @ParameterizedTest
    @MethodSource("expected")
    void agreesWithAequitas_cellByCell(Path file) {
        assertThat(compare(file, "aequitas", "Group.get_crosstabs", AEQUITAS)).isGreaterThan(60);
    }

    @ParameterizedTest
    @MethodSource("expected")
    void agreesOnImpactRatios_andTheirIntervals(Path file) {
        GoldenSet golden = GoldenSet.open(file);
        int compared = 0;
        for (JsonNode table : golden.tables("reference", "selection rate, impact ratio and significance")) {
            Map<String, Counts> counts = new TreeMap<>();
            table.get("rows").forEach(row -> counts.put(group(row, table), counts(row)));
            for (JsonNode row : table.get("rows")) {
                compared += impactRatio(golden, table, row) ? 1 : 0;
                intervals(row, counts, privileged(table));
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(6);
    }

    private static boolean impactRatio(GoldenSet golden, JsonNode table, JsonNode row) {
        String favorable = table.get("favorable_label").asText();
        String prefix = "fairness.impact_ratio[attribute=" + String.join(" × ", GoldenSet.attributes(table))
                + ", groups=" + group(row, table) + " vs ";
        List<MeasuredValue> found = new ArrayList<>();
        golden.evidence(table, favorable).stream()
                .filter(e -> e.key().toString().startsWith(prefix))
                .forEach(e -> found.add((MeasuredValue) e));
        double expected = row.get("values").get("impact_ratio").asDouble();
        if (found.isEmpty()) {
            assertThat(expected).as("the reference itself, %s", prefix).isEqualTo(1);
            return false;
        }
        assertThat(found.get(0).estimate().value()).as(prefix).isCloseTo(expected, within(TOLERANCE));
        return true;
    }

    private static void intervals(JsonNode row, Map<String, Counts> counts, String privileged) {
        JsonNode values = row.get("values");
        Counts group = counts(row);
        var wilson = WilsonInterval.of(group, 0.95);
        var exact = ClopperPearsonInterval.of(group, 0.95);

        assertThat(wilson.lower()).isCloseTo(values.get("wilson_low").asDouble(), within(1e-9));
        assertThat(wilson.upper()).isCloseTo(values.get("wilson_high").asDouble(), within(1e-9));
        assertThat(exact.lower()).isCloseTo(values.get("clopper_pearson_low").asDouble(), within(1e-9));
        assertThat(exact.upper()).isCloseTo(values.get("clopper_pearson_high").asDouble(), within(1e-9));
        if (values.path("ratio_katz_low").isNumber() && regular(group)) {
            var katz = KatzInterval.of(group, counts.get(privileged), 0.95);
            assertThat(katz.lower()).isCloseTo(values.get("ratio_katz_low").asDouble(), within(1e-9));
            assertThat(katz.upper()).isCloseTo(values.get("ratio_katz_high").asDouble(), within(1e-9));
        }
    }

    private static boolean regular(Counts group) {
        return group.hits() > 0;
    }

    private static Counts counts(JsonNode row) {
        JsonNode values = row.get("values");
        return new Counts(
                "group", values.get("favourable").asLong(), values.get("count").asLong());
    }

    private static String privileged(JsonNode table) {
        return GroupNames.of(GoldenSet.attributes(table).stream()
                .map(name -> table.get("privileged").get(name).asText())
                .toList());
    }

    private static int compare(Path file, String library, String what, Map<String, Rate> names) {
        GoldenSet golden = GoldenSet.open(file);
        int compared = 0;
        for (JsonNode table : golden.tables(library, what)) {
            String favorable = table.path("favorable_label").asText("1");
            String key = "fairness.group_rates[attribute=" + String.join(" × ", GoldenSet.attributes(table)) + "]";
            GroupTable ours = (GroupTable) Found.in(golden.evidence(table, favorable), key);
            for (JsonNode row : table.get("rows")) {
                if (row.get("group").isObject()) {
                    compared += compare(row, ours, group(row, table), names);
                }
            }
        }
        return compared;
    }

    private static int compare(JsonNode expected, GroupTable ours, String group, Map<String, Rate> names) {
        GroupTable.Row row = ours.rows().stream()
                .filter(r -> r.group().equals(group))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no group " + group));
        List<String> undefined = new ArrayList<>();
        expected.path("undefined").forEach(name -> undefined.add(name.asText()));
        int compared = 0;
        for (Map.Entry<String, Rate> name : new TreeMap<>(names).entrySet()) {
            JsonNode value = expected.get("values").path(name.getKey());
            GroupTable.Cell cell = row.cells().get(name.getValue().ordinal());
            if (undefined.contains(name.getKey()) || "NaN".equals(value.asText())) {
                assertThat(cell).as(group + " " + name).isInstanceOf(GroupTable.Unknown.class);
            } else if (value.isNumber() && row.sampleSize() > 0) {
                assertThat(((GroupTable.Known) cell).estimate().value())
                        .as(group + " " + name)
                        .isCloseTo(value.asDouble(), within(TOLERANCE));
                compared++;
            }
        }
        return compared;
    }

    private static String group(JsonNode row, JsonNode table) {
        return GroupNames.of(GoldenSet.attributes(table).stream()
                .map(name -> row.get("group").get(name).asText())
                .toList());
    }
}
