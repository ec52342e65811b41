package dev.assize.data.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Digest;
import dev.assize.data.DataException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetsTest {
    private static final Origin.Web NO_WEB = address -> {
        throw new IOException("no web in this test");
    };

    @TempDir
    Path folder;

    private static Origin.Web web(Map<String, byte[]> pages) {
        return address -> {
            byte[] page = pages.get(address.toString());
            if (page == null) {
                throw new IOException(address + " answers with status 404, not 200");
            }
            return new ByteArrayInputStream(page);
        };
    }

    private List<String> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void listsTheSetsInAlphabeticalOrder() {
        assertThat(DataSets.list())
                .extracting(DataSet::name)
                .isSorted()
                .contains(
                        "acs-income",
                        "admissions",
                        "adult",
                        "bank",
                        "compas",
                        "digits",
                        "german",
                        "hmda",
                        "loans",
                        "mnist");
        assertThat(DataSets.list()).allSatisfy(set -> {
            assertThat(set.licence()).isNotBlank();
            assertThat(set.title()).isNotBlank();
            assertThat(set.size().rows()).isPositive();
            assertThat(set.label().column()).isNotBlank();
        });
    }

    @Test
    void downloadsOnlyOverSafeConnections() {
        for (DataSet set : DataSets.list()) {
            for (DataFile file : set.files()) {
                file.origin()
                        .ifPresent(origin ->
                                assertThat(origin.address().getScheme()).isEqualTo("https"));
            }
        }
        assertThat(DataSets.find("loans").isEmbedded()).isTrue();
        assertThat(DataSets.find("adult").isEmbedded()).isFalse();
    }

    @Test
    void refusesAnUnknownName_withASuggestion() {
        assertThatThrownBy(() -> DataSets.find("adults"))
                .isInstanceOf(DataException.class)
                .hasMessage("data sets: there is no data set 'adults'\n"
                        + "  Did you mean 'adult'? Known: acs-income, admissions, adult, bank, compas, digits, german,"
                        + " hmda, japanese-vowels, loans, location30, mnist and 1 more.");
        assertThatThrownBy(() -> DataSets.embedded("loan"))
                .hasMessage("data sets: 'loan' is not an embedded table\n"
                        + "  Did you mean 'loans'? Known: admissions, digits, loans.");
    }

    @Test
    void writesEmbeddedTables() throws IOException {
        Path written = new DataSets(NO_WEB).get("admissions", folder, Optional.empty());

        assertThat(filesIn(written)).containsExactly("admissions.csv");
        assertThat(Files.readString(written.resolve("admissions.csv")))
                .startsWith("Admit,Gender,Dept,Freq\nAdmitted,Male,A,512\nRejected,Male,A,313\nAdmitted,Female,A,89\n");
    }

    @Test
    void hasNoFileOfDrawnDigits() {
        assertThatThrownBy(() -> new DataSets(NO_WEB).get("digits", folder, Optional.empty()))
                .hasMessage("data set 'digits': it is drawn when it is used and has no file\n"
                        + "  There is nothing to get; 'assize data get loans' writes a table.");
    }

    @Test
    void refusesAFolderWithoutTheFile() throws IOException {
        Path from = Files.createDirectory(folder.resolve("from"));

        assertThatThrownBy(() -> new DataSets(NO_WEB).get("hmda", folder.resolve("cache"), Optional.of(from)))
                .isInstanceOf(DataException.class)
                .hasMessage(from + ": it holds neither hmda/hmda.csv nor the same packed as .gz\n"
                        + "  Name a folder with one folder for each data set, or leave it out to download.");
        assertThat(folder.resolve("cache").resolve("hmda")).doesNotExist();
    }

    @Test
    void refusesOtherContent_andKeepsNothing() throws IOException {
        Path from = folder.resolve("from");
        Files.createDirectories(from.resolve("hmda"));
        Files.writeString(from.resolve("hmda").resolve("hmda.csv"), "deny\nno\n");
        Path cache = folder.resolve("cache");

        assertThatThrownBy(() -> new DataSets(NO_WEB).get("hmda", cache, Optional.of(from)))
                .isInstanceOf(DataException.class)
                .hasMessage("data set 'hmda': hmda.csv has " + Digest.of("deny\nno\n")
                        + ", known is sha256:0a738c999fd83595baada1c3af83c11a366b48d2e8f962914ae381b80ecdfdbd\n"
                        + "  The file was changed or damaged; get it from another place. Nothing was kept.");
        assertThat(cache.resolve("hmda")).doesNotExist();
    }

    @Test
    void keepsAFolderThatWasThere_whenItFails() throws IOException {
        Path from = Files.createDirectory(folder.resolve("from"));
        Path cache = folder.resolve("cache");
        Files.createDirectories(cache.resolve("hmda"));

        assertThatThrownBy(() -> new DataSets(NO_WEB).get("hmda", cache, Optional.of(from)))
                .isInstanceOf(DataException.class);
        assertThat(cache.resolve("hmda")).isEmptyDirectory();
    }

    @Test
    void saysSo_whenNoAddressIsKnown() {
        assertThatThrownBy(() -> new DataSets(NO_WEB).get("hmda", folder, Optional.empty()))
                .hasMessage("data set 'hmda': no address is known that gives hmda.csv with the right content\n"
                        + "  Get the file yourself and name the folder above hmda/ with --from.");
    }

    @Test
    void namesTheAddress_whenADownloadFails() throws IOException {
        assertThatThrownBy(() -> new DataSets(NO_WEB).get("german", folder, Optional.empty()))
                .isInstanceOf(DataException.class)
                .hasMessage("https://archive.ics.uci.edu/ml/machine-learning-databases/statlog/german/german.data:"
                        + " the download of german.data failed: no web in this test\n"
                        + "  Check the network and try again, or get the file yourself and use --from.")
                .hasCauseInstanceOf(IOException.class);
        assertThat(folder.resolve("german")).doesNotExist();
    }

    @Test
    void refusesADownloadOfOtherContent() throws IOException {
        List<URI> asked = new ArrayList<>();
        Origin.Web web = address -> {
            asked.add(address);
            return new ByteArrayInputStream(bytes("<html>moved</html>"));
        };

        assertThatThrownBy(() -> new DataSets(web).get("german", folder, Optional.empty()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("german.data has sha256:")
                .hasMessageContaining("Nothing was kept.");
        assertThat(asked).hasSize(1);
        assertThat(folder.resolve("german")).doesNotExist();
    }

    @Test
    void readsPlainPackedAndZippedOrigins() throws IOException {
        Map<String, byte[]> pages = new TreeMap<>();
        pages.put("https://x/plain", bytes("plain"));
        pages.put("https://x/packed", gzip("packed"));
        pages.put("https://x/zip", zip("a/b.csv", "zipped"));
        Origin.Web web = web(pages);

        new Origin.Plain(URI.create("https://x/plain")).write(web, folder.resolve("1"));
        new Origin.Gzipped(URI.create("https://x/packed")).write(web, folder.resolve("2"));
        new Origin.ZipMember(URI.create("https://x/zip"), "a/b.csv").write(web, folder.resolve("3"));

        assertThat(folder.resolve("1")).hasContent("plain");
        assertThat(folder.resolve("2")).hasContent("packed");
        assertThat(folder.resolve("3")).hasContent("zipped");
    }

    @Test
    void failsWithTheMember_whenTheZipLacksIt() throws IOException {
        Origin.Web web = web(Map.of("https://x/zip", zip("../evil.csv", "x")));

        assertThatThrownBy(() ->
                        new Origin.ZipMember(URI.create("https://x/zip"), "b.csv").write(web, folder.resolve("3")))
                .isInstanceOf(IOException.class)
                .hasMessage("https://x/zip holds no member 'b.csv', its content must have changed");
        assertThat(filesIn(folder)).isEmpty();
    }

    @Test
    void refusesChangedPartsOfAdult() {
        Origin.Web web = web(Map.of("https://x/data", bytes("1, a\n"), "https://x/test", bytes("2, b.\n")));

        assertThatThrownBy(() -> new Origin.AdultParts(URI.create("https://x/data"), URI.create("https://x/test"))
                        .write(web, folder.resolve("adult.csv")))
                .isInstanceOf(IOException.class)
                .hasMessage("https://x/data gives other bytes than the known ones with"
                        + " sha256:5b00264637dbfec36bdeaab5676b0b309ff9eb788d63554ca0a249491c86603d");
    }

    @Test
    void putsTheAdultFilesTogether() throws IOException {
        Path file = folder.resolve("adult.csv");

        AdultCsv.write(
                bytes("39, State-gov, 77516, <=50K\n\n"), bytes("|1x3 Cross validator\n25, ?, 1, >50K.\n\n"), file);

        assertThat(file)
                .hasContent(
                        String.join(",", AdultCsv.COLUMNS) + "\ntrain,39,State-gov,77516,<=50K\ntest,25,?,1,>50K\n");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(bytes(text));
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String member, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(member));
            out.write(bytes(text));
        }
        return bytes.toByteArray();
    }
}
