package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void printsOneLineForEachStep_whereThereIsNoTerminal() {
        try (ProgressLine line = line(false, 0)) {
            line.at("training: epoch 1", 0, 2);
            line.at("training: epoch 2", 1, 2);
            line.at("judging", 0, 0);
        }

        assertThat(text()).isEqualToNormalizingNewlines("assize: training\nassize: judging\n");
    }

    @Test
    void printsNothing_whenQuiet() {
        try (ProgressLine line = line(true, 80)) {
            line.at("training: epoch 1", 1, 2);
        }

        assertThat(text()).isEmpty();
    }

    @Test
    void overwritesItsLineAndRemovesIt_onATerminal() {
        try (ProgressLine line = line(false, 80)) {
            line.at("training: epoch 2", 2, 2);
            line.at("judging", 0, 0);
        }

        String bar = "\rtraining: epoch 2  [####################] 0 s left";
        int width = bar.length() - 1;
        assertThat(text())
                .isEqualTo(bar + "\rjudging" + " ".repeat(width - "judging".length()) + "\r" + " ".repeat(7) + "\r");
    }

    @Test
    void showsHalfABar_whenHalfIsDone() {
        try (ProgressLine line = line(false, 80)) {
            line.at("scoring", 1, 2);
        }

        assertThat(text()).startsWith("\rscoring  [##########          ] 0 s left");
    }

    @Test
    void survivesCountsThatDoNotFit() {
        try (ProgressLine line = line(false, 80)) {
            line.at("more: than all", 7, 5);
            line.at("less: than none", -1, 5);
            line.at("most", Long.MAX_VALUE, Long.MAX_VALUE);
        }

        assertThat(text())
                .contains("more: than all  [####################] 0 s left")
                .contains("less: than none  [                    ]")
                .contains("most  [####################] 0 s left");
    }

    @Test
    void neverGetsLongerThanTheTerminal_andShowsNoControlCharacters() {
        try (ProgressLine line = line(false, 30)) {
            line.at("reading the table: \u001b[2J" + "x".repeat(100), 0, 0);
        }

        assertThat(text()).startsWith("\rreading the table: ·[2Jxxxxxx\r");
    }

    private ProgressLine line(boolean quiet, int columns) {
        return new ProgressLine(new PrintStream(err, true, StandardCharsets.UTF_8), quiet, columns);
    }

    private String text() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void showsARate_whenUnitsAreNamed() {
        try (ProgressLine line = line(false, 90)) {
            line.at("training: epoch 1", 100, 400, "rows");
            line.at("training: epoch 1", 400, 400, "rows");
        }

        assertThat(text()).containsPattern("\\[####################] 0 s left, [0-9]+ rows/s");
        assertThat(text()).doesNotContain("NaN").doesNotContain("Infinity");
    }
}
