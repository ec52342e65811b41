package dev.assize.audit;

import static dev.assize.audit.AuditFolder.policy;
import static dev.assize.audit.AuditFolder.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.assize.audit.file.AuditFileReader;
import dev.assize.core.Progress;
import dev.assize.reports.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audits of public pictures, sequences and names, trained briefly; skipped where the folder of data is absent. */
class RealArraysTest {
    private static final Path DATA =
            Path.of(System.getProperty("assize.data", "../shared/data")).toAbsolutePath();
    private static final String CHECKS = """
            checks:
              - explain: {rows: 5, importanceRows: 40, repeats: 1}
              - robustness: {rows: 100, attackRows: 20, draws: 50}
            """;

    @TempDir
    private Path path;

    @BeforeAll
    static void needsTheData() {
        assumeThat(DATA).as("folder of real data, property assize.data").isDirectory();
    }

    private double accuracy(String audit) throws IOException {
        Files.writeString(path.resolve("audit.yaml"), audit + CHECKS);
        Files.writeString(path.resolve("policy.yaml"), policy("robustness.clean_accuracy - atLeast: 0.1"));
        Report report = new Audit(
                        AuditFileReader.read(path.resolve("audit.yaml")),
                        new SourceTables(List.of(DATA)),
                        Progress.silent())
                .run(NamedPolicy.read(path.resolve("policy.yaml")), LocalDate.of(2026, 11, 23));
        return value(report, "robustness.clean_accuracy").estimate().value();
    }

    @Test
    void identifiesADataSetOfSeveralFiles_byTheListThatSha256sumPrints() throws IOException {
        Files.writeString(
                path.resolve("audit.yaml"),
                "data: {path: \"dataset:japanese-vowels\", label: speaker}\nmodel: {path: m}\n" + CHECKS);

        SourceTable table = new SourceTables(List.of(DATA)).read(AuditFileReader.read(path.resolve("audit.yaml")));

        assertThat(table.digest().hex()) // sha256sum JapaneseVowels_TRAIN.ts JapaneseVowels_TEST.ts | sha256sum
                .isEqualTo("e1abc6a881cf4243c321f354a65a7641449d2042adc51b7045a5b9838d18d371");
    }

    /** Writes the first pictures of a part of MNIST. */
    private void writeFirst(String part, int count) throws IOException {
        copy(part + "-images-idx3-ubyte", 16, 784 * count, count);
        copy(part + "-labels-idx1-ubyte", 8, count, count);
    }

    private void copy(String name, int header, int bytes, int count) throws IOException {
        Path packed = DATA.resolve("mnist").resolve(name + ".gz");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
            Files.write(
                    path.resolve(name),
                    ByteBuffer.wrap(in.readNBytes(header + bytes))
                            .putInt(4, count)
                            .array());
        }
    }

    @Test
    void auditsSomeOfMnist() throws IOException {
        writeFirst("train", 1_000);
        writeFirst("t10k", 200);

        assertThat(accuracy("""
                                data:
                                  path: train-images-idx3-ubyte
                                  labels: train-labels-idx1-ubyte
                                  label: digit
                                  test: {path: t10k-images-idx3-ubyte, labels: t10k-labels-idx1-ubyte}
                                model: {train: {kind: cnn, epochs: 2, batch: 32}}
                                """)).isGreaterThan(0.5);
    }

    @Test
    void auditsJapaneseVowels() throws IOException {
        assertThat(accuracy("""
                                data: {path: "dataset:japanese-vowels", label: speaker}
                                split: {column: part}
                                model: {train: {kind: lstm, epochs: 6, batch: 16, learningRate: 0.01}}
                                """)).isGreaterThan(0.5);
    }

    @Test
    void auditsNames() throws IOException {
        assertThat(accuracy("""
                                data: {path: "dataset:names", label: gender, favorable: female}
                                model: {train: {kind: lstm, units: [8], epochs: 1, batch: 128, learningRate: 0.01}}
                                """)).isGreaterThan(0.5);
    }
}
