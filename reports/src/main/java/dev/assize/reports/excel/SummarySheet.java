package dev.assize.reports.excel;

import dev.assize.core.Task;
import dev.assize.policies.Judgement;
import dev.assize.policies.Status;
import dev.assize.reports.DataDescription;
import dev.assize.reports.Report;
import dev.assize.reports.wording.Summary;
import java.util.Map;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The overall verdict, the counts, what to do next, and what was audited. */
final class SummarySheet {
    private static final int NAME_WIDTH = 28;
    private static final int VALUE_WIDTH = 90;

    private final Book book;
    private final XSSFSheet sheet;
    private int rows;

    SummarySheet(Book book) {
        this.book = book;
        this.sheet = book.sheet("sheet.summary");
    }

    void write(Report report) {
        Judgement judgement = report.judgement();
        title(report.subject().title());
        line(book.text("page.verdict"), Summary.headline(judgement, book.texts()));
        line("", Summary.sentence(judgement, book.texts()));
        line("", Summary.exit(judgement.exitCode(), book.texts()));
        rows++;
        for (Map.Entry<Status, Long> entry : Summary.counts(judgement).entrySet()) {
            XSSFRow row = sheet.createRow(rows++);
            XSSFCell name = row.createCell(0);
            name.setCellValue(book.word(entry.getKey()));
            name.setCellStyle(book.state(entry.getKey()));
            number(row, entry.getValue());
        }
        rows++;
        int step = 0;
        for (String next : report.notes().nextSteps()) {
            line(step++ == 0 ? book.text("page.steps") : "", next);
        }
        rows++;
        subject(report);
        sheet.setColumnWidth(0, 256 * NAME_WIDTH);
        sheet.setColumnWidth(1, 256 * VALUE_WIDTH);
        sheet.setDisplayGridlines(false);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }

    private void subject(Report report) {
        Judgement judgement = report.judgement();
        Task task = report.subject().task();
        DataDescription data = report.subject().data();
        line(book.text("fact.policy"), judgement.policy() + ", " + judgement.policyVersion());
        line(book.text("fact.as_of"), judgement.asOf());
        line(book.text("fact.data"), data.name());
        line(book.text("fact.training_rows"), data.trainingRows());
        line(book.text("fact.test_rows"), data.testRows());
        line(book.text("fact.sensitive"), String.join(", ", data.sensitiveAttributes()));
        line(book.text("fact.label"), task.label());
        line(book.text("fact.favorable"), task.favorable().orElse("–"));
        boolean model = report.subject().model().exists();
        line(book.text("fact.model"), model ? report.subject().model().kind() : book.text("model.none"));
    }

    private void title(String text) {
        XSSFCell cell = sheet.createRow(rows++).createCell(0);
        String clean = Book.clean(text);
        cell.setCellValue(clean);
        cell.setCellStyle(book.title());
        rows++;
    }

    private void line(String name, String value) {
        XSSFRow row = named(name);
        String clean = Book.clean(value);
        XSSFCell cell = row.createCell(1);
        cell.setCellValue(clean);
        cell.setCellStyle(book.textStyle(clean));
        row.setHeightInPoints(Book.height(clean.length(), VALUE_WIDTH));
    }

    private void line(String name, long value) {
        number(named(name), value);
    }

    private XSSFRow named(String name) {
        XSSFRow row = sheet.createRow(rows++);
        if (!name.isEmpty()) {
            XSSFCell cell = row.createCell(0);
            cell.setCellValue(name);
            cell.setCellStyle(book.head());
        }
        return row;
    }

    private void number(XSSFRow row, long value) {
        XSSFCell cell = row.createCell(1);
        cell.setCellValue((double) value);
        cell.setCellStyle(book.number("#,##0;-#,##0;0"));
        cell.getCellStyle().setAlignment(HorizontalAlignment.LEFT);
    }
}
