package dev.assize.reports.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
    @ParameterizedTest
    @CsvSource({"abc, 3", "规则, 4", "한국, 4", "カナ, 4", "é, 1", "e\u0301, 1", "😀, 2", "עברית, 5", "≥, 1", "'', 0"})
    void countsColumns(String text, int width) {
        assertThat(DisplayWidth.of(text)).isEqualTo(width);
    }

    @ParameterizedTest
    @CsvSource({"abcdef, 4, abc…", "规则公平, 5, 规则…", "规则公平, 4, 规…", "abcd, 4, abcd", "😀😀😀, 3, 😀…"})
    void cutsAtWholeCharacters(String text, int width, String cut) {
        assertThat(DisplayWidth.fit(text, width)).isEqualTo(cut);
    }

    @Test
    void fillsToTheWidthOnEitherSide() {
        assertThat(DisplayWidth.left("规", 4)).isEqualTo("规  ");
        assertThat(DisplayWidth.right("ab", 4)).isEqualTo("  ab");
    }

    @Test
    void givesExactlyTheWidth_forRandomTexts() {
        SplittableRandom random = new SplittableRandom(20_261_104L);
        for (int i = 0; i < 1_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int letter = random.nextInt(0, 30); letter > 0; letter--) {
                text.appendCodePoint(
                        random.nextBoolean() ? random.nextInt(0x4E00, 0x9FFF) : random.nextInt(0x20, 0x7E));
            }
            int width = random.nextInt(1, 40);

            assertThat(DisplayWidth.of(DisplayWidth.left(text.toString(), width)))
                    .as("%s", text)
                    .isEqualTo(width);
        }
    }
}
