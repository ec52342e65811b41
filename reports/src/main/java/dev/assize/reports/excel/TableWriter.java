package dev.assize.reports.excel;

import dev.assize.core.Estimate;
import dev.assize.core.Interval;
import dev.assize.core.Unit;
import dev.assize.policies.Limit;
import dev.assize.policies.Status;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTableStyleInfo;

/** Fills a sheet that is one table: frozen heads, filters, widths that fit. */
final class TableWriter {
    private static final int DECIMALS = 3;
    private static final int MOST_DECIMALS = 15;
    private static final int WIDEST = 56;
    private static final int NARROWEST = 9;

    private final Book book;
    private final XSSFSheet sheet;
    private final int[] widths;
    private XSSFRow row;
    private int column;

    /** Starts the table on a new sheet; the heads differ from each other. */
    TableWriter(Book book, String sheetKey, List<String> heads) {
        this.book = book;
        this.sheet = book.sheet(sheetKey);
        this.widths = new int[heads.size()];
        Arrays.fill(widths, NARROWEST);
        this.row = sheet.createRow(0);
        for (String head : heads) {
            XSSFCell cell = cell(head.length() + 3);
            cell.setCellValue(head);
            cell.setCellStyle(book.head());
        }
        sheet.createFreezePane(0, 1);
    }

    TableWriter next() {
        row = sheet.createRow(row.getRowNum() + 1);
        column = 0;
        return this;
    }

    TableWriter text(String content) {
        String clean = Book.clean(content);
        if (clean.isEmpty()) {
            return skip();
        }
        XSSFCell cell = cell(clean.length());
        cell.setCellValue(clean);
        cell.setCellStyle(book.textStyle(clean));
        if (clean.length() > WIDEST) {
            row.setHeightInPoints(Math.max(row.getHeightInPoints(), Book.height(clean.length(), WIDEST - 6)));
        }
        return this;
    }

    /** Leaves a cell empty. */
    TableWriter skip() {
        column++;
        return this;
    }

    TableWriter status(Status status) {
        String word = book.word(status);
        XSSFCell cell = cell(word.length() + 2);
        cell.setCellValue(word);
        cell.setCellStyle(book.state(status));
        return this;
    }

    TableWriter count(long count) {
        return number((double) count, "#,##0");
    }

    TableWriter count(Optional<Long> count) {
        return count.map(this::count).orElseGet(this::skip);
    }

    /** Writes a number in the format of its unit, with as many decimals as keep it on its side of {@code limit}. */
    TableWriter number(double value, Unit unit, Optional<Limit> limit) {
        return number(value, Book.format(unit, decimals(value, limit)));
    }

    /** Writes value, lower end and upper end in three cells. */
    TableWriter estimate(Optional<Estimate> estimate, Unit unit, Optional<Limit> limit) {
        Optional<Interval> interval = estimate.flatMap(Estimate::interval);
        number(estimate.map(Estimate::value), unit, limit);
        number(interval.map(Interval::lower), unit, limit);
        return number(interval.map(Interval::upper), unit, limit);
    }

    TableWriter number(Optional<Double> value, Unit unit, Optional<Limit> limit) {
        return value.map(known -> number(known, unit, limit)).orElseGet(this::skip);
    }

    /** Makes the table of all rows; without rows the heads stay alone, because a table needs one. */
    void finish(String name) {
        for (int i = 0; i < widths.length; i++) {
            sheet.setColumnWidth(i, 256 * Math.min(WIDEST, widths[i] + 2));
        }
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
        if (row.getRowNum() == 0) {
            return;
        }
        AreaReference area = new AreaReference(
                new CellReference(0, 0),
                new CellReference(row.getRowNum(), widths.length - 1),
                SpreadsheetVersion.EXCEL2007);
        XSSFTable table = sheet.createTable(area);
        table.setName(name);
        table.setDisplayName(name);
        table.getCTTable().addNewAutoFilter().setRef(area.formatAsString());
        CTTableStyleInfo style = table.getCTTable().addNewTableStyleInfo();
        style.setName("TableStyleLight1");
        style.setShowRowStripes(true);
    }

    /** Returns the fewest decimals, at least 3, at which rounding does not carry the number to or over a limit. */
    static int decimals(double value, Optional<Limit> limit) {
        BigDecimal exact = BigDecimal.valueOf(value);
        int decimals = DECIMALS;
        while (decimals < MOST_DECIMALS && !keepsSides(exact, decimals, limit)) {
            decimals++;
        }
        return decimals;
    }

    private static boolean keepsSides(BigDecimal exact, int decimals, Optional<Limit> limit) {
        BigDecimal rounded = exact.setScale(decimals, RoundingMode.HALF_UP);
        return limit.stream()
                .flatMap(known -> Stream.concat(known.atLeast().stream(), known.atMost().stream()))
                .allMatch(bound -> exact.compareTo(bound) == rounded.compareTo(bound));
    }

    private TableWriter number(double value, String format) {
        XSSFCell cell = cell(10);
        cell.setCellValue(value);
        cell.setCellStyle(book.number(format));
        return this;
    }

    private XSSFCell cell(int width) {
        widths[column] = Math.max(widths[column], width);
        return row.createCell(column++);
    }
}
