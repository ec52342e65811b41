package dev.assize.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreColumnTest {
    private static final String HINT =
            "A score is the probability of the favorable class, from 0 to 1; correct these rows or leave 'score' out.";

    private static Table table(Column column) {
        return Table.of(List.of(column));
    }

    @Test
    void takesProbabilities() {
        Table rows = table(NumericColumn.of("p", 0, 0.25, 1));

        assertThat(ScoreColumn.of("a.csv", rows, "p")).containsExactly(0, 0.25, 1);
        assertThat(ScoreColumn.problem("a.csv", rows, "p")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, 1.0000001, 42})
    void refusesOtherNumbers_andSaysHowMany(double score) {
        Table rows = table(NumericColumn.of("p", 1, score, 0.5, score));

        assertThatThrownBy(() -> ScoreColumn.of("a.csv", rows, "p"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("a.csv: the score 'p' is no number from 0 to 1 in 2 rows, first in row 2: '")
                .hasMessageEndingWith(HINT);
    }

    @Test
    void refusesAMissingScore() {
        Table rows = table(NumericColumn.of("p", 1, Double.NaN));

        assertThatThrownBy(() -> ScoreColumn.of("a.csv", rows, "p"))
                .isInstanceOf(DataException.class)
                .hasMessage("a.csv: the score 'p' is no number from 0 to 1 in 1 rows, first in row 2: the cell is "
                        + "missing\n  " + HINT);
    }

    @Test
    void refusesTexts() {
        Table rows = table(CategoricalColumn.of("p", List.of("a", "b"), new int[] {0, 1}));

        assertThatThrownBy(() -> ScoreColumn.of("a.csv", rows, "p"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("a.csv: the column of scores 'p' holds ")
                .hasMessageEndingWith(", not numbers\n  " + HINT);
    }
}
