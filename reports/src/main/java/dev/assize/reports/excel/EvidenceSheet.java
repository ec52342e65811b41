package dev.assize.reports.excel;

import dev.assize.core.Curve;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.Interval;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.reports.Report;
import dev.assize.reports.wording.ShownName;
import java.util.List;
import java.util.Optional;

/** One row for each number of each piece of evidence; group figures stand on their own sheet. */
final class EvidenceSheet {
    private final Book book;

    EvidenceSheet(Book book) {
        this.book = book;
    }

    void write(Report report) {
        TableWriter table = new TableWriter(
                book,
                "sheet.evidence",
                List.of(
                        book.text("column.evidence"),
                        book.text("column.scope"),
                        book.text("picture.series"),
                        book.text("column.x"),
                        book.text("column.value"),
                        book.text("column.lower"),
                        book.text("column.upper"),
                        book.text("column.confidence"),
                        book.text("column.interval_method"),
                        book.text("column.n"),
                        book.text("column.method"),
                        book.text("column.no_value")));
        for (Evidence piece : report.evidence()) {
            rows(table, piece);
        }
        table.finish("Evidence");
    }

    private void rows(TableWriter table, Evidence piece) {
        if (piece instanceof MeasuredValue value) {
            start(table, value.key()).text("").text("");
            figures(table, Optional.of(value.estimate()), value.unit())
                    .count(value.sampleSize())
                    .text(value.method())
                    .text("");
        } else if (piece instanceof Undefined undefined) {
            start(table, undefined.key()).text("").text("");
            figures(table, Optional.empty(), Unit.NUMBER).text("").text("").text(undefined.reason());
        } else if (piece instanceof Curve curve) {
            curve.series().forEach(series -> points(table, curve, series));
        }
    }

    private void points(TableWriter table, Curve curve, Curve.Series series) {
        for (Curve.Point point : series.points()) {
            start(table, curve.key()).text(series.name()).number(point.x(), Unit.NUMBER, Optional.empty());
            figures(table, Optional.of(point.estimate()), Unit.NUMBER)
                    .text("")
                    .text(curve.yAxis() + " / " + curve.xAxis())
                    .text("");
        }
    }

    private TableWriter start(TableWriter table, EvidenceKey key) {
        return table.next().text(key.id()).text(ShownName.scope(key.scope(), book.texts()));
    }

    private static TableWriter figures(TableWriter table, Optional<Estimate> estimate, Unit unit) {
        Optional<Interval> interval = estimate.flatMap(Estimate::interval);
        return table.estimate(estimate, unit, Optional.empty())
                .number(interval.map(Interval::confidence), Unit.FRACTION, Optional.empty())
                .text(interval.map(Interval::method).orElse(""));
    }
}
