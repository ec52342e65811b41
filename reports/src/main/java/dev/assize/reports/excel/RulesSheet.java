package dev.assize.reports.excel;

import dev.assize.core.Estimate;
import dev.assize.core.Interval;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Unit;
import dev.assize.policies.Limit;
import dev.assize.policies.Verdict;
import dev.assize.reports.Report;
import dev.assize.reports.wording.ShownName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One row for each verdict. */
final class RulesSheet {
    private final Book book;

    RulesSheet(Book book) {
        this.book = book;
    }

    void write(Report report) {
        TableWriter table = new TableWriter(
                book,
                "sheet.rules",
                List.of(
                        book.text("column.state"),
                        book.text("column.rule"),
                        book.text("column.title"),
                        book.text("column.severity"),
                        book.text("column.metric"),
                        book.text("column.scope"),
                        book.text("column.measured"),
                        book.text("column.lower"),
                        book.text("column.upper"),
                        book.text("column.confidence"),
                        book.text("column.at_least"),
                        book.text("column.at_most"),
                        book.text("column.n"),
                        book.text("column.needed"),
                        book.text("column.reason"),
                        book.text("column.source"),
                        book.text("column.maps")));
        report.judgement().verdicts().forEach(verdict -> row(table.next(), verdict));
        table.finish("Rules");
    }

    private void row(TableWriter table, Verdict verdict) {
        Verdict.RuleSummary rule = verdict.rule();
        Optional<MeasuredValue> measured = verdict.measured();
        Unit unit = measured.map(MeasuredValue::unit).orElse(Unit.NUMBER);
        Optional<Limit> limit = rule.limit();
        table.status(verdict.status())
                .text(rule.id())
                .text(rule.title())
                .text(book.text("severity." + rule.severity().name().toLowerCase(Locale.ROOT)))
                .text(rule.metric())
                .text(verdict.evidence()
                        .map(key -> ShownName.scope(key.scope(), book.texts()))
                        .orElse(""))
                .estimate(measured.map(MeasuredValue::estimate), unit, limit)
                .number(
                        measured.map(MeasuredValue::estimate)
                                .flatMap(Estimate::interval)
                                .map(Interval::confidence),
                        Unit.FRACTION,
                        Optional.empty())
                .number(limit.flatMap(Limit::atLeast).map(BigDecimal::doubleValue), unit, limit)
                .number(limit.flatMap(Limit::atMost).map(BigDecimal::doubleValue), unit, limit)
                .count(measured.map(MeasuredValue::sampleSize))
                .count(verdict.sampleSizeNeeded())
                .text(verdict.reason())
                .text(rule.source())
                .text(String.join(", ", rule.maps()));
    }
}
