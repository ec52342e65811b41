package dev.assize.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Does what the README and the user guide tell the reader to do, in their order and in one folder. */
class UserGuideTest {
    private static final Path ROOT = Path.of(System.getProperty("assize.root", ".."));
    private static final Path GUIDE = ROOT.resolve("docs/user-guide");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

    @TempDir
    static Path folder;

    @TestFactory
    Stream<DynamicTest> everyCommandEndsAsThePageSays() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        Set<String> deterministic = new HashSet<>();
        for (GuidePage page : pages()) {
            tests.add(DynamicTest.dynamicTest(page.name() + ": the files it shows", () -> write(page)));
            for (GuidePage.Command command : page.commands()) {
                if (!command.line().equals("demo") || deterministic.add("demo")) {
                    String name = page.name() + ":" + command.lineNumber() + ": assize " + command.line();
                    tests.add(DynamicTest.dynamicTest(name, () -> run(command)));
                }
            }
        }
        return tests.stream();
    }

    @Test
    void everyPageIsInTheTableOfContents() throws IOException {
        List<String> listed = links(GUIDE.resolve("README.md"));

        try (Stream<Path> files = Files.list(GUIDE)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("README.md")))
                    .containsExactlyInAnyOrderElementsOf(listed);
        }
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<Path> all = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).forEach(all::add);
        }

        for (Path page : all) {
            assertThat(links(page))
                    .allSatisfy(link -> assertThat(page.resolveSibling(link))
                            .as(page + " links to " + link)
                            .exists());
        }
    }

    @Test
    void readmeShowsTheDemoAndTheTests() throws IOException {
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("\n$ ./assize demo\n", "\n$ mvn verify\n");
    }

    private static List<GuidePage> pages() throws IOException {
        List<GuidePage> pages = new ArrayList<>(List.of(GuidePage.read(ROOT.resolve("README.md"))));
        for (String name : links(GUIDE.resolve("README.md"))) {
            pages.add(GuidePage.read(GUIDE.resolve(name)));
        }
        return pages;
    }

    private static void write(GuidePage page) throws IOException {
        for (String name : page.files().keySet()) {
            Path file = Files.writeString(folder.resolve(name), page.files().get(name), StandardCharsets.UTF_8);
            assertThat(file).isNotEmptyFile();
        }
        assertThat(page.name()).endsWith(".md");
    }

    private static void run(GuidePage.Command command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int code = Main.run(command.arguments(), utf8(out), utf8(err), folder);

        assertThat(code)
                .as("%s%n%s", out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8))
                .isEqualTo(command.exitCode());
    }

    private static PrintStream utf8(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static List<String> links(Path page) throws IOException {
        return LINK.matcher(Files.readString(page))
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();
    }
}
