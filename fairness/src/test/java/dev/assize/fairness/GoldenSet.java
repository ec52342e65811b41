package dev.assize.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.Evidence;
import dev.assize.core.Tally;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** One file of expected values with the predictions that they were computed from. */
final class GoldenSet {
    private static final Map<Path, GoldenSet> OPENED = new ConcurrentHashMap<>();

    private final JsonNode expected;
    private final Predictions predictions;
    private final Map<Predictions.Wanted, Tally> tallies = new ConcurrentHashMap<>();
    private final Map<List<Object>, List<Evidence>> measured = new ConcurrentHashMap<>();

    private GoldenSet(JsonNode expected, Predictions predictions) {
        this.expected = expected;
        this.predictions = predictions;
    }

    static GoldenSet open(Path file) {
        return OPENED.computeIfAbsent(file, path -> {
            JsonNode json = ReferenceFolder.json(path);
            String table = json.get("predictions").asText();
            return new GoldenSet(json, Predictions.read(path.resolveSibling(table)));
        });
    }

    List<JsonNode> cases(String library) {
        List<JsonNode> cases = new ArrayList<>();
        for (JsonNode one : expected.get("cases")) {
            if (one.get("library").asText().equals(library)
                    && !one.path("do_not_match").asBoolean(false)
                    && one.path("value").isNumber()) {
                cases.add(one);
            }
        }
        return cases;
    }

    List<JsonNode> tables(String library, String what) {
        List<JsonNode> tables = new ArrayList<>();
        for (JsonNode table : expected.get("tables")) {
            if (table.get("library").asText().equals(library)
                    && table.get("what").asText().equals(what)
                    && !table.has("sample_weight")) {
                tables.add(table);
            }
        }
        return tables;
    }

    List<String> attributes() {
        return attributes(expected);
    }

    long rows() {
        return expected.get("rows").asLong();
    }

    static List<String> attributes(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.get("attributes").forEach(name -> names.add(name.asText()));
        return names;
    }

    Tally tally(List<String> attributes, String favorable) {
        return predictions.tally(attributes, favorable, "y_pred");
    }

    /** Returns every case that is not marked as one not to match. */
    List<JsonNode> everyCase() {
        List<JsonNode> cases = new ArrayList<>();
        for (JsonNode one : expected.get("cases")) {
            if (!one.path("do_not_match").asBoolean(false)) {
                cases.add(one);
            }
        }
        return cases;
    }

    Predictions predictions() {
        return predictions;
    }

    /** Returns the groups of a case with its weights, its favorable label, its privileged group, and the scores. */
    GroupedOutcomes outcomes(JsonNode one) {
        String favorable =
                one.has("favorable_label") ? one.get("favorable_label").asText() : "1";
        List<String> attributes = one.has("attributes") ? attributes(one) : List.of();
        var wanted = new Predictions.Wanted(attributes, favorable, "y_pred", one.has("sample_weight"), true);
        Tally tally = tallies.computeIfAbsent(wanted, predictions::tally);
        Comparison comparison = Comparison.ALL.withReference(
                new ReferenceGroup(ReferenceGroup.Choice.LARGEST, privileged(one, attributes)));
        return new OutcomeGrouping(tally, FairnessOptions.defaults().withComparison(comparison)).group(attributes);
    }

    private static TreeMap<String, String> privileged(JsonNode one, List<String> attributes) {
        TreeMap<String, String> named = new TreeMap<>();
        JsonNode privileged = one.path("privileged").path(0);
        for (int i = 0; i < attributes.size(); i++) {
            String attribute = attributes.get(i);
            if (privileged.has(attribute)) {
                named.put(attribute, privileged.get(attribute).asText());
            } else if (one.has("priv_group")) {
                JsonNode group = one.get("priv_group");
                named.put(attribute, group.isArray() ? group.get(i).asText() : group.asText());
            }
        }
        return named;
    }

    Tally tallyOn(List<String> attributes, String favorable, String column) {
        return predictions.tally(attributes, favorable, column);
    }

    /** Returns all evidence of the attributes of a case or table. */
    List<Evidence> evidence(JsonNode node, String favorable) {
        List<String> attributes = attributes(node);
        return measured.computeIfAbsent(
                List.of(attributes, favorable),
                key -> FairnessCheck.run(tally(attributes, favorable), FairnessOptions.defaults()));
    }

    void assertMatches(JsonNode one, double ours) {
        double value = one.get("value").asDouble();
        double tolerance = one.path("tolerance").asDouble(1e-9 * Math.max(1, Math.abs(value)));
        assertThat(ours).as(one.get("id").asText()).isCloseTo(value, within(tolerance));
    }
}
