package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.reports.terminal.TerminalStyle;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void showsPathsAsAPersonInTheFolderWouldWriteThem() {
        Console console = console(folder);

        assertThat(console.shown(folder.resolve("a/./b.json")))
                .isEqualTo(Path.of("a", "b.json").toString());
        assertThat(console.shown(Path.of("c.json"))).isEqualTo("c.json");
        assertThat(console.shown(folder.resolveSibling("elsewhere")))
                .isEqualTo(folder.resolveSibling("elsewhere").toString());
        assertThat(console.word(folder.resolve("my file"))).isEqualTo("\"my file\"");
    }

    @Test
    void resolvesPathsAgainstItsFolder_butLeavesThemAsTypedWhereItIsTheProcessOwn() {
        assertThat(console(folder).input(Path.of("x/../y"))).isEqualTo(folder.resolve("y"));
        assertThat(console(Path.of("").toAbsolutePath()).input(Path.of("x/../y")))
                .isEqualTo(Path.of("x/../y"));
    }

    @Test
    void printsResultsAndErrorsWhereTheyBelong_withoutWhatSteersATerminal() {
        Console console = console(folder);

        console.line("%s = %.1f", "a\u001b[31m\tb", 1.5);
        console.error("one\ntwo\r\u0085\u2066x");

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("a·[31m·b = 1.5\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("one\ntwo···x\n");
    }

    @Test
    void drawsNoColors_whereThereIsNoTerminal() {
        TerminalStyle style = console(folder).style(new CommonOptions());

        assertThat(style.color()).isFalse();
        assertThat(style.width()).isBetween(60, 1000);
        assertThat(Terminal.width()).isBetween(1, 1000);
    }

    private Console console(Path workingDirectory) {
        return new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                workingDirectory);
    }
}
