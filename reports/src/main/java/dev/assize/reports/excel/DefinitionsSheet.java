package dev.assize.reports.excel;

import dev.assize.core.Definition;
import dev.assize.core.Unit;
import dev.assize.reports.Report;
import java.util.List;
import java.util.Optional;

/** What each metric means. */
final class DefinitionsSheet {
    private final Book book;

    DefinitionsSheet(Book book) {
        this.book = book;
    }

    void write(Report report) {
        TableWriter table = new TableWriter(
                book,
                "sheet.definitions",
                List.of(
                        book.text("column.metric"),
                        book.text("column.title"),
                        book.text("glossary.formula"),
                        book.text("column.least"),
                        book.text("column.most"),
                        book.text("glossary.ideal"),
                        book.text("column.source")));
        for (Definition definition : report.definitions()) {
            table.next()
                    .text(definition.id())
                    .text(definition.title())
                    .text(definition.formula())
                    .number(definition.range().least(), Unit.NUMBER, Optional.empty())
                    .number(definition.range().most(), Unit.NUMBER, Optional.empty())
                    .text(definition.ideal())
                    .text(definition.citation());
        }
        table.finish("Definitions");
    }
}
