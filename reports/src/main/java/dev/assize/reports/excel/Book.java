package dev.assize.reports.excel;

import dev.assize.core.Unit;
import dev.assize.policies.Status;
import dev.assize.reports.wording.ShownName;
import dev.assize.reports.wording.Texts;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook with its texts and its few cell styles, each made once. */
final class Book {
    private static final int LONGEST_CELL = 32_000;
    private static final int MOST_LINES = 10;
    private static final float LINE_POINTS = 15;
    private static final byte[] INK = {0x17, 0x21, 0x2b};

    private final XSSFWorkbook workbook;
    private final Texts texts;
    private final XSSFCellStyle text;
    private final XSSFCellStyle quoted;
    private final XSSFCellStyle head;
    private final XSSFCellStyle title;
    private final Map<Status, XSSFCellStyle> states = new EnumMap<>(Status.class);
    private final Map<String, XSSFCellStyle> numbers = new HashMap<>();

    Book(XSSFWorkbook workbook, Texts texts) {
        this.workbook = workbook;
        this.texts = texts;
        this.text = plain();
        this.quoted = plain();
        quoted.setQuotePrefixed(true);
        this.head = plain();
        head.setFont(font(true, (short) 11));
        fill(head, 0xDC, 0xE5, 0xED);
        this.title = plain();
        title.setFont(font(true, (short) 16));
        title.setWrapText(false);
        state(Status.PASS, 0xD2, 0xEC, 0xF8);
        state(Status.FAIL, 0xF6, 0xD5, 0xC9);
        state(Status.INCONCLUSIVE, 0xFB, 0xEC, 0xC2);
        state(Status.MISSING, 0xFB, 0xEC, 0xC2);
        state(Status.NEEDS_REVIEW, 0xFB, 0xEC, 0xC2);
        state(Status.WAIVED, 0xE3, 0xE6, 0xEA);
        state(Status.NOT_APPLICABLE, 0xE3, 0xE6, 0xEA);
    }

    XSSFSheet sheet(String key) {
        return workbook.createSheet(texts.get(key));
    }

    String text(String key) {
        return texts.get(key);
    }

    Texts texts() {
        return texts;
    }

    /** Texts that a spreadsheet would take for a formula when somebody edits them are marked as text. */
    XSSFCellStyle textStyle(String content) {
        return !content.isEmpty() && "=+-@|%".indexOf(content.charAt(0)) >= 0 ? quoted : text;
    }

    XSSFCellStyle head() {
        return head;
    }

    XSSFCellStyle title() {
        return title;
    }

    XSSFCellStyle state(Status status) {
        return states.getOrDefault(status, text);
    }

    String word(Status status) {
        return texts.get("status." + status.name().toLowerCase(Locale.ROOT));
    }

    /** Returns the style of a number format, made at its first use. */
    XSSFCellStyle number(String format) {
        return numbers.computeIfAbsent(format, unknown -> {
            XSSFCellStyle style = plain();
            style.setWrapText(false);
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
            return style;
        });
    }

    /** Returns the number format of a unit with {@code decimals} decimals of the number itself. */
    static String format(Unit unit, int decimals) {
        return switch (unit) {
            case FRACTION, FRACTION_DIFFERENCE -> zeros(decimals - 2) + "%";
            case RATIO -> zeros(decimals);
            case COUNT -> decimals > 3 ? "#,##" + zeros(decimals) : "#,##0";
            case NUMBER -> decimals > 6 ? zeros(decimals) : "General";
        };
    }

    /** Returns the height of a row whose longest text has {@code letters} in a column of {@code width}, in points. */
    static float height(int letters, int width) {
        int lines = Math.max(1, Math.min(MOST_LINES, (letters + width - 1) / width));
        return LINE_POINTS * lines;
    }

    /** Returns a text without control characters that fits a cell. */
    static String clean(String content) {
        return ShownName.cut(content, LONGEST_CELL);
    }

    private static String zeros(int decimals) {
        return decimals <= 0 ? "0" : "0." + "0".repeat(decimals);
    }

    private XSSFCellStyle plain() {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font(false, (short) 11));
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setWrapText(true);
        return style;
    }

    private XSSFFont font(boolean bold, short points) {
        XSSFFont font = workbook.createFont();
        font.setFontName("Calibri");
        font.setBold(bold);
        font.setFontHeightInPoints(points);
        font.setColor(new XSSFColor(INK, null));
        return font;
    }

    private void state(Status status, int red, int green, int blue) {
        XSSFCellStyle style = plain();
        style.setFont(font(true, (short) 11));
        fill(style, red, green, blue);
        states.put(status, style);
    }

    private static void fill(XSSFCellStyle style, int red, int green, int blue) {
        style.setFillForegroundColor(new XSSFColor(new byte[] {(byte) red, (byte) green, (byte) blue}, null));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }
}
