package dev.assize.reports.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assize.reports.EdgeReports;
import dev.assize.reports.Report;
import dev.assize.reports.ReportException;
import dev.assize.reports.html.HtmlReport;
import dev.assize.reports.terminal.TerminalStyle;
import dev.assize.reports.terminal.VerdictTable;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Each key of a report is taken away once, and each value is replaced by one of another type: the reader accepts
 * nothing that the published schema refuses, names the place of what it refuses, and all that it accepts can be shown.
 */
class StrictReportTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SAMPLE = ReportJson.write(EdgeReports.everyShape());
    private static final Schema SCHEMA = schema();

    /** A place in the tree: the JSON pointer of an object or list, and the key or index in it. */
    private record Place(String parent, String key) {
        String pointer() {
            return parent + "/" + key.replace("~", "~0").replace("/", "~1");
        }
    }

    @Test
    void hasAPlaceForEachPartOfTheFormat() throws Exception {
        assertThat(places()).hasSizeGreaterThan(120);
        assertThat(SCHEMA.validate(SAMPLE, InputFormat.JSON)).isEmpty();
        assertThat(parse(SAMPLE)).isEqualTo(EdgeReports.everyShape());
    }

    @Test
    void refusesEachMissingKey_unlessTheSchemaAllowsIt() throws Exception {
        int refused = 0;
        for (Place place : places()) {
            JsonNode tree = MAPPER.readTree(SAMPLE);
            if (tree.at(place.parent()) instanceof ObjectNode object) {
                object.remove(place.key());
                Optional<ReportException> refusal = check(tree, place);
                refused += refusal.isPresent() ? 1 : 0;
                if (refusal.isPresent() && refusal.get().getMessage().contains("is missing")) {
                    // a cell without "undefined" is taken for an estimate
                    String missing = place.key().equals("undefined") ? "value" : place.key();
                    assertThat(refusal.get().getMessage())
                            .startsWith("report.json" + (place.parent().isEmpty() ? "" : "#" + place.parent())
                                    + ": the key '" + missing + "' is missing\n")
                            .endsWith("\n  Was the file cut or edited? Write it again with assize audit.");
                }
            }
        }
        assertThat(refused).isGreaterThan(90);
    }

    @Test
    void refusesEachUnknownKey_namingItsObject() throws Exception {
        for (Place place : places()) {
            JsonNode tree = MAPPER.readTree(SAMPLE);
            if (tree.at(place.pointer()) instanceof ObjectNode object && !isMap(place)) {
                object.put("surprise", 1);
                assertThat(check(tree, place))
                        .as(place.pointer())
                        .hasValueSatisfying(refusal -> assertThat(refusal)
                                .hasMessageContaining("unknown key 'surprise'")
                                .hasMessageStartingWith("report.json#" + place.pointer() + ": "));
            }
        }
    }

    @Test
    void refusesEachValueOfAnotherType() throws Exception {
        int refused = 0;
        for (Place place : places()) {
            for (JsonNode wrong : wrongValues()) {
                JsonNode tree = MAPPER.readTree(SAMPLE);
                if (tree.at(place.pointer()).getNodeType() != wrong.getNodeType()) {
                    replace(tree, place, wrong);
                    assertThat(check(tree, place))
                            .as(place.pointer() + " = " + wrong)
                            .isPresent();
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(600);
    }

    @Test
    void refusesOrShowsExtremeValuesOfTheRightType() throws Exception {
        for (Place place : places()) {
            for (JsonNode extreme : extremes()) {
                JsonNode tree = MAPPER.readTree(SAMPLE);
                if (tree.at(place.pointer()).getNodeType() == extreme.getNodeType()) {
                    replace(tree, place, extreme);
                    check(tree, place);
                }
            }
        }
    }

    /** Returns the refusal, if there was one; what is accepted fits the schema and can be shown and written again. */
    private static Optional<ReportException> check(JsonNode tree, Place place) throws Exception {
        String edited = MAPPER.writeValueAsString(tree);
        List<Report> read = new ArrayList<>();
        Throwable thrown = catchThrowable(() -> read.add(parse(edited)));
        if (thrown != null) {
            assertThat(thrown).as(place.pointer()).isInstanceOf(ReportException.class);
            assertThat(thrown.getMessage())
                    .as(place.pointer())
                    .startsWith("report.json")
                    .contains("\n  ");
            return Optional.of((ReportException) thrown);
        }
        assertThat(SCHEMA.validate(edited, InputFormat.JSON))
                .as(place.pointer())
                .isEmpty();
        assertThat(parse(ReportJson.write(read.get(0)))).as(place.pointer()).isEqualTo(read.get(0));
        assertThat(HtmlReport.render(read.get(0))).as(place.pointer()).endsWith("</html>\n");
        assertThat(VerdictTable.render(read.get(0), TerminalStyle.plain()))
                .as(place.pointer())
                .contains("exit code ");
        return Optional.empty();
    }

    /** All places, of those that differ only in the index of a list the first of each shape. */
    private static List<Place> places() throws Exception {
        Map<String, Place> places = new LinkedHashMap<>();
        collect(MAPPER.readTree(SAMPLE), "", "", places);
        return List.copyOf(places.values());
    }

    private static void collect(JsonNode node, String pointer, String kind, Map<String, Place> places) {
        String shape = kind + node.path("shape").asText("") + node.path("of").asText("");
        if (node.isObject()) {
            node.properties().forEach(entry -> {
                Place place = new Place(pointer, entry.getKey());
                String name = shape + "/" + entry.getKey();
                places.putIfAbsent(name, place);
                collect(entry.getValue(), place.pointer(), name, places);
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                Place place = new Place(pointer, Integer.toString(i));
                places.putIfAbsent(shape + "/*" + node.get(i).path("shape").asText(""), place);
                collect(node.get(i), place.pointer(), shape + "/*", places);
            }
        }
    }

    private static boolean isMap(Place place) {
        return List.of("digests", "versions", "seeds", "settings", "parameters").contains(place.key());
    }

    private static void replace(JsonNode tree, Place place, JsonNode value) {
        JsonNode parent = tree.at(place.parent());
        if (parent instanceof ObjectNode object) {
            object.set(place.key(), value);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(place.key()), value);
        }
    }

    private static List<JsonNode> wrongValues() {
        JsonNodeFactory of = JsonNodeFactory.instance;
        return List.of(
                of.textNode("7"),
                of.numberNode(7),
                of.booleanNode(true),
                of.nullNode(),
                of.arrayNode(),
                of.objectNode());
    }

    private static List<JsonNode> extremes() {
        JsonNodeFactory of = JsonNodeFactory.instance;
        return List.of(
                of.numberNode(Long.MIN_VALUE),
                of.numberNode(-1),
                of.numberNode(0.5),
                of.numberNode(-Double.MAX_VALUE),
                of.numberNode(Double.MAX_VALUE),
                of.numberNode(Double.MIN_VALUE),
                of.textNode(""),
                of.textNode(" \u0000\n\u202e{0}${x}<b>'"),
                of.textNode("x".repeat(40_000)),
                of.arrayNode());
    }

    private static Report parse(String json) {
        return ReportJson.parse(json.getBytes(StandardCharsets.UTF_8), "report.json");
    }

    private static Schema schema() {
        try (InputStream in = Report.class.getResourceAsStream("schema/report.schema.json")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("the schema is not on the class path of the tests", e);
        }
    }
}
