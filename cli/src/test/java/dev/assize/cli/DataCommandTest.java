package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing here reaches the network: each call names a folder or an embedded data set. */
class DataCommandTest {
    private static final Path DATA = Path.of(System.getProperty("assize.data", "../shared/data"));

    @TempDir
    private Path folder;

    @Test
    void listsEachDataSetInOneLine() {
        Run run = Run.in(folder, "data", "list");

        assertThat(run.code()).isZero();
        assertThat(run.out().lines().map(line -> line.replaceFirst(" .*", "")))
                .containsExactly(
                        "name",
                        "acs-income",
                        "admissions",
                        "adult",
                        "bank",
                        "compas",
                        "digits",
                        "german",
                        "hmda",
                        "japanese-vowels",
                        "loans",
                        "location30",
                        "mnist",
                        "names");
        assertThat(run.out()).containsPattern("\nadult +48842 +16 +income +sex, race +Census income 1994");
    }

    @Test
    void writesAnEmbeddedTable() throws IOException {
        Run run = Run.in(folder, "data", "get", "loans", "--to", "sets");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("loans is in sets/loans\n");
        assertThat(Files.readAllLines(folder.resolve("sets/loans/loans.csv"))).hasSize(20_001);
    }

    @Test
    void copiesAndChecksTheFiles_whenAFolderIsNamed() {
        assumeTrue(Files.exists(DATA.resolve("german")), "no german in the data folder (property assize.data)");

        Run run = Run.in(folder, "data", "get", "german", "--from", from(), "--to", "sets");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("german is in sets/german\n");
        assertThat(folder.resolve("sets/german/german.data"))
                .hasSameBinaryContentAs(DATA.resolve("german/german.data"));
    }

    @Test
    void keepsNothing_whenTheFileIsCutOff() throws IOException {
        assumeTrue(Files.exists(DATA.resolve("adult")), "no adult in the data folder (property assize.data)");
        Path own = Files.createDirectories(folder.resolve("from/adult"));
        byte[] whole = Files.readAllBytes(DATA.resolve("adult/adult.csv.gz"));
        Files.write(own.resolve("adult.csv.gz"), Arrays.copyOf(whole, whole.length / 2));

        Run run = Run.in(folder, "data", "get", "adult", "--from", "from", "--to", "sets");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("sets/adult: the data set cannot be copied")
                .doesNotContain("defect");
        assertThat(folder.resolve("sets/adult")).doesNotExist();
    }

    @Test
    void keepsNothing_whenTheFileIsAnother() throws IOException {
        Files.createDirectories(folder.resolve("from/german"));
        Loans.write(folder, "from/german/german.data", "A11 6 A34\n");

        Run run = Run.in(folder, "data", "get", "german", "--from", "from", "--to", "sets");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("data set 'german': german.data has sha256:")
                .contains("Nothing was kept.");
        assertThat(folder.resolve("sets/german")).doesNotExist();
    }

    @Test
    void saysWhatIsKnown_whenTheNameIsNot() {
        Run run = Run.in(folder, "data", "get", "../german", "--from", ".", "--to", "sets");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("data sets: there is no data set '../german'\n");
        assertThat(folder.resolve("sets")).doesNotExist();
    }

    @Test
    void refusesAFolderThatIsAFile() {
        Loans.write(folder, "sets", "a file");

        Run run = Run.in(folder, "data", "get", "loans", "--to", "sets");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("the data set cannot be copied to this folder")
                .doesNotContain("defect");
    }

    @Test
    void writesNoFileOfDrawnDigits() {
        Run get = Run.in(folder, "data", "get", "digits", "--to", "sets");

        assertThat(get.code()).isEqualTo(2);
        assertThat(get.err())
                .isEqualTo("data set 'digits': it is drawn when it is used and has no file\n"
                        + "  There is nothing to get; 'assize data get loans' writes a table.\n");
    }

    @Test
    void refusesToReadAKnownDataSetInAnotherWay() {
        String audit = Loans.AUDIT
                .replace("loans.csv", "dataset:loans")
                .replace("  sensitive: [sex]", "  sensitive: [sex]\n  types: {income: categorical}");
        Loans.write(Loans.in(folder), "audit.yaml", audit);

        Run run = Run.in(folder, "audit", "audit.yaml", "--quiet");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("it is stated how dataset:loans is read, which is known already");
    }

    private static String from() {
        return DATA.toAbsolutePath().toString();
    }
}
