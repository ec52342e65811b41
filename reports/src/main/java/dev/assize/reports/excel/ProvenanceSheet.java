package dev.assize.reports.excel;

import dev.assize.core.ColumnSchema;
import dev.assize.core.Provenance;
import dev.assize.reports.Report;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the report was made from: digests, versions, seeds, settings, columns. */
final class ProvenanceSheet {
    private final Book book;

    ProvenanceSheet(Book book) {
        this.book = book;
    }

    void write(Report report) {
        TableWriter table = new TableWriter(
                book,
                "sheet.provenance",
                List.of(book.text("column.kind"), book.text("column.name"), book.text("column.value")));
        Provenance origin = report.provenance();
        rows(table, "provenance.digests", origin.digests());
        rows(table, "provenance.versions", origin.versions());
        rows(table, "provenance.seeds", origin.seeds());
        rows(table, "provenance.settings", origin.settings());
        rows(table, "page.settings", report.subject().model().settings());
        for (ColumnSchema column : report.subject().data().columns()) {
            List<String> roles = column.roles().stream()
                    .map(role -> book.text("role." + role.name().toLowerCase(Locale.ROOT)))
                    .toList();
            String type = book.text("type." + column.type().name().toLowerCase(Locale.ROOT));
            table.next()
                    .text(book.text("page.columns"))
                    .text(column.name())
                    .text(type + (roles.isEmpty() ? "" : ": " + String.join(", ", roles)));
        }
        table.finish("Provenance");
    }

    private void rows(TableWriter table, String kind, Map<String, ?> values) {
        values.forEach(
                (name, value) -> table.next().text(book.text(kind)).text(name).text(value.toString()));
    }
}
