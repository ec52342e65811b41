package dev.assize.fairness.mitigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Weights that AIF360 computed, for a privileged group against the rest and for every group by itself. */
class ReweighingReferenceTest {
    static Stream<MitigationReference.Entry> betweenTwo() {
        return MitigationReference.entries(Set.of("Reweighing")).stream()
                .filter(each -> each.entry().has("privileged"));
    }

    static Stream<MitigationReference.Entry> betweenAll() {
        return MitigationReference.entries(Set.of("Reweighing")).stream()
                .filter(each -> !each.entry().has("privileged"));
    }

    @ParameterizedTest
    @MethodSource("betweenTwo")
    void agreesWithThePeer_whenOneGroupIsPrivileged(MitigationReference.Entry entry) {
        GoldenTable train = entry.train();
        LabelledRows rows = train.labelled(train.groups(entry.attributes().get(0), entry.privileged()));

        Reweighing weights = Reweighing.fit(rows);
        double[] changed = weights.weights(rows);

        JsonNode result = entry.result();
        for (String group : List.of("privileged", "unprivileged")) {
            String name = "weight_" + group;
            entry.assertClose(
                    name,
                    weights.factor(group, 1),
                    result.get(name + "_favorable").asDouble());
            entry.assertClose(
                    name,
                    weights.factor(group, 0),
                    result.get(name + "_unfavorable").asDouble());
        }
        entry.assertClose(
                "sum", Arrays.stream(changed).sum(), result.get("weight_sum").asDouble());
        double[] ones = new double[changed.length];
        Arrays.fill(ones, 1);
        assertThat(gap(rows, ones))
                .isCloseTo(result.get("statistical_parity_difference_before").asDouble(), within(1e-9));
        assertThat(gap(rows, changed))
                .isCloseTo(result.get("statistical_parity_difference_after").asDouble(), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("betweenAll")
    void agreesWithThePeer_whenEveryGroupStandsForItself(MitigationReference.Entry entry) {
        GoldenTable train = entry.train();
        Reweighing weights = Reweighing.fit(train.labelled(train.groups(entry.attributes())));

        int compared = 0;
        for (JsonNode cell : entry.result()) {
            List<String> values = entry.attributes().stream()
                    .map(attribute -> cell.get("group").get(attribute).asText())
                    .toList();
            double ours = weights.factor(
                    String.join(" × ", values), cell.get("y_true").asInt());
            entry.assertClose(values.toString(), ours, cell.get("weight").asDouble());
            compared++;
        }
        assertThat(compared).isEqualTo(2 * weights.groups().size());
    }

    private static double gap(LabelledRows rows, double[] weights) {
        double[][] totals = new double[2][2];
        for (int row = 0; row < rows.rows(); row++) {
            totals[rows.groups().codeOf(row)][rows.label(row)] += weights[row];
        }
        return totals[1][1] / (totals[1][0] + totals[1][1]) - totals[0][1] / (totals[0][0] + totals[0][1]);
    }
}
