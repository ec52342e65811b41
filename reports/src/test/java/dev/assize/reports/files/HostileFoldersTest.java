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
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Folders that are links, hold what a killed run left, or stand where no folder can be. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "making links needs a privilege there")
class HostileFoldersTest {
    private static final Report REPORT = SampleReport.loans();

    @TempDir
    Path folder;

    @Test
    void writesThroughALinkToAFolder() throws Exception {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);

        ReportFiles.write(REPORT, link, Set.of(Format.JSON));
        ReportFiles.write(REPORT, link.resolve("deep/er"), Set.of(Format.JSON));

        assertThat(ReportJson.read(real.resolve("report.json"))).isEqualTo(REPORT);
        assertThat(names(real.resolve("deep/er"))).containsExactly("report.json");
        assertThat(Files.isSymbolicLink(link)).isTrue();
    }

    @Test
    void refusesALinkToNothing() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("absent"));

        assertThatThrownBy(() -> ReportFiles.write(REPORT, link, Set.of(Format.JSON)))
                .isInstanceOf(ReportException.class)
                .hasMessageStartingWith(link + ": the reports cannot be written here (")
                .hasMessageEndingWith("Name a folder that you may write to, and see that the disk has room.");
        assertThat(folder.resolve("absent")).doesNotExist();
    }

    @Test
    void takesUpWhatAKilledRunLeft() throws Exception {
        Path left = Files.createDirectory(folder.resolve(".swap123"));
        Files.createFile(left.resolve("lock"));
        Files.writeString(left.resolve("new-report.json"), "half a rep");
        Files.writeString(left.resolve("new-report.html"), "<!doc");

        ReportFiles.write(REPORT, folder, EnumSet.allOf(Format.class));

        assertThat(names(folder)).containsExactly("report.html", "report.json", "report.xlsx");
        assertThat(ReportJson.read(folder.resolve("report.json"))).isEqualTo(REPORT);
    }

    @Test
    void replacesALinkInPlaceOfAReport_notWhatItPointsTo() throws Exception {
        Path other = Files.writeString(folder.resolve("other"), "precious");
        Files.createSymbolicLink(folder.resolve("report.json"), other);

        ReportFiles.write(REPORT, folder, Set.of(Format.JSON));

        assertThat(other).hasContent("precious");
        assertThat(ReportJson.read(folder.resolve("report.json"))).isEqualTo(REPORT);
    }

    @Test
    void removesLinksOfAKilledRun_notWhatTheyPointTo() throws Exception {
        Path other = Files.writeString(folder.resolve("other"), "precious");
        Path left = Files.createDirectory(folder.resolve(".swap123"));
        Files.createFile(left.resolve("lock"));
        Files.createSymbolicLink(left.resolve("new-report.json"), other);

        ReportFiles.write(REPORT, folder, Set.of(Format.JSON));

        assertThat(other).hasContent("precious");
        assertThat(left).doesNotExist();
        assertThat(Files.isSymbolicLink(folder.resolve("report.json"))).isFalse();
    }

    @Test
    void leavesFoldersAloneThatAreNoneOfARun() throws Exception {
        Files.createDirectories(folder.resolve(".swaps").resolve("mine"));
        Files.createSymbolicLink(folder.resolve(".swap-link"), Files.createDirectory(folder.resolve("elsewhere")));

        ReportFiles.write(REPORT, folder, Set.of(Format.JSON));

        assertThat(names(folder)).containsExactly(".swap-link", ".swaps", "elsewhere", "report.json");
    }

    @Test
    void leavesFoldersAloneThatAnotherRunIsUsing() throws Exception {
        try (FileSwap other = new FileSwap(folder)) {
            other.stage("report.json", new byte[] {1});

            ReportFiles.write(REPORT, folder, Set.of(Format.JSON));

            other.commit();
        }
        assertThat(folder.resolve("report.json")).hasBinaryContent(new byte[] {1});
        assertThat(names(folder)).containsExactly("report.json");
    }

    @Test
    void keepsOldReports_whenWhatAKilledRunLeftCannotBeRemoved() throws Exception {
        Files.writeString(folder.resolve("report.json"), "old");
        Files.createDirectories(folder.resolve(".swap123/new-report.html/full"));
        Files.createFile(folder.resolve(".swap123/lock"));

        assertThatThrownBy(() -> ReportFiles.write(REPORT, folder, EnumSet.allOf(Format.class)))
                .isInstanceOf(ReportException.class)
                .hasMessageStartingWith(folder + ": the reports cannot be written here (");
        assertThat(folder.resolve("report.json")).hasContent("old");
        assertThat(names(folder)).containsExactly(".swap123", "report.json");
    }

    private static List<String> names(Path directory) throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
