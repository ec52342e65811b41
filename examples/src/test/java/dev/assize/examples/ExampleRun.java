package dev.assize.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.cli.Main;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.policies.Status;
import dev.assize.policies.Verdict;
import dev.assize.reports.Report;
import dev.assize.reports.json.ReportJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What {@code assize audit} made of an example.
 *
 * @param code the exit code
 * @param out standard output
 * @param err standard error
 * @param folder where the reports are
 */
record ExampleRun(int code, String out, String err, Path folder) {
    /** Where data sets are looked for. */
    static final Path DATA = Path.of(System.getProperty("assize.data", "../shared/data"));

    private static final Path ROOT =
            Path.of(System.getProperty("assize.root", "..")).toAbsolutePath().normalize();

    /** Audits {@code examples/NAME} as a user in the checkout would, with the reports in another folder. */
    static ExampleRun of(String name, Path folder) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] command = {
            "audit", "examples/" + name + "/audit.yaml", "--quiet", "--as-of", "2026-11-23", "--out", folder.toString()
        };
        int code = Main.run(
                command,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                ROOT);
        return new ExampleRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), folder);
    }

    /** Returns whether the data folder holds a data set; without it an example cannot run. */
    static boolean has(String dataSet) {
        return Files.isDirectory(DATA.resolve(dataSet));
    }

    /** Reads {@code report.json}. */
    Report report() {
        return ReportJson.read(folder.resolve("report.json"));
    }

    /** Returns a measured value of the report; fails where there is none. */
    MeasuredValue measured(String id, Scope scope) {
        return report().evidence().stream()
                .filter(evidence -> evidence.key().equals(new EvidenceKey(id, scope)))
                .map(MeasuredValue.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the report has no " + id + " of " + scope + ": " + err));
    }

    /** Returns the verdicts by rule. */
    Map<String, Status> verdicts() {
        return report().judgement().verdicts().stream()
                .collect(Collectors.toMap(verdict -> verdict.rule().id(), Verdict::status));
    }

    /** Fails if a file says where, by whom or when it was made. */
    void assertSaysNothingOfThisMachine() throws IOException {
        String host = new String(hostBytes(), StandardCharsets.UTF_8).strip();
        for (String name : new String[] {"report.json", "report.html", "report.xlsx"}) {
            String text = text(folder.resolve(name));
            assertThat(text)
                    .as(name)
                    .doesNotContain(
                            ROOT.toString(),
                            folder.toString(),
                            DATA.toAbsolutePath().normalize().toString())
                    .doesNotContain(System.getProperty("java.home"), System.getProperty("java.io.tmpdir") + "/")
                    .doesNotContainPattern("20\\d\\d-\\d\\d-\\d\\dT(?!00:00:00Z)\\d\\d:\\d\\d");
            if (host.length() > 6) {
                assertThat(text).as(name).doesNotContain(host);
            }
        }
    }

    private static byte[] hostBytes() throws IOException {
        Path file = Path.of("/etc/hostname");
        return Files.isReadable(file) ? Files.readAllBytes(file) : new byte[0];
    }

    /** Returns what a file says; a workbook is unpacked. */
    private static String text(Path file) throws IOException {
        if (!file.toString().endsWith(".xlsx")) {
            return Files.readString(file);
        }
        StringBuilder text = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(entry.getName()).append('\n');
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }
}
