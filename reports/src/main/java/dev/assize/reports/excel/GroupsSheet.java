package dev.assize.reports.excel;

import dev.assize.core.Counts;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.GroupTable;
import dev.assize.core.Uncertainty;
import dev.assize.core.Unit;
import dev.assize.reports.Report;
import dev.assize.reports.wording.ShownName;
import java.util.List;
import java.util.Optional;

/** One row for each figure of each group, with the counts it was made from. */
final class GroupsSheet {
    private final Book book;

    GroupsSheet(Book book) {
        this.book = book;
    }

    void write(Report report) {
        TableWriter table = new TableWriter(
                book,
                "sheet.groups",
                List.of(
                        book.text("column.evidence"),
                        book.text("column.scope"),
                        book.text("column.group"),
                        book.text("column.n"),
                        book.text("column.metric"),
                        book.text("column.value"),
                        book.text("column.lower"),
                        book.text("column.upper"),
                        book.text("column.hits"),
                        book.text("column.rows"),
                        book.text("column.no_value")));
        for (Evidence piece : report.evidence()) {
            if (piece instanceof GroupTable groups) {
                groups.rows().forEach(row -> rows(table, groups, row));
            }
        }
        table.finish("Groups");
    }

    private void rows(TableWriter table, GroupTable groups, GroupTable.Row row) {
        String scope = ShownName.scope(groups.key().scope(), book.texts());
        for (int column = 0; column < row.cells().size(); column++) {
            GroupTable.Head head = groups.columns().get(column);
            table.next()
                    .text(groups.key().id())
                    .text(scope)
                    .text(row.group())
                    .count(row.sampleSize())
                    .text(head.id());
            cell(table, row.cells().get(column), head.unit());
        }
    }

    private void cell(TableWriter table, GroupTable.Cell cell, Unit unit) {
        Optional<Estimate> estimate =
                cell instanceof GroupTable.Known known ? Optional.of(known.estimate()) : Optional.empty();
        Optional<Counts> counts = estimate.flatMap(Estimate::uncertainty)
                .filter(Uncertainty.OfRate.class::isInstance)
                .map(rate -> ((Uncertainty.OfRate) rate).counts());
        String reason = cell instanceof GroupTable.Unknown unknown ? unknown.reason() : "";
        table.estimate(estimate, unit, Optional.empty())
                .count(counts.map(Counts::hits))
                .count(counts.map(Counts::rows))
                .text(reason);
    }
}
