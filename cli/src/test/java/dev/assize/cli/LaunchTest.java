package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchTest {
    private static final String DEFECT = "assize: this is a defect of Assize, not of your input: ";

    @TempDir
    private Path folder;

    @Test
    void endsWithSeventy_whenAnExceptionIsNobodysFault() {
        Run run = broken(new IllegalStateException("the streams are crossed"), "data", "list");

        assertThat(run.code()).isEqualTo(70);
        assertThat(run.err())
                .isEqualTo(DEFECT + "java.lang.IllegalStateException: the streams are crossed\n"
                        + "Run again with --debug and report the stack trace, without your data.\n");
    }

    @Test
    void endsWithSeventyAndNotWithOne_whenTheVirtualMachineFails() {
        Run deep = broken(new StackOverflowError("too deep"), "data", "list");
        Run missing = broken(new NoClassDefFoundError("org/nd4j/Missing"), "data", "list", "--debug");

        assertThat(deep.code()).isEqualTo(70);
        assertThat(deep.err()).startsWith(DEFECT + "java.lang.StackOverflowError: too deep\n");
        assertThat(missing.code()).isEqualTo(70);
        assertThat(missing.err()).contains("\tat dev.assize.cli.", DEFECT + "java.lang.NoClassDefFoundError");
    }

    @Test
    void saysHowToGetMoreMemory_whenItDoesNotSuffice() {
        Run run = broken(new OutOfMemoryError("Java heap space"), "data", "list");

        assertThat(run.code()).isEqualTo(70);
        assertThat(run.err()).isEqualTo("""
                assize: the memory of the Java virtual machine does not suffice: Java heap space
                Give it more, for example by the environment variable ASSIZE_JAVA_OPTS=-Xmx8g.
                """);
    }

    @Test
    void printsTheStackTrace_onlyWhenAsked() {
        Run silent = Run.in(folder, "audit", "absent.yaml");
        Run before = Run.in(folder, "--debug", "audit", "absent.yaml");
        Run after = Run.in(folder, "audit", "absent.yaml", "--debug");

        assertThat(silent.err()).doesNotContain("\tat ").contains("absent.yaml: there is no such file");
        assertThat(before.err()).contains("\tat dev.assize.").endsWith(silent.err());
        assertThat(after.err()).contains("\tat dev.assize.").endsWith(silent.err());
        assertThat(before.code()).isEqualTo(2);
    }

    @Test
    void isQuiet_whereverTheWordStands() {
        Loans.in(folder);

        Run before = Run.in(folder, "--quiet", "audit", "audit.yaml", "--as-of=2026-11-23", "--out", "one");
        Run after = Run.in(folder, "audit", "audit.yaml", "--as-of=2026-11-23", "--out", "two", "--quiet");
        Run loud = Run.in(folder, "audit", "audit.yaml", "--as-of=2026-11-23", "--out", "three");

        assertThat(before.err()).isEmpty();
        assertThat(after.err()).isEmpty();
        assertThat(loud.err())
                .startsWith("assize: reading the table\nassize: training\n")
                .endsWith("judging\n");
        assertThat(before.out().replace("one/", "")).isEqualTo(loud.out().replace("three/", ""));
    }

    @Test
    void printsNoColors_whereThereIsNoTerminalAndWhereNobodyWantsThem() {
        Run plain = Run.in(folder, "--help");
        Run asked = Run.in(folder, "--no-color", "audit", "--help");

        assertThat(plain.out()).doesNotContain("\u001b");
        assertThat(asked.out()).startsWith("Usage: assize audit ").doesNotContain("\u001b");
        assertThat(CommonOptions.allows(null)).isTrue();
        assertThat(CommonOptions.allows("")).isTrue();
        assertThat(CommonOptions.allows("0")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "audti",
                "audit",
                "audit --nonsense",
                "audit a b",
                "audit a --as-of=soon",
                "check a",
                "init a",
                "data",
                "data get",
                "--quite",
                "render"
            })
    void endsWithTwoAndNamesTheHelp_whenTheUsageIsWrong(String line) {
        Run run = Run.in(folder, line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("assize: ").containsAnyOf("Try 'assize", "Did you mean", "Possible solutions");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "audit",
                "demo",
                "init",
                "train",
                "inspect",
                "predict",
                "check",
                "render",
                "data",
                "data list",
                "data get",
                "completion"
            })
    void helpFitsInto80Columns(String command) {
        Run run = Run.in(folder, (command + " --help").strip().split(" "));

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(run.out()).contains("Usage: assize").doesNotContain("%n", "${");
    }

    @Test
    void examplesOfTheHelpAreOneLineEach() {
        assertThat(Run.in(folder, "--help").out().lines().filter(line -> line.startsWith("  assize ")))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).matches("  assize .{30,40}  \\S.*"));
    }

    @Test
    void showsNoControlCharacters_whenAFileBringsThem() {
        Loans.write(Loans.in(folder), "loans.csv", "a,\u001b]0;owned\u0007,b\u202e\n1,2,3\n4,5,6\n");

        Run run = Run.in(folder, "init", "loans.csv", "--label", "\u001b[2Jx");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("there is no column '·[2Jx' for the label", "]0;owned")
                .doesNotContain("\u001b", "\u0007", "\u202e");
    }

    /** Runs a command whose output fails. */
    private Run broken(Throwable thrown, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
            @Override
            public void println(String text) {
                if (thrown instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) thrown;
            }
        };
        int code = Main.run(args, out, new PrintStream(err, true, StandardCharsets.UTF_8), folder);
        return new Run(code, "", err.toString(StandardCharsets.UTF_8));
    }
}
