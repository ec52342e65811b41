package dev.assize.reports.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.ColumnType;
import dev.assize.core.Role;
import dev.assize.core.TaskKind;
import dev.assize.policies.ExitCode;
import dev.assize.policies.Severity;
import dev.assize.policies.Status;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Texts ENGLISH = Texts.of("en");

    @Test
    void hasEachTextThatTemplatesAndCodeName() throws Exception {
        Set<String> named = new TreeSet<>();
        Pattern template = Pattern.compile("t\\[\"([^\"]+)\"]");
        Pattern code = Pattern.compile("(?:texts\\.get|book\\.text|book\\.sheet|fact)\\(\\s*\"([a-z_.]+[a-z_])\"");
        collect(named, template, Path.of("src/main/resources"));
        collect(named, code, Path.of("src/main/java"));

        assertThat(named).hasSizeGreaterThan(80);
        assertThat(ENGLISH.keys()).containsAll(named);
    }

    @Test
    void hasATextForEachConstant() {
        assertAll("status.", Status.values());
        assertAll("severity.", Severity.values());
        assertAll("headline.", ExitCode.values());
        assertAll("sentence.", ExitCode.values());
        assertAll("exit.", ExitCode.values());
        assertAll("role.", Role.values());
        assertAll("type.", ColumnType.values());
        assertAll("task.", TaskKind.values());
    }

    @Test
    void hasOnlyPatternsThatCanBeFilled() {
        for (String key : ENGLISH.keys()) {
            String text = ENGLISH.get(key);
            assertThat(text).as(key).isNotBlank();
            assertThat(new MessageFormat(text, Locale.ROOT)).as(key).isNotNull();
        }
    }

    @Test
    void fillsInAndChoosesTheNumber() {
        assertThat(ENGLISH.get("sentence.failed", 1L, 6L)).startsWith("1 of 6 blocking verdicts is proven");
        assertThat(ENGLISH.get("sentence.failed", 2L, 6L)).startsWith("2 of 6 blocking verdicts are proven");
        assertThat(ENGLISH.get("sentence.ok", 4L, 0L)).contains("0 warnings to look at");
        assertThat(ENGLISH.get("sentence.ok", 4L, 1L)).contains("1 warning to look at");
    }

    @Test
    void leavesBracesInNamesAlone() {
        assertThat(ENGLISH.get("next.needs_review", "{0} it''s '{1}'"))
                .isEqualTo("Have a responsible person review and attest “{0} it''s '{1}'”.");
    }

    @Test
    void fallsBackToEnglish_whenTheLanguageIsUnknown() {
        assertThat(Texts.of("tlh").language()).isEqualTo("en");
        assertThat(Texts.of("../../x").get("none")).isEqualTo("none");
    }

    @Test
    void saysWhichTextIsMissing() {
        assertThatThrownBy(() -> ENGLISH.get("no.such"))
                .hasMessage(
                        "there is no text 'no.such' in language 'en'; add it to the messages file of that language");
    }

    private static void assertAll(String prefix, Enum<?>[] constants) {
        for (Enum<?> constant : constants) {
            assertThat(ENGLISH.get(prefix + constant.name().toLowerCase(Locale.ROOT)))
                    .isNotBlank();
        }
    }

    private static void collect(Set<String> named, Pattern pattern, Path root) throws Exception {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file, StandardCharsets.UTF_8));
                while (matcher.find()) {
                    named.add(matcher.group(1));
                }
            }
        }
    }
}
