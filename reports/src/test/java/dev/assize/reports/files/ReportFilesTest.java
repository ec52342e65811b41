package dev.assize.reports.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.reports.Report;
import dev.assize.reports.ReportException;
import dev.assize.reports.SampleReport;
import dev.assize.reports.json.ReportJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFilesTest {
    private static final Report REPORT = SampleReport.loans();

    @TempDir
    Path folder;

    @Test
    void writesAllFormats_andNothingElse() throws Exception {
        Path made = folder.resolve("a/b");

        List<Path> files = ReportFiles.write(REPORT, made, EnumSet.allOf(Format.class));

        assertThat(files)
                .containsExactly(made.resolve("report.json"), made.resolve("report.html"), made.resolve("report.xlsx"));
        assertThat(names(made)).containsExactly("report.html", "report.json", "report.xlsx");
        assertThat(ReportJson.read(made.resolve("report.json"))).isEqualTo(REPORT);
    }

    @Test
    void replacesOldFiles_andLeavesOthersAlone() throws Exception {
        Files.writeString(folder.resolve("report.json"), "old");
        Files.writeString(folder.resolve("report.html"), "old");

        ReportFiles.write(REPORT, folder, Set.of(Format.JSON));

        assertThat(folder.resolve("report.json"))
                .hasContent(ReportJson.write(REPORT).strip());
        assertThat(folder.resolve("report.html")).hasContent("old");
    }

    @Test
    void refusesAFileInPlaceOfTheFolder() throws Exception {
        Path file = Files.writeString(folder.resolve("out"), "data");

        assertThatThrownBy(() -> ReportFiles.write(REPORT, file, Set.of(Format.JSON)))
                .isInstanceOf(ReportException.class)
                .hasMessage(file + ": the reports cannot be written here, because this is a file\n"
                        + "  Name a folder, or one that does not exist yet.");
        assertThat(file).hasContent("data");
    }

    @Test
    void refusesAFileAboveTheFolder() throws Exception {
        Path file = Files.writeString(folder.resolve("out"), "data");

        assertThatThrownBy(() -> ReportFiles.prepare(file.resolve("deep")))
                .isInstanceOf(ReportException.class)
                .hasMessageStartingWith(file.resolve("deep") + ": the reports cannot be written here (")
                .hasMessageEndingWith(")\n  Name a folder that you may write to, and see that the disk has room.");
    }

    @Test
    void leavesNothingBehind_whenItOnlyChecksTheFolder() {
        ReportFiles.requireWritable(folder.resolve("new/deep"));
        ReportFiles.requireWritable(folder);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void writesNothing_whenOneTargetIsAFolder() throws Exception {
        Files.createDirectory(folder.resolve("report.xlsx"));

        assertThatThrownBy(() -> ReportFiles.write(REPORT, folder, EnumSet.allOf(Format.class)))
                .isInstanceOf(ReportException.class)
                .hasMessage(folder + ": the reports cannot be written here (IOException: report.xlsx is a folder)\n"
                        + "  Name a folder that you may write to, and see that the disk has room.");
        assertThat(names(folder)).containsExactly("report.xlsx");
    }

    @ParameterizedTest
    @EnumSource
    void givesTheSameBytes_inEachTimeZoneAndLanguage(Format format) {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        byte[] first = format.render(REPORT);
        try {
            for (String tag : List.of("tr-TR", "zh-CN", "ar-EG", "hi-IN-u-nu-deva")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
                assertThat(format.render(SampleReport.loans())).as(tag).isEqualTo(first);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @ParameterizedTest
    @EnumSource
    void drawsTheSameView_fromTheJsonAlone(Format format) {
        Report read = ReportJson.parse(Format.JSON.render(REPORT), "report.json");

        assertThat(format.render(read)).isEqualTo(format.render(REPORT));
    }

    @ParameterizedTest
    @CsvSource({"html, HTML", "' XLSX ', XLSX", "Json, JSON"})
    void findsFormatsByName(String name, Format format) {
        assertThat(Format.named(name)).isEqualTo(format);
    }

    @Test
    void suggestsAFormat_whenTheNameIsUnknown() {
        assertThatThrownBy(() -> Format.named("htm"))
                .isInstanceOf(ReportException.class)
                .hasMessage("report formats: unknown format 'htm'\n  Did you mean 'html'? Known: html, json, xlsx.");
    }

    private static List<String> names(Path directory) throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
