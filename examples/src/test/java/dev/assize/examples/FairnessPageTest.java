package dev.assize.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about {@code assize fairness} shows what the command prints, and names its options. */
class FairnessPageTest {
    private static final Path PAGE =
            Path.of(System.getProperty("assize.root", ".."), "docs/user-guide/fairness-command.md");

    @TempDir
    private Path folder;

    @Test
    void showsWhatTheCommandPrints() throws IOException {
        GuidePage page = GuidePage.read(PAGE);
        Files.writeString(folder.resolve("decisions.csv"), page.files().get("decisions.csv"));

        String printed = run(page.commands().get(0).arguments());

        assertThat(Files.readString(PAGE)).contains(printed.strip());
    }

    @Test
    void namesEveryOption() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(run("fairness", "--help")
                        .lines()
                        .flatMap(line -> line.strip().lines()))
                .filteredOn(line -> line.startsWith("--"))
                .filteredOn(line -> !line.matches("--(debug|quiet|no-color).*"))
                .hasSizeGreaterThan(10)
                .allSatisfy(line -> assertThat(page).contains("`" + line.split("[= ]", 2)[0]));
    }

    private String run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        int code = Main.run(arguments, stream, stream, folder);
        assertThat(code).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }
}
