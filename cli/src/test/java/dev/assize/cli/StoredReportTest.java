package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check} and {@code render} do with a report that somebody cut, edited or made up. */
class StoredReportTest {
    private static final String HIRING = """
            data: {path: hiring.csv, favorable: "yes", sensitive: [sex], count: people}
            model: {predictions: {decision: hired}}
            checks: [fairness]
            policy: policy.yaml
            report: {directory: out, formats: [json]}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void makeAReport() {
        Loans.write(folder, "hiring.csv", "sex,hired,people\nf,yes,60\nf,no,140\nm,yes,120\nm,no,180\n");
        Loans.write(folder, "audit.yaml", HIRING);
        Loans.write(folder, "policy.yaml", Loans.POLICY);
        assertThat(Run.in(folder, "audit", "audit.yaml", "--quiet").code()).isEqualTo(3);
    }

    @Test
    void refusesAReportThatIsCutOff() throws IOException {
        String whole = Files.readString(folder.resolve("out/report.json"));
        Loans.write(folder, "out/report.json", whole.substring(0, whole.length() / 2));

        assertRefused("report.json:1:", "this is not JSON", "Was the file cut or edited?");
    }

    @Test
    void refusesAnotherVersion() throws IOException {
        change("\"schemaVersion\":1", "\"schemaVersion\":99");

        assertRefused("the report has schema version 99", "use the release that wrote the report");
    }

    @Test
    void refusesAnEmptyFileAFolderAndNoFile() throws IOException {
        Loans.write(folder, "out/report.json", "");
        assertRefused("out/report.json: the file is empty");
        Files.delete(folder.resolve("out/report.json"));
        assertRefused("out/report.json: there is no such file");
        Files.createDirectory(folder.resolve("out/report.json"));
        assertRefused("out/report.json: this is a folder, not a report");
    }

    @Test
    void refusesWhatIsNoText() throws IOException {
        Files.write(folder.resolve("out/report.json"), new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', '}'});

        assertRefused("out/report.json", "this is not");
    }

    @Test
    void refusesDeepNesting() {
        Loans.write(folder, "out/report.json", "[".repeat(200_000));
        assertRefused("out/report.json", "this is not JSON", "nesting depth");
        Loans.write(
                folder,
                "out/report.json",
                "{\"schemaVersion\":1,\"evidence\":" + "[".repeat(900) + "]".repeat(900) + "}");
        assertRefused("out/report.json");
    }

    @Test
    void refusesHugeNumbersAndTextsOfDigits() throws IOException {
        change("\"schemaVersion\":1", "\"schemaVersion\":1e999999999");
        assertRefused("out/report.json", "schemaVersion");
        Loans.write(folder, "out/report.json", "{\"schemaVersion\":" + "9".repeat(5_000_000) + "}");
        assertRefused("out/report.json");
    }

    @Test
    void refusesAListOfAMillionNothings() throws IOException {
        Loans.write(
                folder, "out/report.json", "{\"schemaVersion\":1,\"evidence\":[" + "{},".repeat(1_000_000) + "{}]}");

        Run run = assertRefused("out/report.json");

        assertThat(run.err()).hasSizeLessThan(100_000);
    }

    @Test
    void refusesAKeyThatIsThereTwiceAndWhatFollowsTheEnd() throws IOException {
        change("{\"definitions\"", "{\"definitions\":[],\"definitions\"");
        assertRefused("out/report.json", "Duplicate");
        change("{\"definitions\":[],", "{");
        Loans.write(folder, "out/report.json", Files.readString(folder.resolve("out/report.json")) + "{}");
        assertRefused("out/report.json");
    }

    @Test
    void doesNotLetATitleRunAsAScript() throws IOException {
        change("\"title\":\"hiring.csv\"", "\"title\":\"<script>alert(1)</script>\"");

        Run run = Run.in(folder, "render", "out/report.json", "--format", "html");

        assertThat(run.err()).isEmpty();
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .doesNotContain("<script")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void drawsWhereItIsTold_andWhatItIsTold() {
        Run run = Run.in(folder, "render", "out/report.json", "--format", "HTML,json", "--out", "pages/new");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("written: pages/new/report.json\nwritten: pages/new/report.html\n");
        assertThat(folder.resolve("pages/new/report.json")).hasSameTextualContentAs(folder.resolve("out/report.json"));
        assertThat(folder.resolve("pages/new/report.xlsx")).doesNotExist();
    }

    @Test
    void refusesAFormatThatIsNone() {
        Run run = Run.in(folder, "render", "out/report.json", "--format", "html,pdf");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("report formats: unknown format 'pdf'\n");
        assertThat(folder.resolve("out/report.html")).doesNotExist();
    }

    @Test
    void refusesAPolicyThatIsNotThere() {
        Run run = Run.in(folder, "check", "out/report.json", "--policy", "absent.yaml");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("absent.yaml: there is no such file");
    }

    private void change(String from, String to) throws IOException {
        String before = Files.readString(folder.resolve("out/report.json"));
        assertThat(before).contains(from);
        Files.writeString(folder.resolve("out/report.json"), before.replace(from, to), StandardCharsets.UTF_8);
    }

    private Run assertRefused(String... parts) {
        Run check = Run.in(folder, "check", "out/report.json", "--policy", "policy.yaml");
        Run render = Run.in(folder, "render", "out/report.json", "--out", "pages");

        assertThat(check.err()).contains(parts).doesNotContain("defect").isEqualTo(render.err());
        assertThat(check.code()).isEqualTo(2);
        assertThat(render.code()).isEqualTo(2);
        assertThat(check.out()).isEmpty();
        assertThat(folder.resolve("pages")).doesNotExist();
        return check;
    }
}
