package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the script {@code assize} in a made-up checkout, with a {@code java} and a {@code mvn} that only say what they
 * got.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is for POSIX shells; Windows has assize.cmd")
class LauncherTest {
    private static final Path SCRIPT = Path.of(System.getProperty("assize.root", ".."), "assize");
    private static final String JAVA = """
            #!/bin/sh
            case "$*" in *-Xshare:dump*|*DumpLoadedClassList*) exit 0 ;; esac
            printf 'java'; for word in "$@"; do printf ' <%s>' "$word"; done; echo
            exit "${FAKE_CODE:-0}"
            """;
    private static final String MVN = """
            #!/bin/sh
            echo "mvn $*" >>calls
            [ -z "$FAKE_FAILURE" ] || { echo "[INFO] noise"; for i in 1 2 3; do echo "[ERROR] line $i"; done; exit 1; }
            mkdir -p target cli/target
            echo began >target/build.stamp
            sleep 0.02
            printf '/repo/a b.jar:/repo/c.jar' >cli/target/classpath.txt
            touch cli/target/cli-0.1.0.jar
            """;

    /** What a run of the script gave. */
    private record Run(int code, String out, String err) {}

    @TempDir
    Path folder;

    private Path checkout;

    @BeforeEach
    void makeCheckout() throws IOException {
        checkout = Files.createDirectories(folder.resolve("a checkout"));
        Files.copy(SCRIPT, checkout.resolve("assize"));
        Files.createDirectories(checkout.resolve("core/src/main/java"));
        for (String file : List.of("pom.xml", "core/pom.xml", "core/src/main/java/Table.java")) {
            write(checkout.resolve(file), "");
            Files.setLastModifiedTime(checkout.resolve(file), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        }
        for (String old : List.of(".", "core", "core/src", "core/src/main", "core/src/main/java")) {
            Files.setLastModifiedTime(checkout.resolve(old), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        }
        jdk("jdk", "17.0.15");
        executable(folder.resolve("bin/mvn"), MVN);
    }

    @Test
    void buildsAndStarts_whenNothingIsBuilt() throws Exception {
        Run run = assize(Map.of(), "--version", "two words");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .endsWith("<-cp> <" + checkout + "/cli/target/cli-0.1.0.jar:/repo/a b.jar:/repo/c.jar> "
                        + "<dev.assize.cli.Main> <--version> <two words>\n");
        assertThat(run.err()).matches("assize: building the command line [^\n]*\nassize: built.\n");
        assertThat(calls())
                .hasSize(1)
                .first()
                .asString()
                .contains("-pl cli -am")
                .endsWith(" package");
    }

    @Test
    void doesNotBuild_whenNothingChanged() throws Exception {
        assize(Map.of(), "--version");

        Run second = assize(Map.of(), "--version");

        assertThat(calls()).hasSize(1);
        assertThat(second.err()).isEmpty();
    }

    @Test
    void buildsAgain_whenASourceIsNewer() throws Exception {
        assize(Map.of(), "--version");
        write(checkout.resolve("core/src/main/java/Table.java"), "changed");
        later(checkout.resolve("core/src/main/java/Table.java"));

        Run second = assize(Map.of(), "--version");

        assertThat(calls()).hasSize(2);
        assertThat(second.err()).isEqualTo("assize: sources changed, building ...\nassize: built.\n");
    }

    @Test
    void buildsAgain_whenASourceWasRemoved() throws Exception {
        assize(Map.of(), "--version");
        Files.delete(checkout.resolve("core/src/main/java/Table.java"));
        later(checkout.resolve("core/src/main/java"));

        assize(Map.of(), "--version");

        assertThat(calls()).hasSize(2);
    }

    @Test
    void buildsAgain_whenTheLastBuildDidNotGetToTheEnd() throws Exception {
        assize(Map.of(), "--version");
        later(checkout.resolve("target/build.stamp"));

        assize(Map.of(), "--version");

        assertThat(calls()).hasSize(2);
    }

    @Test
    void showsTheEndOfTheLog_whenTheBuildFails() throws Exception {
        Run run = assize(Map.of("FAKE_FAILURE", "yes"), "demo");

        assertThat(run.code()).isEqualTo(70);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .endsWith("assize: the build failed. The last errors and warnings of " + checkout
                        + "/target/assize-build.log:\n  | [ERROR] line 1\n  | [ERROR] line 2\n  | [ERROR] line 3\n");
        assertThat(checkout.resolve("target/assize.lock")).doesNotExist();
    }

    @Test
    void takesOverTheLock_whenItsOwnerIsGone() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        write(checkout.resolve("target/assize.lock/pid"), gone.pid() + "\n");

        Run run = assize(Map.of(), "--version");

        assertThat(run.code()).isZero();
        assertThat(calls()).hasSize(1);
    }

    @Test
    void givesItsCode_whenTheCommandFails() throws Exception {
        Run run = assize(Map.of("FAKE_CODE", "3"), "audit", "audit.yaml");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).contains("<-XX:+UseParallelGC>").doesNotContain("TieredStopAtLevel");
    }

    @Test
    void startsQuickly_whenTheCommandComputesNothing() throws Exception {
        Run run = assize(Map.of("ASSIZE_JAVA_OPTS", "-Xmx1g -Da=b"), "check", "report.json");

        assertThat(run.out()).contains("<-XX:TieredStopAtLevel=1>").contains("<-Xmx1g> <-Da=b>");
    }

    @Test
    void computesWithAllMeans_whenOptionsStandBeforeTheCommand() throws Exception {
        Run audit = assize(Map.of(), "--quiet", "--no-color", "audit", "check");
        Run check = assize(Map.of(), "--quiet", "check", "audit");

        assertThat(audit.out())
                .contains("<-XX:+UseParallelGC>")
                .doesNotContain("TieredStopAtLevel")
                .endsWith("<dev.assize.cli.Main> <--quiet> <--no-color> <audit> <check>\n");
        assertThat(check.out()).contains("<-XX:TieredStopAtLevel=1>").doesNotContain("UseParallelGC");
    }

    @Test
    void multipliesInVectors_whenTheJdkHasThemAndTheCommandTrains() throws Exception {
        Files.writeString(
                folder.resolve("jdk/release"),
                "JAVA_VERSION=\"17.0.15\"\nMODULES=\"java.base jdk.incubator.vector java.sql\"\n");
        String option = "<--add-modules> <jdk.incubator.vector>";

        assertThat(assize(Map.of(), "train", "audit.yaml").out()).contains(option);
        assertThat(assize(Map.of(), "--quiet", "audit", "audit.yaml").out()).contains(option);
        assertThat(assize(Map.of(), "demo").out()).doesNotContain(option);
        assertThat(assize(Map.of(), "check", "report.json").out()).doesNotContain(option);
        assertThat(assize(Map.of("ASSIZE_NO_VECTOR", "1"), "train", "audit.yaml")
                        .out())
                .doesNotContain(option);
    }

    @Test
    void trainsWithoutVectors_whenTheJdkHasNone() throws Exception {
        assertThat(assize(Map.of(), "train", "audit.yaml").out()).doesNotContain("--add-modules");
    }

    @Test
    void allowsNativeCode_whenTheJdkWouldWarn() throws Exception {
        Path newer = jdk("newer", "25.0.3");

        Run on25 = assize(Map.of("JAVA_HOME", newer.toString()), "demo");
        Run on17 = assize(Map.of(), "demo");

        assertThat(on25.out()).contains("<--enable-native-access=ALL-UNNAMED>");
        assertThat(on17.out()).doesNotContain("--enable-native-access");
    }

    @Test
    void worksThroughALink_whenStartedFromElsewhere() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("bin/linked"), checkout.resolve("assize"));

        Run run = run(Map.of(), List.of(link.toString(), "--version"));

        assertThat(run.out()).contains(checkout + "/cli/target/cli-0.1.0.jar");
    }

    @Test
    void saysWhatToInstall_whenJavaIsTooOld() throws Exception {
        Path old = jdk("old", "11.0.2");

        Run run = assize(Map.of("JAVA_HOME", old.toString()), "--version");

        assertThat(run.code()).isEqualTo(70);
        assertThat(run.err())
                .isEqualTo("assize: " + old + "/bin/java is version '11.0.2'; Assize needs 17 or newer.\n"
                        + "  Set JAVA_HOME to the folder of a JDK 17 or newer.\n");
    }

    @Test
    void saysWhatIsWrong_whenJavaHomeHasNoJava() throws Exception {
        Run run = assize(Map.of("JAVA_HOME", "/nowhere"), "--version");

        assertThat(run.code()).isEqualTo(70);
        assertThat(run.err())
                .isEqualTo("assize: JAVA_HOME is '/nowhere', which has no bin/java.\n"
                        + "  Set JAVA_HOME to the folder of a JDK 17 or newer, or unset it to use the java on "
                        + "the PATH.\n");
    }

    @Test
    void saysWhatIsMissing_whenThereIsOnlyARuntime() throws Exception {
        Path runtime = jdk("runtime", "21.0.1");
        Files.delete(runtime.resolve("bin/javac"));

        Run run = assize(Map.of("JAVA_HOME", runtime.toString()), "--version");

        assertThat(run.code()).isEqualTo(70);
        assertThat(run.err())
                .isEqualTo("assize: " + runtime + " has no javac: it is a runtime, not a development kit.\n"
                        + "  Set JAVA_HOME to the folder of a JDK 17 or newer; it is needed once, to build.\n");
    }

    @Test
    void refusesToBuild_whenToldSo() throws Exception {
        Run run = assize(Map.of("ASSIZE_NO_BUILD", "1"), "--version");

        assertThat(run.code()).isEqualTo(70);
        assertThat(run.err())
                .isEqualTo("assize: the command line is missing or older than its sources, and "
                        + "ASSIZE_NO_BUILD is set.\n"
                        + "  Unset ASSIZE_NO_BUILD, or build with: mvn package -DskipTests -pl cli -am\n");
    }

    @Test
    void saysWhatToInstall_whenThereIsNoMaven() throws Exception {
        Files.delete(folder.resolve("bin/mvn"));

        Run run = assize(Map.of("PATH", folder.resolve("bin") + ":" + toolsWithoutMaven()), "--version");

        assertThat(run.code()).isEqualTo(70);
        assertThat(run.err())
                .isEqualTo("assize: there is no mvn on the PATH, which is needed to build.\n"
                        + "  Install Maven 3.8 or newer.\n");
    }

    private Run assize(Map<String, String> environment, String... args) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(checkout.resolve("assize").toString()));
        command.addAll(List.of(args));
        return run(environment, command);
    }

    private Run run(Map<String, String> environment, List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ASSIZE_"));
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().merge("PATH", folder.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        builder.environment().putAll(environment);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends in time").isTrue();
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(checkout.resolve("calls"));
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        executable(home.resolve("bin/java"), JAVA);
        executable(home.resolve("bin/javac"), JAVA);
        write(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    /** Returns a folder with the tools that the script needs, for a path on which no Maven lies. */
    private Path toolsWithoutMaven() throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of("find", "head", "mkdir", "rm", "cat", "sed", "tail", "grep", "mv", "readlink")) {
            Path real = Files.exists(Path.of("/usr/bin", tool)) ? Path.of("/usr/bin", tool) : Path.of("/bin", tool);
            executable(tools.resolve(tool), "#!/bin/sh\nexec " + real + " \"$@\"\n");
        }
        return tools;
    }

    private static void later(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));
    }

    private static void executable(Path file, String content) throws IOException {
        write(file, content);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content, StandardCharsets.UTF_8);
    }
}
