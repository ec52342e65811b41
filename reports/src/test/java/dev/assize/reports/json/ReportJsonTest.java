package dev.assize.reports.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.Scope;
import dev.assize.core.Uncertainty;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.policies.Decide;
import dev.assize.policies.ExitCode;
import dev.assize.policies.Judgement;
import dev.assize.policies.Limit;
import dev.assize.policies.Mode;
import dev.assize.policies.Severity;
import dev.assize.policies.Status;
import dev.assize.policies.Verdict;
import dev.assize.reports.Report;
import dev.assize.reports.ReportException;
import dev.assize.reports.SampleEvidence;
import dev.assize.reports.SampleReport;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReportJsonTest {
    private static final String SAMPLE = ReportJson.write(SampleReport.loans());

    @Test
    void givesTheSameReportBack() {
        Report read = parse(SAMPLE);

        assertThat(read).isEqualTo(SampleReport.loans());
        assertThat(ReportJson.write(read)).isEqualTo(SAMPLE);
    }

    @Test
    void keepsBoundsThatAreNotFinite_asAbsentKeys() {
        Uncertainty open = new Uncertainty.OfStandardError(1, 0.5, Double.NEGATIVE_INFINITY, 7);
        Report report = SampleReport.builder()
                .evidence(List.of(
                        SampleEvidence.value("a.open", Scope.ALL, SampleEvidence.uncertain(1, open), Unit.NUMBER, 3)))
                .build();

        String json = ReportJson.write(report);

        assertThat(json).contains("{\"estimate\":1,\"most\":7,\"of\":\"standard_error\",\"standardError\":0.5}");
        assertThat(parse(json)).isEqualTo(report);
    }

    @Test
    void keepsDegreesOfFreedom() {
        Uncertainty student = new Uncertainty.OfStandardError(1, 0.5, 7, -3, 5);
        Report report = SampleReport.builder()
                .evidence(List.of(
                        SampleEvidence.value("a.t", Scope.ALL, SampleEvidence.uncertain(1, student), Unit.NUMBER, 3)))
                .build();

        String json = ReportJson.write(report);

        assertThat(json).contains("{\"degrees\":7,\"estimate\":1,\"least\":-3");
        assertThat(parse(json)).isEqualTo(report);
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatAnOpenRuleDoes(Mode mode) {
        Verdict.RuleSummary rule = new Verdict.RuleSummary(
                "alarm",
                "Alarm",
                "a.b",
                Optional.of(new Limit(Optional.of(BigDecimal.ONE), Optional.empty())),
                new Decide(Decide.By.BOUND, 0.95, Decide.Correction.HOLM),
                mode,
                Severity.ERROR,
                "convention",
                List.of());
        Verdict open = new Verdict(
                rule, Status.INCONCLUSIVE, Optional.empty(), Optional.empty(), "not proven", Optional.empty());
        Report report = SampleReport.builder()
                .judgement(new Judgement("p", "1", "2026-01-02", List.of(open), ExitCode.of(List.of(open))))
                .build();

        Verdict read = parse(ReportJson.write(report)).judgement().verdicts().get(0);

        assertThat(read).isEqualTo(open);
        assertThat(read.blocks()).isEqualTo(mode == Mode.ONLY_IF_PROVEN_GOOD);
    }

    @ParameterizedTest
    @EnumSource
    void keepsEachCauseOfAMissingNumber(Undefined.Cause cause) {
        Evidence undefined = new Undefined(new EvidenceKey("a.b", Scope.ALL.withClass("yes")), cause, "why");
        Report report = SampleReport.builder().evidence(List.of(undefined)).build();

        assertThat(parse(ReportJson.write(report)).evidence()).contains(undefined);
    }

    @Test
    void ordersKeysAndPrintsNumbersCanonically() {
        assertThat(SAMPLE).startsWith("{\"definitions\":[{\"citation\":").endsWith("}\n");
        assertThat(SAMPLE).contains("\"value\":3.2e-7").contains("\"training\":\"-6148914691236517206\"");
        assertThat(SAMPLE.substring(0, SAMPLE.length() - 1)).doesNotContain("\n");
        List<Integer> order = new ArrayList<>();
        for (String key : List.of(
                "\"definitions\":",
                "\"evidence\":[",
                "\"judgement\":",
                "\"notes\":",
                "\"provenance\":",
                "\"schemaVersion\":",
                "\"subject\":")) {
            order.add(SAMPLE.indexOf(key));
        }
        assertThat(order).isSorted();
    }

    @Test
    void escapesOnlyWhatJsonDemands() {
        String nasty = "<script>\u0001\u001f\"\\/é 中文 \u202e \ud83d\ude00";
        Report report = SampleReport.builder().nextSteps(List.of(nasty)).build();

        String json = ReportJson.write(report);

        assertThat(json).contains("\"<script>\\u0001\\u001f\\\"\\\\/é 中文 \u202e \ud83d\ude00\"");
        assertThat(parse(json).notes().nextSteps()).containsExactly(nasty);
    }

    @Test
    void refusesEveryTruncation() {
        byte[] whole = SAMPLE.getBytes(StandardCharsets.UTF_8);
        for (int length = 1; length < whole.length - 1; length += 911) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> ReportJson.parse(cut, "report.json"))
                    .isInstanceOf(ReportException.class)
                    .hasMessageStartingWith("report.json:1:")
                    .hasMessageContaining("this is not JSON: ")
                    .hasMessageEndingWith("\n  Was the file cut or edited? Write it again with assize audit.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"schemaVersion\":1 | \"schemaVersion\":2 | report.json: the report has schema version 2\\n  This library reads version 1; use the release that wrote the report.",
                "\"schemaVersion\":1, | `` | report.json: the key 'schemaVersion' is missing\\n  Was the file cut or edited? Write it again with assize audit.",
                "\"notes\": | \"note\": | report.json: unknown key 'note'\\n  Did you mean 'notes'? Known: definitions, evidence, judgement, notes, provenance, schemaVersion, subject.",
                "\"language\":\"en\" | \"language\":7 | report.json#/notes/language: expected a text, found 7\\n  Write a JSON string in double quotes.",
                "\"exitCode\":1 | \"exitCode\":6 | report.json#/judgement/exitCode: unknown exit code 6\\n  Known: 0, 1, 2, 3, 4, 5, 70.",
                "\"shape\":\"curve\" | \"shape\":\"curva\" | report.json#/evidence/0: unknown shape of evidence 'curva'\\n  Known: curve, example_list, group_table, heat_map, undefined, value.",
                "\"testRows\":6000 | \"testRows\":6000.5 | report.json#/subject/data/testRows: expected a whole number, found 6000.5\\n  Whole numbers lie between -2^53 and 2^53.",
                "\"testRows\":6000 | \"testRows\":-1 | report.json#/subject/data: data 'loans' has 14000 training and -1 test rows; neither can be negative\\n  Write the report again with assize audit.",
                "\"value\":3.2e-7 | \"value\":1e999 | report.json#/evidence/25/estimate/value: the number is too large for a double\\n  Numbers lie between -1.8e308 and 1.8e308.",
                "\"exact\":\"4871/6000\" | \"exact\":\"4871/0\" | report.json#/evidence/1/estimate/exact: the fraction 4871/0 has no value; its metric is undefined\\n  Write the report again with assize audit.",
                "\"exact\":\"4871/6000\" | \"exact\":\"1/2\" | report.json#/evidence/1/estimate: value 0.8118333333333333 is not the exact fraction 1/2\\n  One of them was edited; write the report again with assize audit.",
                "\"split\":\"7\" | \"split\":\"seven\" | report.json#/provenance/seeds/split: 'seven' is not a seed\\n  Seeds are whole numbers of 64 bits, in double quotes.",
                "\"atMost\":\"0.55\" | \"atMost\":\"1e9999\" | report.json#/judgement/verdicts/3/rule/limit/atMost: '1e9999' is not a decimal number\\n  Write a decimal in double quotes, such as \"0.80\".",
                "\"status\":\"pass\" | \"status\":\"passed\" | report.json#/judgement/verdicts/3/status: unknown value 'passed'\\n  Did you mean 'pass'? Known: fail, inconclusive, missing, needs_review, not_applicable, pass, waived.",
                "\"language\":\"en\" | \"language\":\"\\ud800\" | report.json#/notes/language: a text has half a surrogate pair\\n  Write each character outside the basic plane as two escapes."
            })
    void saysWhereAndWhat_whenAPartIsWrong(String part, String wrong, String message) {
        assertThat(SAMPLE).contains(part);
        String edited = SAMPLE.replaceFirst(
                java.util.regex.Pattern.quote(part), java.util.regex.Matcher.quoteReplacement(wrong));

        assertThatThrownBy(() -> parse(edited))
                .isInstanceOf(ReportException.class)
                .hasMessage(message.replace("\\n", "\n"));
    }

    @Test
    void collectsTheProblemsOfAllElements() {
        String edited = SAMPLE.replace("\"unit\":\"ratio\"", "\"unit\":\"ration\"");

        assertThatThrownBy(() -> parse(edited)).isInstanceOfSatisfying(ReportException.class, e -> {
            assertThat(e.problems()).hasSizeGreaterThanOrEqualTo(4);
            assertThat(e.problems())
                    .allSatisfy(problem -> assertThat(problem.message()).isEqualTo("unknown value 'ration'"));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | report.json: expected an object, found array",
                "null | report.json: expected an object, found null",
                "{} | report.json: the key 'schemaVersion' is missing"
            })
    void refusesJsonThatIsNoReport(String json, String start) {
        assertThatThrownBy(() -> parse(json))
                .isInstanceOf(ReportException.class)
                .hasMessageStartingWith(start);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"schemaVersion\":NaN} | Non-standard token 'NaN'",
                "{\"notes\":1,\"notes\":2} | Duplicate field 'notes'",
                "{} {} | Trailing token"
            })
    void refusesWhatIsNotStrictJson(String json, String part) {
        assertThatThrownBy(() -> parse(json))
                .isInstanceOf(ReportException.class)
                .hasMessageStartingWith("report.json:1:")
                .hasMessageContaining("this is not JSON: " + part);
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] bytes = SAMPLE.getBytes(StandardCharsets.UTF_8);
        bytes[SAMPLE.indexOf("citation")] = (byte) 0xC3;

        assertThatThrownBy(() -> ReportJson.parse(bytes, "report.json")).isInstanceOf(ReportException.class);
    }

    @Test
    void refusesNestingWithoutEnd() {
        String deep = "[".repeat(100_000);

        assertThatThrownBy(() -> parse(deep))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("nesting depth");
    }

    @Test
    void refusesFilesThatCannotBeReports(@TempDir Path folder) throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.json"));
        Path huge = folder.resolve("huge.json");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(ReportJson.MOST_BYTES + 1);
        }
        Path absent = folder.resolve("absent.json");

        assertThatThrownBy(() -> ReportJson.read(empty))
                .hasMessage(empty + ": the file is empty\n"
                        + "  Was the file cut or edited? Write it again with assize audit.");
        assertThatThrownBy(() -> ReportJson.read(huge))
                .hasMessage(huge + ": the file has 268435457 bytes\n"
                        + "  Reports have at most 268435456 bytes; this is not one.");
        assertThatThrownBy(() -> ReportJson.read(absent))
                .hasMessage(absent + ": there is no such file\n"
                        + "  Name a report.json that assize audit wrote and that you may read.");
        assertThatThrownBy(() -> ReportJson.read(folder))
                .hasMessage(folder + ": this is a folder, not a report\n  Name its report.json.");
    }

    @Test
    void readsWhatWasWritten(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("report.json"), SAMPLE);

        assertThat(ReportJson.read(file)).isEqualTo(SampleReport.loans());
    }

    private static Report parse(String json) {
        return ReportJson.parse(json.getBytes(StandardCharsets.UTF_8), "report.json");
    }
}
