package dev.assize.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.NumericColumn;
import dev.assize.core.Role;
import dev.assize.core.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowWeightsTest {
    private static Table weighted(Column column) {
        return Table.of(List.of(column), Map.of(column.name(), Set.of(Role.WEIGHT)));
    }

    @Test
    void countsEveryRowOnce_whenNoColumnIsAWeight() {
        assertThat(RowWeights.of("t.csv", Table.of(List.of(NumericColumn.of("a", 7, 8)))))
                .containsExactly(1, 1);
    }

    @Test
    void readsWholeNumbers() {
        assertThat(RowWeights.of("t.csv", weighted(NumericColumn.of("freq", 0, 512, 1e15))))
                .containsExactly(0, 512, 1_000_000_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0.5, 1e16, Double.NaN})
    void refusesOtherNumbers(double weight) {
        String shown = Double.isNaN(weight) ? "the cell is missing" : null;

        assertThatThrownBy(() -> RowWeights.of("t.csv", weighted(NumericColumn.of("freq", 1, weight))))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("t.csv: row 2, weight column 'freq': " + (shown == null ? "'" : shown))
                .hasMessageEndingWith("A weight says how many people a row stands for: a whole number from 0 on.");
    }

    @Test
    void refusesCategories() {
        assertThatThrownBy(() -> RowWeights.of("t.csv", weighted(CategoricalColumn.ofTexts("freq", List.of("x")))))
                .hasMessage("t.csv: the weight column 'freq' holds categories, not numbers\n"
                        + "  Name a column of whole numbers that say how many people a row stands for.");
    }

    @Test
    void refusesTwoWeightColumns() {
        Table table = Table.of(
                List.of(NumericColumn.of("a", 1), NumericColumn.of("b", 1)),
                Map.of("a", Set.of(Role.WEIGHT), "b", Set.of(Role.WEIGHT)));

        assertThatThrownBy(() -> RowWeights.of("t.csv", table))
                .hasMessage("t.csv: the columns [a, b] are all given as weight\n"
                        + "  Name one column that says how many people a row stands for.");
    }
}
