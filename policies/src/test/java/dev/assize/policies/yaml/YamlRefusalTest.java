package dev.assize.policies.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assize.core.InputException;
import dev.assize.policies.PolicyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a YAML file must not have: each message as a whole. */
class YamlRefusalTest {
    private static String refusal(String text) {
        return refusal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(byte[] bytes) {
        Problems problems = new Problems(PolicyException::new);
        InputException thrown = catchThrowableOfType(InputException.class, () -> {
            YamlFile.parse(bytes, "a.yaml", problems);
            problems.throwIfAny();
        });
        return thrown == null ? "" : thrown.getMessage();
    }

    private static String refusal(Path file, Path root) {
        Problems problems = new Problems(PolicyException::new);
        InputException thrown = catchThrowableOfType(InputException.class, () -> YamlFile.read(file, problems));
        return thrown == null ? "" : thrown.getMessage().replace(root.toString(), "ROOT");
    }

    @Test
    void namesThePlace_whenThereIsATab() {
        assertThat(refusal("policy: x\nrules:\n\t- id: a\n")).isEqualTo("""
                a.yaml:3:1: there is a tab
                    3 | ·- id: a
                      | ^
                  Use spaces; inside a text write "\\t" in double quotes.""");
    }

    @Test
    void namesBothLines_whenAKeyIsDuplicate() {
        assertThat(refusal("policy: x\nversion: 1\npolicy: y\n")).isEqualTo("""
                a.yaml:3:1: duplicate key 'policy'
                    3 | policy: y
                      | ^
                  It stands in line 1 already; remove one of the two.""");
    }

    @Test
    void namesTheTag_whenThereIsOne() {
        assertThat(refusal("policy: !!java.net.URL [x]\nversion: !!str 1\n")).isEqualTo("""
                a.yaml:1:9: the tag '!!java.net.URL' is not allowed
                    1 | policy: !!java.net.URL [x]
                      |         ^
                  Remove it; the key alone says what kind of value is meant.
                a.yaml:2:10: the tag '!!str' is not allowed
                    2 | version: !!str 1
                      |          ^
                  Remove it; the key alone says what kind of value is meant.""");
    }

    @Test
    void stopsAtTheSecondDocument_whenThereAreSeveral() {
        assertThat(refusal("policy: x\n---\npolicy: y\n")).isEqualTo("""
                a.yaml:2:1: a second document starts here
                    2 | ---
                      | ^
                  Put it into a file of its own.""");
    }

    @Test
    void stopsAtTheLevel_whenNestedTooDeeply() {
        assertThat(refusal("a: " + "[".repeat(5000) + "]".repeat(5000)))
                .startsWith("""
                a.yaml:1:35: this is nested deeper than 32 levels
                    1 | a: [[[[""")
                .endsWith("""
                …
                      |                                   ^
                  Flatten the file.""");
    }

    @Test
    void stopsEarly_whenAliasesMultiply() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 9; level++) {
            String alias = "*a" + (level - 1);
            bomb.append("a" + level + ": &a" + level + " [" + (alias + ", ").repeat(4) + alias + "]\n");
        }

        assertThat(refusal(bomb.toString())).isEqualTo("""
                a.yaml:7:15: with its aliases written out this has more than 50000 values
                    7 | a6: &a6 [*a5, *a5, *a5, *a5, *a5]
                      |               ^
                  Write the values out and keep the file small.""");
    }

    @Test
    void countsAliases_whenThereAreTooMany() {
        assertThat(refusal("a: &a x\nb: [" + "*a, ".repeat(50) + "*a]\n")).startsWith("""
                a.yaml:2:205: there are more than 50 aliases
                  Write the values out.""");
    }

    @Test
    void namesTheAlias_whenItContainsItselfOrHasNoValue() {
        assertThat(refusal("a: &a [*a]\n")).isEqualTo("""
                a.yaml:1:8: the alias '*a' has no value yet
                    1 | a: &a [*a]
                      |        ^
                  Define it with '&a' on an earlier value that does not contain this place.""");
    }

    @Test
    void refusesKeys_whenTheyAreNotTexts() {
        assertThat(refusal("? [a, b]\n: 1\n")).isEqualTo("""
                a.yaml:1:3: a key is a list or a mapping
                    1 | ? [a, b]
                      |   ^
                  Write a text before the colon.""");
    }

    @Test
    void saysWhatIsThere_whenTheWholeIsNoMapping() {
        assertThat(refusal("- a\n- b\n")).isEqualTo("""
                a.yaml:1:1: the file holds a list, a mapping of keys to values is needed
                    1 | - a
                      | ^
                  Write 'key: value' lines.""");
        assertThat(refusal("")).isEqualTo("""
                a.yaml: the file is empty
                  Write 'key: value' lines.""");
        assertThat(refusal("# only a comment\n")).isEqualTo("""
                a.yaml: the file is empty
                  Write 'key: value' lines.""");
    }

    @Test
    void namesTheLine_whenTheBytesAreNotUtf8() {
        assertThat(refusal("policy: x\ntitle: Größe\n".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("""
                a.yaml:2: the file is not UTF-8 from here on
                  Save it in UTF-8 and read it again.""");
    }

    @Test
    void saysWhatToDo_whenAColonOrAQuoteIsWrong() {
        assertThat(refusal("title: a: b\n")).isEqualTo("""
                a.yaml:1:9: this is not YAML: mapping values are not allowed here
                    1 | title: a: b
                      |         ^
                  Put a text that contains ': ' into double quotes, or correct the indentation.""");
        assertThat(refusal("title: \"a\nb: c\n")).isEqualTo("""
                a.yaml:1:8: this is not YAML: found unexpected end of stream
                    1 | title: "a
                      |        ^
                  Close the quote that is opened here.""");
        assertThat(refusal("a: 1\n  b: 2\n")).isEqualTo("""
                a.yaml:2:4: this is not YAML: mapping values are not allowed here
                    2 |   b: 2
                      |    ^
                  Put a text that contains ': ' into double quotes, or correct the indentation.""");
    }

    @Test
    void saysWhatToDo_whenABracketOrACharacterIsWrong() {
        assertThat(refusal("a: [1, 2\nb: 3\n")).isEqualTo("""
                a.yaml:2:2: this is not YAML: expected ',' or ']', but got :
                    2 | b: 3
                      |  ^
                  Close the bracket, or put a comma between the values.""");
        assertThat(refusal("a: @b\n")).isEqualTo("""
                a.yaml:1:4: this is not YAML: found character '@' that cannot start any token. (Do not use @ for \
                indentation)
                    1 | a: @b
                      |    ^
                  Put the text into double quotes.""");
    }

    @Test
    void namesTheCharacterAndTheVersion_whenTheFileIsUnusual() {
        assertThat(refusal("a: \u001b[31mb\n")).isEqualTo("""
                a.yaml:1:4: there is a control character, U+001B
                    1 | a: ·[31mb
                      |    ^
                  Remove it and save the file as plain text.""");
        assertThat(refusal("%YAML 1.1\n---\na: no\n")).isEqualTo("""
                a.yaml:1:1: this is YAML 1.1, YAML 1.2 is needed
                    1 | %YAML 1.1
                      | ^
                  Remove the %YAML line; in YAML 1.2 'yes' and 'no' are texts.""");
    }

    @Test
    void namesThePath_whenThereIsNoFile(@TempDir Path root) {
        assertThat(refusal(root.resolve("no.yaml"), root)).isEqualTo("""
                ROOT/no.yaml: there is no such file
                  Check the spelling and the directory that the path starts from.""");
        assertThat(refusal(root, root)).isEqualTo("""
                ROOT: this is a directory, a YAML file is needed
                  Name the file.""");
    }

    @Test
    void stopsAtTheLimit_whenTheFileIsLarge(@TempDir Path root) throws IOException {
        Path file = root.resolve("large.yaml");
        Files.write(file, new byte[YamlFile.MOST_BYTES + 1]);

        assertThat(refusal(file, root)).isEqualTo("""
                ROOT/large.yaml: the file is larger than 1048576 bytes
                  Files of this kind have a few kilobytes; check that this is the right one.""");
    }
}
