package dev.assize.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnTest {
    @Test
    void ordersTheDictionaryOfTextsAlphabetically() {
        CategoricalColumn column = CategoricalColumn.ofTexts("c", Arrays.asList("b", "a", null, "b"));

        assertThat(column.dictionary()).containsExactly("a", "b");
        assertThat(column.counts()).containsExactly(1, 2);
        assertThat(column.codeOf("b")).isEqualTo(1);
        assertThat(column.codeOf("z")).isEqualTo(CategoricalColumn.MISSING);
    }

    @Test
    void keepsTextsOfTheDictionaryThatDoNotOccur() {
        CategoricalColumn column = CategoricalColumn.of("c", List.of("x", "y"), new int[] {0, 0});

        assertThat(column.select(new int[] {1}).dictionary()).containsExactly("x", "y");
        assertThat(column.counts()).containsExactly(2, 0);
    }

    @Test
    void doesNotFollowLaterChangesOfTheArrays() {
        double[] numbers = {1, 2};
        NumericColumn column = NumericColumn.of("n", numbers);
        numbers[0] = 9;

        assertThat(column.valueOr(0, 0)).isEqualTo(1);
    }

    @Test
    void renamesWithoutChangingCells() {
        assertThat(NumericColumn.of("a", 2.5).named("b").text(0, "")).isEqualTo("2.5");
        assertThat(CategoricalColumn.ofTexts("a", List.of("x")).named("b").name())
                .isEqualTo("b");
    }

    @Test
    void refusesInfinity() {
        assertThatThrownBy(() -> NumericColumn.of("n", 1, Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 'n', row 1 is Infinity; cells are finite or missing");
    }

    @Test
    void refusesCodesOutsideTheDictionary() {
        assertThatThrownBy(() -> CategoricalColumn.of("c", List.of("x"), new int[] {0, 1}))
                .hasMessage("column 'c', row 1 has code 1; allowed are -1 (missing) to 0");
        assertThatThrownBy(() -> CategoricalColumn.of("c", List.of("x", "x"), new int[0]))
                .hasMessage("column 'c' has a text twice in its dictionary [x, x]");
    }
}
