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

class LossWeightsTest {
    private static Table table(Column column) {
        return Table.of(List.of(column));
    }

    @Test
    void takesAnyNumberFromZeroOn() {
        Table rows = table(NumericColumn.of("w", new double[] {0, 0.25, 1e15}));

        assertThat(LossWeights.of("a.csv", rows, "w")).containsExactly(0, 0.25, 1e15);
        assertThat(LossWeights.problem("a.csv", rows, "w")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, 1.1e15})
    void refusesOtherNumbers(double weight) {
        Table rows = table(NumericColumn.of("w", new double[] {1, weight}));

        assertThatThrownBy(() -> LossWeights.of("a.csv", rows, "w"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("a.csv: row 2, column of weights 'w': '")
                .hasMessageEndingWith("A weight says how much a row counts in the loss: a number from 0 to 1e15.");
    }

    @Test
    void refusesTexts() {
        Table rows = table(CategoricalColumn.of("w", List.of("a", "b"), new int[] {0, 1}));

        assertThatThrownBy(() -> LossWeights.of("a.csv", rows, "w"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("a.csv: the column of weights 'w' holds ")
                .hasMessageEndingWith("Name a column of numbers from 0 on that say how much a row counts in the loss.");
    }
}
