package dev.assize.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.audit.file.AuditException;
import dev.assize.policies.yaml.Problems;
import dev.assize.policies.yaml.YamlFile;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTextTest {
    @ParameterizedTest
    @CsvSource({"sex, \"sex\"", "'a \"b\" \\ c', '\"a \\\"b\\\" \\\\ c\"'", "性別 ü, \"性別 ü\""})
    void quotesWhatPrints(String text, String quoted) {
        assertThat(YamlText.quoted(text)).isEqualTo(quoted);
    }

    @Test
    void escapesWhatDoesNotPrint() {
        assertThat(YamlText.quoted("a\tb\n\u0000\u0085\u202e\ufeff"))
                .isEqualTo("\"a\\U00000009b\\U0000000a\\U00000000\\U00000085\\U0000202e\\U0000feff\"");
        assertThat(YamlText.comment("a\tb\nc: d\u2028e")).isEqualTo("a·b·c: d·e");
    }

    @Test
    void isReadBackAsItWas_whateverTheText() {
        SplittableRandom random = new SplittableRandom(20_261_123L);
        for (int draw = 0; draw < 500; draw++) {
            StringBuilder text = new StringBuilder("x");
            for (int i = random.nextInt(12); i > 0; i--) {
                int limit = random.nextBoolean() ? 0x80 : 0x3000;
                text.appendCodePoint(1 + random.nextInt(limit));
            }
            String yaml = "# " + YamlText.comment(text.toString()) + "\nkey: " + YamlText.quoted(text.toString());

            String read = YamlFile.parse(yaml, "text.yaml", new Problems(AuditException::new))
                    .requiredText("key");

            assertThat(read).isEqualTo(text.toString());
        }
    }
}
