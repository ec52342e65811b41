package dev.assize.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final NumericColumn AGE = NumericColumn.of("age", 30, Double.NaN, 41.5);
    private static final CategoricalColumn SEX = CategoricalColumn.ofTexts("sex", Arrays.asList("m", "f", null));

    @Test
    void keepsColumnsInTheOrderOfTheSource() {
        assertThat(Table.of(List.of(SEX, AGE)).schema().names()).containsExactly("sex", "age");
    }

    @Test
    void givesColumnsTheirTypesAndRoles() {
        Table table = Table.of(List.of(AGE, SEX), Map.of("sex", EnumSet.of(Role.SENSITIVE, Role.FEATURE)));

        assertThat(table.schema().find("sex"))
                .contains(new ColumnSchema("sex", ColumnType.CATEGORICAL, Set.of(Role.FEATURE, Role.SENSITIVE)));
        assertThat(table.schema().names(Role.SENSITIVE)).containsExactly("sex");
        assertThat(table.schema().names(Role.LABEL)).isEmpty();
    }

    @Test
    void keepsMissingCellsMissing() {
        Table table = Table.of(List.of(AGE, SEX));

        assertThat(table.numeric("age").value(1)).isEqualTo(OptionalDouble.empty());
        assertThat(table.numeric("age").valueOr(1, -1)).isEqualTo(-1);
        assertThat(table.categorical("sex").code(2)).isEqualTo(CategoricalColumn.MISSING);
        assertThat(table.column("age").missingCount()).isEqualTo(1);
        assertThat(table.column("sex").missingCount()).isEqualTo(1);
    }

    @Test
    void selectsRowsInTheGivenOrderAndMoreThanOnce() {
        Table selected = Table.of(List.of(AGE, SEX)).select(new int[] {2, 0, 0});

        assertThat(selected.rowCount()).isEqualTo(3);
        assertThat(selected.numeric("age").valueOr(0, 0)).isEqualTo(41.5);
        assertThat(selected.column("sex").text(1, "?")).isEqualTo("m");
        assertThat(selected.column("sex").text(0, "?")).isEqualTo("?");
    }

    @Test
    void replacesCellsAndKeepsRolesAndPlace() {
        Table table = Table.of(List.of(AGE, SEX), Map.of("age", Set.of(Role.FEATURE)));
        Table changed = table.withCells(NumericColumn.of("age", 1, 2, 3));

        assertThat(changed.schema()).isEqualTo(table.schema()).hasSameHashCodeAs(table.schema());
        assertThat(changed.numeric("age").valueOr(1, 0)).isEqualTo(2);
        assertThat(table.numeric("age").isMissing(1)).isTrue();
    }

    @Test
    void addsColumnsAtTheEndAndReplacesAllRoles() {
        Table table = Table.of(List.of(AGE), Map.of("age", Set.of(Role.FEATURE)));

        assertThat(table.with(SEX, Set.of(Role.LABEL)).schema().names()).containsExactly("age", "sex");
        assertThat(table.withRoles(Map.of()).schema().names(Role.FEATURE)).isEmpty();
    }

    @Test
    void suggestsTheNearestColumn_whenThereIsNoneOfThatName() {
        assertThatThrownBy(() -> Table.of(List.of(AGE, SEX)).column("agee"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no column 'agee'. Did you mean 'age'? Known: age, sex.");
    }

    @Test
    void refusesTheWrongType() {
        Table table = Table.of(List.of(AGE, SEX));

        assertThatThrownBy(() -> table.numeric("sex"))
                .hasMessage("column 'sex' holds categories, a numeric column is needed here");
        assertThatThrownBy(() -> table.categorical("age"))
                .hasMessage("column 'age' holds numbers, a categorical column is needed here");
    }

    @Test
    void refusesColumnsThatDoNotFitTogether() {
        assertThatThrownBy(() -> Table.of(List.of())).hasMessage("a table needs at least one column, got none");
        assertThatThrownBy(() -> Table.of(List.of(AGE, NumericColumn.of("b", 1))))
                .hasMessage("column 'b' has 1 rows, the first column has 3; all columns have one length");
        assertThatThrownBy(() -> Table.of(List.of(AGE, AGE)))
                .hasMessage("two columns are called 'age'; rename one of them");
        assertThatThrownBy(() -> Table.of(List.of(AGE), Map.of("sex", Set.of(Role.LABEL))))
                .hasMessage("a role is given to 'sex', which is not among [age]");
    }
}
