package dev.assize.reports.html;

import dev.assize.core.Estimate;
import dev.assize.core.GroupTable;
import dev.assize.core.Unit;
import dev.assize.reports.wording.ShownName;
import dev.assize.reports.wording.ShownNumber;
import dev.assize.reports.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws figures by group; each column has a scale that its groups share. */
final class GroupComposer {
    private final Context context;
    private final Texts texts;

    GroupComposer(Context context) {
        this.context = context;
        this.texts = context.texts();
    }

    BlockView.Groups compose(GroupTable table) {
        List<Scale> scales = new ArrayList<>();
        List<BlockView.Head> heads = new ArrayList<>();
        for (int column = 0; column < table.columns().size(); column++) {
            GroupTable.Head head = table.columns().get(column);
            Scale scale = Scale.of(estimates(table, column), List.of(), head.unit());
            scales.add(scale);
            heads.add(new BlockView.Head(
                    context.title(head.id()), new BlockView.Axis(scale.leastText(), scale.mostText())));
        }
        List<BlockView.GroupRow> rows = table.rows().stream()
                .map(row -> row(row, table.columns(), scales))
                .toList();
        return new BlockView.Groups(ShownName.scope(table.key().scope(), texts), heads, rows);
    }

    private BlockView.GroupRow row(GroupTable.Row row, List<GroupTable.Head> heads, List<Scale> scales) {
        List<BlockView.Figure> cells = new ArrayList<>();
        for (int column = 0; column < heads.size(); column++) {
            cells.add(cell(row.cells().get(column), heads.get(column).unit(), scales.get(column)));
        }
        return new BlockView.GroupRow(ShownName.of(row.group()), ShownNumber.count(row.sampleSize()), cells);
    }

    private BlockView.Figure cell(GroupTable.Cell cell, Unit unit, Scale scale) {
        if (cell instanceof GroupTable.Unknown unknown) {
            return BlockComposer.missing(unknown.reason());
        }
        Estimate estimate = ((GroupTable.Known) cell).estimate();
        ShownNumber number = ShownNumber.of(unit);
        return new BlockView.Figure(
                Optional.of(number.value(estimate)),
                estimate.interval().map(interval -> number.interval(interval, texts)),
                Optional.of(scale.mark(estimate, Optional.empty())),
                Optional.empty());
    }

    private static List<Estimate> estimates(GroupTable table, int column) {
        return table.rows().stream()
                .map(row -> row.cells().get(column))
                .filter(GroupTable.Known.class::isInstance)
                .map(cell -> ((GroupTable.Known) cell).estimate())
                .toList();
    }
}
