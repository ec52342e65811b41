package dev.assize.reports.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Digest;
import dev.assize.core.EvidenceKey;
import dev.assize.core.GroupTable;
import dev.assize.core.Scope;
import dev.assize.core.Unit;
import dev.assize.policies.ExitCode;
import dev.assize.policies.Judgement;
import dev.assize.policies.Severity;
import dev.assize.policies.Status;
import dev.assize.reports.Report;
import dev.assize.reports.SampleEvidence;
import dev.assize.reports.SampleReport;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExcelReportTest {
    private static final String NASTY = "=cmd|' /C calc'!A0";

    @Test
    void hasTheSheetsAnAuditorLooksFor() throws Exception {
        try (XSSFWorkbook workbook = open(SampleReport.loans())) {
            List<String> names = new ArrayList<>();
            workbook.sheetIterator().forEachRemaining(sheet -> names.add(sheet.getSheetName()));

            assertThat(names).containsExactly("Summary", "Rules", "Groups", "Evidence", "Definitions", "Provenance");
            for (String table : List.of("Rules", "Groups", "Evidence", "Definitions", "Provenance")) {
                XSSFSheet sheet = workbook.getSheet(table);
                assertThat(sheet.getTables()).hasSize(1);
                assertThat(sheet.getTables().get(0).getCTTable().getAutoFilter())
                        .isNotNull();
                assertThat(sheet.getPaneInformation().getHorizontalSplitPosition())
                        .isEqualTo((short) 1);
            }
        }
    }

    @Test
    void holdsNumbersAsNumbers() throws Exception {
        try (XSSFWorkbook workbook = open(SampleReport.loans())) {
            Row row = workbook.getSheet("Rules").getRow(1);

            assertThat(row.getCell(0).getStringCellValue()).isEqualTo("Fail");
            assertThat(row.getCell(6).getNumericCellValue())
                    .isEqualTo(SampleEvidence.ratioBySex().estimate().value());
            assertThat(row.getCell(10).getNumericCellValue()).isEqualTo(0.80);
            assertThat(row.getCell(12).getNumericCellValue()).isEqualTo(6000);
            assertThat(new DataFormatter(java.util.Locale.ROOT).formatCellValue(row.getCell(6)))
                    .isEqualTo("0.618");
        }
    }

    @Test
    void showsNoRoundedNumberOnTheOtherSideOfItsLimit() throws Exception {
        var close = SampleEvidence.value("a.b", Scope.ALL, SampleEvidence.exact(79_997, 100_000), Unit.RATIO, 9);
        var rule = SampleReport.rule("r", "t", "a.b", SampleReport.limit("0.80", null), Severity.ERROR, List.of());
        Report report = judged(SampleReport.judged(rule, Status.FAIL, close, "reason", null));

        try (XSSFWorkbook workbook = open(report)) {
            Cell cell = workbook.getSheet("Rules").getRow(1).getCell(6);

            assertThat(new DataFormatter(java.util.Locale.ROOT).formatCellValue(cell))
                    .isEqualTo("0.79997");
        }
    }

    @Test
    void keepsTextsAsTexts_thatLookLikeFormulas() throws Exception {
        GroupTable groups = new GroupTable(
                new EvidenceKey("a.groups", Scope.attribute("+1")),
                List.of(new GroupTable.Head("a.rate", Unit.FRACTION)),
                List.of(new GroupTable.Row(NASTY, 0, List.of(new GroupTable.Unknown("@none")))));
        Report report = SampleReport.builder()
                .evidence(List.of(groups))
                .nextSteps(List.of("-2+3"))
                .build();

        try (XSSFWorkbook workbook = open(report)) {
            int prefixed = 0;
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                        boolean risky = cell.getCellType() == CellType.STRING
                                && cell.getStringCellValue().matches("(?s)[=+\\-@].*");
                        assertThat(!risky || cell.getCellStyle().getQuotePrefixed())
                                .isTrue();
                        prefixed += risky ? 1 : 0;
                    }
                }
            }
            assertThat(prefixed).isGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void survivesEndlessTextsAndControlCharacters() throws Exception {
        Report report = SampleReport.builder()
                .nextSteps(List.of("x".repeat(40_000), "a\u0000\u0001b", "中文 \ud83d\ude00 עברית"))
                .build();

        try (XSSFWorkbook workbook = open(report)) {
            List<String> texts = new ArrayList<>();
            for (Row row : workbook.getSheet("Summary")) {
                Cell cell = row.getCell(1);
                if (cell != null && cell.getCellType() == CellType.STRING) {
                    texts.add(cell.getStringCellValue());
                }
            }
            assertThat(texts).contains("x".repeat(31_999) + "…", "a\ufffd\ufffdb", "中文 \ud83d\ude00 עברית");
        }
    }

    @Test
    void writesHeadsAlone_whenThereIsNothingToTell() throws Exception {
        Report report = Report.builder()
                .subject(SampleReport.subject())
                .judgement(new Judgement("p", "1", "2026-11-01", List.of(), ExitCode.NOTHING_EVALUATED))
                .provenance(SampleReport.loans().provenance())
                .build();

        try (XSSFWorkbook workbook = open(report)) {
            assertThat(workbook.getSheet("Rules").getLastRowNum()).isZero();
            assertThat(workbook.getSheet("Rules").getTables()).isEmpty();
        }
    }

    @Test
    void statesNoTimeOfItsOwn() throws Exception {
        byte[] bytes = ExcelReport.render(SampleReport.loans());

        assertThat(Digest.of(ExcelReport.render(SampleReport.loans()))).isEqualTo(Digest.of(bytes));
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertThat(entry.getTimeLocal()).isEqualTo(java.time.LocalDateTime.of(1980, 2, 1, 0, 0));
                String content = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                assertThat(content).doesNotContain("<dcterms:created xsi:type=\"dcterms:W3CDTF\">20");
            }
        }
    }

    @Test
    void opensInLibreOffice(@TempDir Path folder) throws Exception {
        boolean present = List.of("/usr/bin/soffice", "/usr/local/bin/soffice").stream()
                .anyMatch(path -> Files.isExecutable(Path.of(path)));
        Assumptions.assumeTrue(present, "LibreOffice (soffice) is not installed");
        Path file = Files.write(folder.resolve("report.xlsx"), ExcelReport.render(SampleReport.loans()));

        Process process = new ProcessBuilder(
                        "soffice",
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
                        "--outdir",
                        folder.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("report-Rules.csv")))
                .contains("selection-sex")
                .contains("0.618");
        assertThat(Files.readString(folder.resolve("report-Groups.csv"))).contains("under 25");
    }

    private static Report judged(dev.assize.policies.Verdict verdict) {
        return SampleReport.builder()
                .judgement(new Judgement("p", "1", "2026-11-01", List.of(verdict), ExitCode.FAILED))
                .build();
    }

    private static XSSFWorkbook open(Report report) throws Exception {
        return new XSSFWorkbook(new ByteArrayInputStream(ExcelReport.render(report)));
    }
}
