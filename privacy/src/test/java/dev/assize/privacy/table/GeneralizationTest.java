package dev.assize.privacy.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GeneralizationTest {
    private static final Column AGE = NumericColumn.of("age", 37, 30, 29.9, -1, Double.NaN);
    private static final Column JOB = CategoricalColumn.ofTexts("job", Arrays.asList("cook", "smith", "baker", null));

    @Test
    void takesTheLowerEndOfBands_alsoBelowZero() {
        assertThat(texts(Generalization.bands(10).apply(AGE))).containsExactly("30", "30", "20", "-10", "?");
    }

    @Test
    void groupsTexts_andKeepsMissing() {
        Generalization rule = Generalization.groups(Map.of("cook", "food", "baker", "food"), "other");

        assertThat(texts(rule.apply(JOB))).containsExactly("food", "other", "food", "?");
    }

    @Test
    void appliesARuleToTexts() {
        assertThat(texts(Generalization.texts(text -> text.substring(0, 1)).apply(JOB)))
                .containsExactly("c", "s", "b", "?");
    }

    @Test
    void suppressesEveryCell_missingOrNot() {
        assertThat(texts(Generalization.suppressed().apply(JOB))).containsOnly("*");
        assertThat(texts(Generalization.suppressed().apply(AGE))).containsOnly("*");
    }

    @Test
    void keepsTheColumnsWithARule_eachByItsOwn() {
        Table table = Table.of(List.of(NumericColumn.of("age", 37, 12), NumericColumn.of("zip", 8001, 8002)));

        Table coarse = Generalization.apply(table, Map.of("zip", Generalization.bands(1000)));

        assertThat(coarse.columns()).extracting(Column::name).containsExactly("zip");
        assertThat(texts(coarse.column("zip"))).containsExactly("8000", "8000");
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Generalization.bands(0))
                .withMessage("the bands have width 0.0; give a finite width greater than 0 instead");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Generalization.bands(5).apply(JOB))
                .withMessage("column 'job' holds categories, which fall into no bands; group them by text instead");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Generalization.groups(Map.of(), "all").apply(AGE))
                .withMessage("column 'age' holds numbers, which form no groups of texts; use bands for numbers");
    }

    private static List<String> texts(Column column) {
        return IntStream.range(0, column.size())
                .mapToObj(row -> column.text(row, "?"))
                .toList();
    }
}
