package dev.assize.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.HeatMap;
import dev.assize.core.Interval;
import dev.assize.core.Scope;
import dev.assize.core.Tensor;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.policies.ExitCode;
import dev.assize.policies.Limit;
import dev.assize.policies.Status;
import dev.assize.reports.excel.ExcelReport;
import dev.assize.reports.html.HtmlReport;
import dev.assize.reports.json.ReportJson;
import dev.assize.reports.terminal.TerminalStyle;
import dev.assize.reports.terminal.VerdictTable;
import dev.assize.reports.wording.ShownNumber;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports at the edges of what can be, in all views. */
class EdgeReportsTest {
    /** Texts with a fixed set of values, which cannot be replaced by anything else. */
    private static final Set<String> FIXED = Set.of(
            "id",
            "metric",
            "shape",
            "of",
            "cause",
            "unit",
            "status",
            "severity",
            "by",
            "correction",
            "mode",
            "type",
            "kind",
            "favorable");

    private static final Set<String> FIXED_MAPS = Set.of("digests", "seeds", "limit", "parameters");

    @Test
    void saysThatNothingWasJudged_whenThereIsNoEvidence() throws Exception {
        Report report = EdgeReports.bare(List.of(), List.of(), ExitCode.NOTHING_EVALUATED);

        assertThat(readBack(report)).isEqualTo(report);
        assertThat(HtmlReport.render(report)).contains("<h1").doesNotContain("<table class=\"values\"");
        assertThat(VerdictTable.render(report, TerminalStyle.plain()).lines()).hasSize(3);
        try (XSSFWorkbook workbook = open(report)) {
            assertThat(workbook.getSheet("Rules").getLastRowNum()).isZero();
            assertThat(workbook.getSheet("Rules").getTables()).isEmpty();
        }
        assertThat(report.notes().nextSteps()).hasSize(1);
    }

    @Test
    void showsEmptyShapesInAllViews() throws Exception {
        Report report = EdgeReports.emptyShapes();

        assertThat(readBack(report)).isEqualTo(report);
        assertThat(HtmlReport.render(report))
                .contains("a.no_rows", "a.no_columns", "a.nothing", "a.no_series", "a.no_points", "a.no_examples")
                .doesNotContain("NaN")
                .doesNotContain("<svg class=\"picture\"");
        try (XSSFWorkbook workbook = open(report)) {
            assertThat(workbook.getSheet("Groups").getLastRowNum()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1e308, -1e308", "4.9e-324, 0", "-1e-12, -1e-12", "5, 7"})
    void drawsHeatMapsOfAnyNumbers(double one, double other) {
        List<Evidence> shapes = EdgeReports.shapes(Tensor.of(new double[] {one, other, other, one}, 2, 2));

        String html = HtmlReport.render(EdgeReports.bare(shapes, List.of(), ExitCode.OK));

        assertThat(html).contains("class=\"cell h").doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void drawsAHeatMapWithoutColumns_asNothing() {
        HeatMap map = new HeatMap(
                new EvidenceKey("a.heat", Scope.ALL), List.of("r"), List.of(), Tensor.of(new double[0], 1, 0));

        assertThat(HtmlReport.render(EdgeReports.bare(List.of(map), List.of(), ExitCode.OK)))
                .doesNotContain("class=\"cell")
                .doesNotContain("NaN");
    }

    @ParameterizedTest
    @EnumSource
    void showsTheReason_forEachCauseOfAMissingNumber(Undefined.Cause cause) throws Exception {
        Undefined undefined = new Undefined(new EvidenceKey("a.b", Scope.ALL), cause, "there are 0 rows of women");
        Report report = EdgeReports.bare(List.of(undefined), List.of(), ExitCode.OK);

        assertThat(readBack(report).evidence()).containsExactly(undefined);
        assertThat(HtmlReport.render(report)).contains("there are 0 rows of women");
        try (XSSFWorkbook workbook = open(report)) {
            assertThat(texts(workbook.getSheet("Evidence"))).contains("there are 0 rows of women");
        }
    }

    @Test
    void showsAThousandRules() throws Exception {
        Report report = EdgeReports.rules(1000);

        String table = VerdictTable.render(report, TerminalStyle.plain());
        assertThat(table.lines().filter(line -> line.startsWith("✗"))).hasSize(500);
        assertThat(table).contains("rule-999");
        assertThat(HtmlReport.render(report)).contains("rule-0", "rule-999");
        assertThat(readBack(report)).isEqualTo(report);
        try (XSSFWorkbook workbook = open(report)) {
            assertThat(workbook.getSheet("Rules").getLastRowNum()).isEqualTo(1000);
            assertThat(workbook.getSheet("Evidence").getLastRowNum()).isEqualTo(1000);
        }
    }

    @Test
    void showsEveryTextAsText_whenItIsMarkup() throws Exception {
        Report nasty = nasty();

        String html = HtmlReport.render(nasty);
        assertThat(html).contains("&lt;img src=x onerror=alert(1)&gt;");
        assertThat(html).doesNotContain("<img").doesNotContain("1+1</td>").doesNotContain("\u001b");
        assertThat(html).doesNotContain("49{0}").doesNotContain("&amp;amp;amp;");
        assertThat(VerdictTable.render(nasty, TerminalStyle.plain())).doesNotContain("\u001b");
        try (XSSFWorkbook workbook = open(nasty)) {
            workbook.sheetIterator()
                    .forEachRemaining(sheet -> sheet.forEach(row -> row.forEach(cell -> {
                        assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                        boolean formula = cell.getCellType() == CellType.STRING
                                && cell.getStringCellValue().startsWith("=");
                        assertThat(!formula || cell.getCellStyle().getQuotePrefixed())
                                .as(sheet.getSheetName() + " " + cell.getAddress())
                                .isTrue();
                    })));
        }
    }

    /**
     * 2,000 draws from {@code new SplittableRandom(20_261_123L)}: what is shown breaks the limit whenever the value
     * does.
     */
    @Test
    void neverShowsAFailingValueOnTheGoodSide() {
        SplittableRandom random = new SplittableRandom(20_261_123L);
        for (int draw = 0; draw < 2000; draw++) {
            int decimals = random.nextInt(0, 7);
            BigDecimal bound = BigDecimal.valueOf(random.nextLong(1, 1_000_000), decimals);
            double gap = bound.doubleValue() * Math.pow(10, -random.nextInt(1, 13));
            for (Unit unit : List.of(Unit.FRACTION, Unit.FRACTION_DIFFERENCE, Unit.RATIO, Unit.NUMBER)) {
                Optional<Limit> least = Optional.of(new Limit(Optional.of(bound), Optional.empty()));
                Optional<Limit> most = Optional.of(new Limit(Optional.empty(), Optional.of(bound)));
                double below = bound.doubleValue() - gap;
                double above = bound.doubleValue() + gap;

                assertThat(parsed(ShownNumber.beside(least, unit).value(below), unit))
                        .as(below + " >= " + bound + " in " + unit)
                        .isLessThan(bound);
                assertThat(parsed(ShownNumber.beside(most, unit).value(above), unit))
                        .as(above + " <= " + bound + " in " + unit)
                        .isGreaterThan(bound);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.7996, RATIO, 0.80,, 0.7996, 0.80",
        "0.79999999, RATIO, 0.80,, 0.79999999, 0.80",
        "0.0500001, FRACTION,, 0.05, 5.00001%, 5.0%",
        "0.0800004, FRACTION_DIFFERENCE,, 0.08, 8.00004%, 8.0%",
        "3.00000004, NUMBER,, 3, 3.00000004, 3"
    })
    void neverShowsAFailingValueOnTheGoodSide_inTheWorkbook(
            double value, Unit unit, String least, String most, String shown, String good) throws Exception {
        Estimate estimate = new Estimate(
                value, Optional.empty(), Optional.of(new Interval(value, value, 0.95, "by hand")), Optional.empty());
        try (XSSFWorkbook workbook = open(EdgeReports.failing(estimate, unit, least, most))) {
            for (String name : List.of("Rules", "Evidence")) {
                List<String> cells = shown(workbook.getSheet(name));
                assertThat(cells).as(name).contains(shown);
                if (name.equals("Evidence")) {
                    assertThat(cells).doesNotContain(good);
                }
            }
        }
    }

    @Test
    void showsTheSideThatAFailingValueIsOn_whenAnotherRulePasses() {
        Report report = EdgeReports.failing(SampleEvidence.exact(7996, 10_000), Unit.RATIO, "0.80", null);

        String html = HtmlReport.render(report);

        String block = html.substring(html.indexOf("id=\"evidence-a-value\""));
        assertThat(block).contains("0.799").doesNotContain("0.800");
    }

    @ParameterizedTest
    @ValueSource(longs = {9_007_199_254_740_993L, Long.MAX_VALUE, Long.MIN_VALUE})
    void refusesToWriteCountsThatJsonWouldRound(long rows) {
        Report report = EdgeReports.bare(
                List.of(SampleEvidence.value("a.b", Scope.ALL, SampleEvidence.exact(1, 2), Unit.RATIO, 7)),
                List.of(),
                ExitCode.OK);
        String json = ReportJson.write(report).replace("\"sampleSize\":7", "\"sampleSize\":" + rows);

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> parse(json)))
                .isInstanceOf(ReportException.class)
                .hasMessage("report.json#/evidence/0/sampleSize: expected a whole number, found " + rows + "\n"
                        + "  Whole numbers lie between -2^53 and 2^53.");
    }

    @Test
    void namesEachStateOnce_whenAllRulesHaveIt() {
        for (Status status : Status.values()) {
            Report report = EdgeReports.bare(
                    List.of(),
                    List.of(SampleReport.judged(
                            SampleReport.rule(
                                    "r", "R", "a.b", Optional.empty(), dev.assize.policies.Severity.ERROR, List.of()),
                            status,
                            SampleEvidence.value("a.b", Scope.ALL, SampleEvidence.exact(1, 2), Unit.RATIO, 7),
                            "because",
                            null)),
                    ExitCode.OK);

            assertThat(readBack(report)).isEqualTo(report);
            assertThat(HtmlReport.render(report)).contains("#i-" + status.name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    /** The report of every shape with each free text replaced by one that attacks. */
    private static Report nasty() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode tree = mapper.readTree(ReportJson.write(EdgeReports.everyShape()));
        attack(tree, "");
        return parse(mapper.writeValueAsString(tree));
    }

    private static void attack(JsonNode node, String key) {
        if (node instanceof ObjectNode object) {
            List<String> keys = new ArrayList<>();
            object.fieldNames().forEachRemaining(keys::add);
            boolean fixedMap = FIXED_MAPS.contains(key);
            for (String name : keys) {
                boolean text = object.get(name).isTextual();
                if (text && !fixedMap && !FIXED.contains(name) && !name.equals("exact") && !name.equals("language")) {
                    object.set(name, TextNode.valueOf(EdgeReports.NASTY));
                } else if (text && name.equals("id") && object.has("severity")) {
                    object.set(name, TextNode.valueOf(EdgeReports.NASTY));
                }
                attack(object.get(name), name);
            }
        } else if (node instanceof ArrayNode array && !key.equals("roles") && !key.equals("classes")) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isTextual()
                        && (key.equals("maps") || key.equals("nextSteps") || key.equals("rowNames"))) {
                    array.set(i, TextNode.valueOf(EdgeReports.NASTY));
                }
                attack(array.get(i), key);
            }
        }
    }

    private static BigDecimal parsed(String shown, Unit unit) {
        String plain = shown.replace("\u00a0%", "").replace("\u00a0pp", "").replace('−', '-');
        BigDecimal number = new BigDecimal(plain);
        return unit == Unit.FRACTION || unit == Unit.FRACTION_DIFFERENCE ? number.movePointLeft(2) : number;
    }

    private static Report readBack(Report report) {
        return parse(ReportJson.write(report));
    }

    private static Report parse(String json) {
        return ReportJson.parse(json.getBytes(StandardCharsets.UTF_8), "report.json");
    }

    private static XSSFWorkbook open(Report report) throws Exception {
        return new XSSFWorkbook(new ByteArrayInputStream(ExcelReport.render(report)));
    }

    private static List<String> texts(Sheet sheet) {
        List<String> texts = new ArrayList<>();
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (cell.getCellType() == CellType.STRING) {
                    texts.add(cell.getStringCellValue());
                }
            }
        }
        return texts;
    }

    private static List<String> shown(Sheet sheet) {
        DataFormatter formatter = new DataFormatter(java.util.Locale.ROOT);
        List<String> shown = new ArrayList<>();
        sheet.forEach(row -> row.forEach(cell -> shown.add(formatter.formatCellValue(cell))));
        return shown;
    }
}
