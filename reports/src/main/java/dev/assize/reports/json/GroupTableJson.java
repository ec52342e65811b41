package dev.assize.reports.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.GroupTable;
import dev.assize.core.GroupTable.Cell;
import dev.assize.core.GroupTable.Head;
import dev.assize.core.GroupTable.Known;
import dev.assize.core.GroupTable.Row;
import dev.assize.core.GroupTable.Unknown;
import dev.assize.core.Unit;
import java.util.Optional;

/** Figures by group; a cell is an estimate or an object whose only key is {@code undefined}. */
final class GroupTableJson {
    private GroupTableJson() {}

    static JsonNode write(GroupTable table, JsonTree tree) {
        return tree.putAll("columns", table.columns(), GroupTableJson::writeHead)
                .putAll("rows", table.rows(), GroupTableJson::writeRow)
                .node();
    }

    static GroupTable read(JsonCursor at) {
        at.allow("shape", "id", "scope", "columns", "rows");
        return new GroupTable(
                KeyJson.read(at),
                at.list("columns", GroupTableJson::readHead),
                at.list("rows", GroupTableJson::readRow));
    }

    private static JsonNode writeHead(Head head) {
        return new JsonTree().put("id", head.id()).put("unit", head.unit()).node();
    }

    private static Head readHead(JsonCursor at) {
        at.allow("id", "unit");
        return new Head(at.text("id"), at.oneOf("unit", Unit.class));
    }

    private static JsonNode writeRow(Row row) {
        return new JsonTree()
                .put("group", row.group())
                .putWhole("sampleSize", row.sampleSize())
                .putAll("cells", row.cells(), GroupTableJson::writeCell)
                .node();
    }

    private static Row readRow(JsonCursor at) {
        at.allow("group", "sampleSize", "cells");
        return new Row(at.text("group"), at.count("sampleSize"), at.list("cells", GroupTableJson::readCell));
    }

    private static JsonNode writeCell(Cell cell) {
        return cell instanceof Known known
                ? EstimateJson.write(known.estimate())
                : new JsonTree().put("undefined", ((Unknown) cell).reason()).node();
    }

    private static Cell readCell(JsonCursor at) {
        Optional<String> reason = at.optional("undefined", JsonCursor::text);
        if (reason.isEmpty()) {
            return new Known(EstimateJson.read(at));
        }
        at.allow("undefined");
        return new Unknown(reason.get());
    }
}
