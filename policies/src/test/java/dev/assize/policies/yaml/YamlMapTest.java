package dev.assize.policies.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.InputException;
import dev.assize.policies.PolicyException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlMapTest {
    private enum Kind {
        MLP,
        LOGISTIC_REGRESSION
    }

    private final Problems problems = new Problems(PolicyException::new);

    private YamlMap map(String yaml) {
        return YamlFile.parse(yaml, "a.yaml", problems);
    }

    private String refusal(String yaml, Consumer<YamlMap> reader) {
        YamlMap map = map(yaml);
        reader.accept(map);
        return problems.sorted().stream()
                .map(problem -> problem.place() + ": " + problem.message() + " | " + problem.hint())
                .reduce("", (all, next) -> all.isEmpty() ? next : all + "\n" + next);
    }

    @Test
    void readsEachType() {
        YamlMap map = map("""
                text: a b
                quoted: "0.5"
                number: 0.50
                count: 12
                flag: true
                kind: logistic-regression
                day: 2027-03-31
                list: [a, 2, "c"]
                one: a
                map: {x: 1}
                """);

        assertThat(map.requiredText("text")).isEqualTo("a b");
        assertThat(map.text("quoted")).contains("0.5");
        assertThat(map.number("number")).contains(new BigDecimal("0.50"));
        assertThat(map.wholeNumber("count", 1, 1, 100)).isEqualTo(12);
        assertThat(map.flag("flag", false)).isTrue();
        assertThat(map.choice("kind", Kind.MLP)).isEqualTo(Kind.LOGISTIC_REGRESSION);
        assertThat(map.date("day")).contains(LocalDate.of(2027, 3, 31));
        assertThat(map.texts("list")).containsExactly("a", "2", "c");
        assertThat(map.texts("one")).containsExactly("a");
        assertThat(map.map("map").orElseThrow().number("x", 0, 0, 5)).isEqualTo(1.0);
        map.finish();
        assertThatCode(problems::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void givesTheDefault_whenAKeyIsAbsent() {
        YamlMap map = map("{x: 1}");

        assertThat(map.text("text", "t")).isEqualTo("t");
        assertThat(map.number("number", 0.5, 0, 1)).isEqualTo(0.5);
        assertThat(map.wholeNumber("count", 7, 1, 9)).isEqualTo(7);
        assertThat(map.flag("flag", true)).isTrue();
        assertThat(map.choice("kind", Kind.MLP)).isEqualTo(Kind.MLP);
        assertThat(map.oneOf("name", "a", List.of("a", "b"))).isEqualTo("a");
        assertThat(map.list("list")).isEmpty();
        assertThat(map.map("map")).isEmpty();
        assertThat(map.date("day")).isEmpty();
        assertThat(problems.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "yes", "on", "off", "n", "Y"})
    void readsTheWordsOfYaml11_asTexts(String word) {
        assertThat(map("a: " + word).text("a")).contains(word);
        assertThat(refusal("a: " + word, map -> map.flag("a", true)))
                .isEqualTo("a.yaml:1:4: 'a' is the text '" + word + "', true or false is needed"
                        + " | Write true or false; in YAML 1.2 'yes' and 'no' are texts.");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "-1.50, -1.50",
        "+3, 3",
        ".5, 0.5",
        "1., 1",
        "1e3, 1E+3",
        "1.0E-5, 0.000010",
        "0x1F, 31",
        "0o17, 15",
        "012, 12"
    })
    void readsNumbers_asTheCoreSchemaHasThem(String written, BigDecimal number) {
        assertThat(map("a: " + written).number("a")).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1_000", "1:30", "0b1", "1e", "--1", "0x", "1 000", "\"1\"", "true", "[1]", "~"})
    void refusesNumbers_thatTheCoreSchemaDoesNotHave(String written) {
        assertThat(refusal("a: " + written, map -> map.number("a")))
                .startsWith("a.yaml:1:4: 'a' is ")
                .endsWith(", a number is needed | Write a number without quotes, such as 0.95.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0, a whole number from 1 to 9 is needed",
                "10 | 10, a whole number from 1 to 9 is needed",
                "2.5 | 2.5, a whole number from 1 to 9 is needed",
                "1e300 | 1e300, a whole number from 1 to 9 is needed",
                "two | the text 'two', a number is needed"
            })
    void namesTheRange_whenAWholeNumberIsOutside(String written, String message) {
        assertThat(refusal("a: " + written, map -> map.wholeNumber("a", 1, 1, 9)))
                .startsWith("a.yaml:1:4: 'a' is " + message);
    }

    @Test
    void acceptsAWholeNumber_howeverItIsWritten() {
        assertThat(map("a: 2.0").wholeNumber("a", 1, 1, 9)).isEqualTo(2);
        assertThat(map("a: 2e2").wholeNumber("a", 1, 1, 900)).isEqualTo(200);
    }

    @Test
    void namesTheRange_whenANumberIsOutside() {
        assertThat(refusal("a: 1.5", map -> map.number("a", 0.5, 0, 1)))
                .isEqualTo(
                        "a.yaml:1:4: 'a' is 1.5, a number from 0.0 to 1.0 is needed | Write a number in this range.");
    }

    @Test
    void suggestsAConstant_whenAChoiceIsUnknown() {
        assertThat(refusal("kind: logistic-regresion", map -> map.choice("kind", Kind.MLP)))
                .isEqualTo("a.yaml:1:7: unknown value 'logistic-regresion' for 'kind' | "
                        + "Known values: mlp, logistic-regression\nDid you mean 'logistic-regression'?");
    }

    @Test
    void namesTheItem_whenOneOfAListIsOfAnotherType() {
        assertThat(refusal("a: [x, [y], {z: 1}, '']", map -> map.texts("a"))).isEqualTo("""
                a.yaml:1:8: an item of 'a' is a list, a text is needed | \
                Write a text; one with special characters goes into double quotes.
                a.yaml:1:13: an item of 'a' is a mapping, a text is needed | \
                Write a text; one with special characters goes into double quotes.
                a.yaml:1:21: an item of 'a' is empty, a text is needed | \
                Write a text; one with special characters goes into double quotes.""");
    }

    @Test
    void namesUnknownKeys_whereverTheyAre() {
        String yaml = "top: 1\nitems:\n  - {nam: a}\nsub: {deep: {y: 1}}\n";

        assertThat(refusal(yaml, map -> {
                    map.maps("items", item -> item.text("name"));
                    map.map("sub").flatMap(sub -> sub.map("deep")).ifPresent(YamlMap::finish);
                    map.finish();
                }))
                .isEqualTo("""
                a.yaml:1:1: unknown key 'top' | Known keys: items, sub
                a.yaml:3:6: unknown key 'nam' in an item of 'items' | Known keys: name
                Did you mean 'name'?
                a.yaml:4:14: unknown key 'y' in 'deep' | No keys are known.""");
    }

    @Test
    void throwsAllProblemsInOrder_asTheExceptionOfTheCaller() {
        YamlMap map = map("b: x\na: y\n");
        map.number("a");
        map.number("b");
        map.requiredDate("c");

        assertThatThrownBy(problems::throwIfAny)
                .isInstanceOf(PolicyException.class)
                .satisfies(thrown -> assertThat(((InputException) thrown).problems())
                        .extracting(problem -> problem.place().toString())
                        .containsExactly("a.yaml:1:1", "a.yaml:1:4", "a.yaml:2:4"));
    }

    @Test
    void notesAProblemOnce_whenAValueIsAskedForTwice() {
        assertThat(refusal("a: x", map -> {
                    map.number("a");
                    map.number("a");
                }))
                .doesNotContain("\n");
    }

    @Test
    void readsEmptyTexts_whereTheyAreAllowedAndQuoted() {
        YamlMap map = map("tokens: [\"\", ' ', NA, 99]");

        assertThat(map.list("tokens"))
                .flatExtracting(item -> item.anyText().stream().toList())
                .containsExactly("", " ", "NA", "99");
        assertThat(refusal("a:", nothing -> nothing.value("a").ifPresent(YamlValue::anyText)))
                .startsWith("a.yaml:1:3: 'a' is empty, a text is needed");
    }

    @Test
    void readsAliases_asTheValueTheyName() {
        YamlMap map = map("a: &x [1, 2]\nb: *x\n");

        assertThat(map.texts("b")).containsExactly("1", "2");
    }

    @Test
    void readsMarksAndLineEnds_ofOtherSystems() {
        byte[] bytes = "\uFEFFa: Größe 尺寸\r\nb: 1\r\n".getBytes(StandardCharsets.UTF_8);
        YamlMap map = YamlFile.parse(bytes, "a.yaml", problems);

        assertThat(map.text("a")).contains("Größe 尺寸");
        assertThat(map.place("b")).hasToString("a.yaml:2:1");
        assertThat(map.keys()).containsExactly("a", "b");
    }
}
