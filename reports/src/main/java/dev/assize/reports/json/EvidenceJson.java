package dev.assize.reports.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.assize.core.Curve;
import dev.assize.core.Evidence;
import dev.assize.core.ExampleList;
import dev.assize.core.GroupTable;
import dev.assize.core.HeatMap;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Tensor;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import java.util.ArrayList;
import java.util.List;

/** Evidence; the key {@code shape} says which. */
final class EvidenceJson {
    private EvidenceJson() {}

    static JsonNode write(Evidence evidence) {
        if (evidence instanceof MeasuredValue value) {
            return writeValue(value);
        }
        if (evidence instanceof GroupTable table) {
            return GroupTableJson.write(table, shape(table, "group_table"));
        }
        if (evidence instanceof Curve curve) {
            return CurveJson.write(curve, shape(curve, "curve"));
        }
        if (evidence instanceof HeatMap map) {
            return writeHeatMap(map);
        }
        if (evidence instanceof ExampleList list) {
            return shape(list, "example_list")
                    .putTexts("columns", list.columns())
                    .putAll("rows", list.rows(), row -> JsonTree.array(row, TextNode::valueOf))
                    .node();
        }
        Undefined undefined = (Undefined) evidence;
        return shape(undefined, "undefined")
                .put("cause", undefined.cause())
                .put("reason", undefined.reason())
                .node();
    }

    static Evidence read(JsonCursor at) {
        String shape = at.text("shape");
        return switch (shape) {
            case "value" -> readValue(at);
            case "group_table" -> GroupTableJson.read(at);
            case "curve" -> CurveJson.read(at);
            case "heat_map" -> readHeatMap(at);
            case "example_list" -> readExamples(at);
            case "undefined" -> readUndefined(at);
            default ->
                throw at.fault(
                        "unknown shape of evidence '" + shape + "'",
                        "Known: curve, example_list, group_table, heat_map, undefined, value.");
        };
    }

    static JsonNode writeValue(MeasuredValue value) {
        return shape(value, "value")
                .put("estimate", EstimateJson.write(value.estimate()))
                .put("unit", value.unit())
                .putWhole("sampleSize", value.sampleSize())
                .put("method", value.method())
                .node();
    }

    static MeasuredValue readValue(JsonCursor at) {
        at.allow("shape", "id", "scope", "estimate", "unit", "sampleSize", "method");
        return new MeasuredValue(
                KeyJson.read(at),
                at.get("estimate", EstimateJson::read),
                at.oneOf("unit", Unit.class),
                at.count("sampleSize"),
                at.text("method"));
    }

    private static JsonTree shape(Evidence evidence, String name) {
        return KeyJson.write(evidence.key()).put("shape", name);
    }

    private static JsonNode writeHeatMap(HeatMap map) {
        List<List<Double>> rows = new ArrayList<>();
        for (int row = 0; row < map.values().rows(); row++) {
            List<Double> cells = new ArrayList<>();
            for (double cell : map.values().row(row)) {
                cells.add(cell);
            }
            rows.add(cells);
        }
        return shape(map, "heat_map")
                .putTexts("rowNames", map.rowNames())
                .putTexts("columnNames", map.columnNames())
                .putAll("values", rows, row -> JsonTree.array(row, DoubleNode::valueOf))
                .node();
    }

    private static HeatMap readHeatMap(JsonCursor at) {
        at.allow("shape", "id", "scope", "rowNames", "columnNames", "values");
        List<String> rowNames = at.texts("rowNames");
        List<String> columnNames = at.texts("columnNames");
        List<Double> cells = new ArrayList<>();
        for (JsonCursor row : at.get("values", JsonCursor::elements)) {
            List<JsonCursor> numbers = row.elements();
            if (numbers.size() != columnNames.size()) {
                throw row.fault(
                        "the row has " + numbers.size() + " numbers for " + columnNames.size() + " columns",
                        "Each row of a heat map has one number for each column.");
            }
            numbers.forEach(number -> cells.add(number.number()));
        }
        double[] flat = cells.stream().mapToDouble(Double::doubleValue).toArray();
        return new HeatMap(
                KeyJson.read(at), rowNames, columnNames, Tensor.of(flat, rowNames.size(), columnNames.size()));
    }

    private static ExampleList readExamples(JsonCursor at) {
        at.allow("shape", "id", "scope", "columns", "rows");
        List<List<String>> rows = at.list(
                "rows", row -> row.elements().stream().map(JsonCursor::text).toList());
        return new ExampleList(KeyJson.read(at), at.texts("columns"), rows);
    }

    private static Undefined readUndefined(JsonCursor at) {
        at.allow("shape", "id", "scope", "cause", "reason");
        return new Undefined(KeyJson.read(at), at.oneOf("cause", Undefined.Cause.class), at.text("reason"));
    }
}
