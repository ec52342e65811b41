package dev.assize.reports.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Unit;
import dev.assize.policies.Status;
import dev.assize.reports.SampleReport;
import dev.assize.reports.wording.Texts;
import java.util.List;
import java.util.Optional;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableWriterTest {
    @ParameterizedTest
    @CsvSource({
        "0.7996, 0.80,, 4",
        "0.79996, 0.80,, 5",
        "0.8, 0.80,, 3",
        "0.9, 0.80,, 3",
        "0.8004,, 0.80, 4",
        "0.79999999999999999, 0.80,, 3",
        "0.7999999999, 0.80,, 10",
        "3.0001,, 3, 4",
        "0.5,,0.50, 3"
    })
    void showsAsManyDecimalsAsKeepTheSide(double value, String atLeast, String atMost, int decimals) {
        assertThat(TableWriter.decimals(value, SampleReport.limit(atLeast, atMost)))
                .isEqualTo(decimals);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FRACTION | 3 | 0.0%",
                "FRACTION | 5 | 0.000%",
                "FRACTION_DIFFERENCE | 3 | 0.0%",
                "RATIO | 3 | 0.000",
                "COUNT | 3 | #,##0",
                "COUNT | 4 | #,##0.0000",
                "NUMBER | 3 | General",
                "NUMBER | 8 | 0.00000000"
            })
    void choosesTheFormatOfAUnit(Unit unit, int decimals, String format) {
        assertThat(Book.format(unit, decimals)).isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource({"0, 15", "1, 15", "56, 15", "57, 30", "10000, 150"})
    void makesRowsAsHighAsTheirText(int letters, float points) {
        assertThat(Book.height(letters, 56)).isEqualTo(points);
    }

    @Test
    void writesCellsInTheirOrder_andLeavesEmptyOnesOut() throws Exception {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Book book = new Book(workbook, Texts.of("en"));
            TableWriter table = new TableWriter(book, "sheet.rules", List.of("a", "b", "c", "d", "e"));
            table.next()
                    .status(Status.FAIL)
                    .text("")
                    .count(7)
                    .number(Optional.empty(), Unit.RATIO, Optional.empty())
                    .text("=x");
            table.finish("Rules");

            XSSFSheet sheet = workbook.getSheet("Rules");
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("Fail");
            assertThat(sheet.getRow(1).getCell(1)).isNull();
            assertThat(sheet.getRow(1).getCell(2).getNumericCellValue()).isEqualTo(7);
            assertThat(sheet.getRow(1).getCell(3)).isNull();
            assertThat(sheet.getRow(1).getCell(4).getCellStyle().getQuotePrefixed())
                    .isTrue();
            assertThat(sheet.getTables().get(0).getCTTable().getRef()).isEqualTo("A1:E2");
        }
    }

    @Test
    void colorsEachStatusBesideItsWord() throws Exception {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Book book = new Book(workbook, Texts.of("en"));
            for (Status status : Status.values()) {
                assertThat(book.word(status)).isNotBlank();
                assertThat(book.state(status).getFillForegroundXSSFColor())
                        .as(status.name())
                        .isNotNull();
            }
            assertThat(book.number("0.000")).isSameAs(book.number("0.000"));
        }
    }

    @Test
    void makesEqualZips_fromEntriesOfAnyTime() throws Exception {
        assertThat(FixedZip.of(zip(0))).isEqualTo(FixedZip.of(zip(1_700_000_000_000L)));
    }

    private static byte[] zip(long millis) throws Exception {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var out = new java.util.zip.ZipOutputStream(bytes)) {
            var entry = new java.util.zip.ZipEntry("a.xml");
            entry.setTime(millis);
            out.putNextEntry(entry);
            out.write(1);
            out.closeEntry();
        }
        return bytes.toByteArray();
    }
}
