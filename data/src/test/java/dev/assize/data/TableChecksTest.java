package dev.assize.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.NumericColumn;
import dev.assize.core.Problem;
import dev.assize.core.Role;
import dev.assize.core.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableChecksTest {
    private static final CategoricalColumn SEX = CategoricalColumn.ofTexts("sex", List.of("f", "m", "f"));

    private static List<String> messages(Table table) {
        return TableChecks.problems("t.csv", table).stream()
                .map(Problem::render)
                .toList();
    }

    @Test
    void findsNothing_whenColumnsVary() {
        Table table = Table.of(
                List.of(SEX, NumericColumn.of("age", 1, 2, Double.NaN)),
                Map.of("sex", Set.of(Role.SENSITIVE), "age", Set.of(Role.FEATURE)));

        assertThat(messages(table)).isEmpty();
    }

    @Test
    void findsConstantFeatures() {
        Table table = Table.of(
                List.of(NumericColumn.of("year", 2024, 2024, 2024), SEX), Map.of("year", Set.of(Role.FEATURE)));

        assertThat(messages(table))
                .containsExactly("t.csv: the feature 'year' has the value '2024' in all 3 rows\n"
                        + "  Exclude the column, a constant tells a model nothing: exclude: [year].");
    }

    @Test
    void findsColumnsMissingThroughout() {
        CategoricalColumn none = CategoricalColumn.ofTexts("race", Arrays.asList(null, null, null));
        NumericColumn empty = NumericColumn.of("score", Double.NaN, Double.NaN, Double.NaN);
        Table table =
                Table.of(List.of(none, empty), Map.of("race", Set.of(Role.SENSITIVE), "score", Set.of(Role.FEATURE)));

        assertThat(messages(table))
                .containsExactly(
                        "t.csv: the sensitive column 'race' is missing in all 3 rows\n"
                                + "  Groups cannot be compared without it; fill the column or name another one.",
                        "t.csv: the feature 'score' is missing in all 3 rows\n"
                                + "  Exclude the column: exclude: [score].");
    }

    @Test
    void findsASensitiveColumnWithOneGroup() {
        Table table = Table.of(
                List.of(CategoricalColumn.ofTexts("sex", List.of("f", "f"))), Map.of("sex", Set.of(Role.SENSITIVE)));

        assertThat(messages(table))
                .containsExactly("t.csv: the sensitive column 'sex' has the value 'f' in all 2 rows\n"
                        + "  One group cannot be compared with another; name another column or bring other rows.");
    }

    @Test
    void leavesColumnsWithoutRoleAlone() {
        assertThat(messages(Table.of(List.of(NumericColumn.of("year", 1, 1))))).isEmpty();
    }

    @Test
    void findsWeightsThatAreNoCounts() {
        Table table = Table.of(List.of(SEX, NumericColumn.of("freq", 3, 1.5, -1)), Map.of("freq", Set.of(Role.WEIGHT)));

        assertThat(messages(table))
                .containsExactly("t.csv: row 2, weight column 'freq': '1.5'\n"
                        + "  A weight says how many people a row stands for: a whole number from 0 on.");
    }

    @Test
    void namesAbsentColumns() {
        List<Problem> problems = TableChecks.absent("t.csv", Table.of(List.of(SEX)), List.of("sex", "sx"), "sensitive");

        assertThat(problems)
                .extracting(Problem::render)
                .containsExactly(
                        "t.csv: there is no column 'sx', which is named as sensitive\n  Did you mean 'sex'? Known: sex.");
    }

    @Test
    void throwsOnlyWhenThereIsAProblem() {
        List<Problem> problems = TableChecks.absent("t.csv", Table.of(List.of(SEX)), List.of("a", "b"), "label");

        assertThatCode(() -> TableChecks.require(List.of())).doesNotThrowAnyException();
        assertThatThrownBy(() -> TableChecks.require(problems))
                .isInstanceOfSatisfying(
                        DataException.class, e -> assertThat(e.problems()).hasSize(2));
    }
}
