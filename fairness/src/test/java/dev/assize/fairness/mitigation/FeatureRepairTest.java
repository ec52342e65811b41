package dev.assize.fairness.mitigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.NumericColumn;
import dev.assize.core.Place;
import dev.assize.core.Table;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FeatureRepairTest {
    private static final Place FILE = Place.of("model.zip");
    private static final List<String> SEX = IntStream.range(0, 300)
            .mapToObj(row -> List.of("f", "m", "x").get(row % 3))
            .toList();
    private static final Groups GROUPS = Groups.of(SEX);
    private static final Table ROWS = rows();

    /** Income of f is lower by 10, of x higher by 5; every seventh row lacks it. */
    private static Table rows() {
        Random random = new Random(5);
        double[] income = new double[300];
        double[] years = new double[300];
        for (int row = 0; row < 300; row++) {
            income[row] = row % 7 == 0 ? Double.NaN : 40 + new double[] {-10, 0, 5}[row % 3] + random.nextInt(20);
            years[row] = random.nextInt(30);
        }
        return Table.of(List.of(
                NumericColumn.of("income", income),
                NumericColumn.of("years", years),
                CategoricalColumn.ofTexts("sex", new java.util.ArrayList<>(SEX))));
    }

    static List<RepairMethod> methods() {
        return List.of(new RepairMethod.Distributions(List.of(), 1), new RepairMethod.Correlations(List.of(), 1));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void makesMeansAlike_andLeavesTheRest(RepairMethod method) {
        Table changed = method.fit(ROWS, GROUPS, List.of("income")).apply(ROWS, GROUPS);

        double[] before = means(ROWS);
        double[] after = means(changed);
        assertThat(before[2] - before[0]).isGreaterThan(10);
        assertThat(after[2] - after[0]).isCloseTo(0, within(method.id().startsWith("correlation") ? 1e-10 : 2.0));
        assertThat(after[1] - after[0]).isCloseTo(0, within(method.id().startsWith("correlation") ? 1e-10 : 2.0));
        assertThat(IntStream.range(0, 300)
                        .allMatch(row -> changed.numeric("income").isMissing(row) == (row % 7 == 0)))
                .isTrue();
        assertThat(changed.column("years")).isSameAs(ROWS.column("years"));
        assertThat(changed.column("sex")).isSameAs(ROWS.column("sex"));
        assertThat(changed.schema()).isEqualTo(ROWS.schema());
    }

    @Test
    void takesTheMeanOfEachGroupAway_whenCorrelationIsRemoved() {
        Table rows = Table.of(List.of(NumericColumn.of("income", 1, 3, 10, 14, 100)));
        Groups groups = Groups.of(List.of("a", "a", "b", "b", "c"));

        Table changed = new RepairMethod.Correlations(List.of(), 1)
                .fit(rows, groups, List.of("income"))
                .apply(rows, groups);

        double mean = 128.0 / 5; // of all rows; what is left is the distance from the mean of the own group
        double[] expected = {mean - 1, mean + 1, mean - 2, mean + 2, mean};
        for (int row = 0; row < 5; row++) {
            assertThat(changed.numeric("income").valueOr(row, -1)).isCloseTo(expected[row], within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void changesTheSame_whenReadBack(RepairMethod method) {
        FeatureRepair repair = method.fit(ROWS, GROUPS, List.of("income", "years"));
        Mitigation.OfFeatures made = new Mitigation.OfFeatures(List.of("sex"), method.id(), method.settings(), repair);

        String text = MitigationJson.write(made);
        Mitigation.OfFeatures read = (Mitigation.OfFeatures) MitigationJson.read(text, FILE);

        assertThat(MitigationJson.write(read)).isEqualTo(text);
        assertThat(read.needsAttributesToDecide()).isTrue();
        for (String column : List.of("income", "years")) {
            for (int row = 0; row < 300; row++) {
                assertThat(read.repair().apply(ROWS, GROUPS).numeric(column).value(row))
                        .isEqualTo(repair.apply(ROWS, GROUPS).numeric(column).value(row));
            }
        }
        assertThatThrownBy(() -> read.repair().apply(ROWS.select(new int[] {1}), Groups.of(List.of("q"))))
                .isInstanceOf(MitigationException.class)
                .hasMessageContaining("'q'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "disparate_impact_remover|'[ 1.0, 2.0 ], [ 3.0 ]'|'[ 2.0, 1.0 ], [ 3.0 ]'|has values that do not go up",
                "disparate_impact_remover|'[ 1.0, 2.0 ], [ 3.0 ]'|'[ 1.0 ], [ 3.0 ]'|has a list of 2 where 1 are needed",
                "disparate_impact_remover|'[ 1.0, 2.0 ], [ 3.0 ]'|'[ ], [ 3.0 ]'|has a list of 0 where 1 to",
                "disparate_impact_remover|'[ 1.0, 2.0 ], [ 3.0 ]'|'[ 1.0, 2.0 ]'|has a list of 1 where 2 are needed",
                "correlation_remover|'\"alpha\" : 1.0'|'\"alpha\" : 3'|has 3 where a number from 0.0 to 1.0",
                "correlation_remover|'\"name\" : \"b\"'|'\"name\" : \"a\"'|has changes a column twice",
                "correlation_remover|'\"means\"'|'\"meens\"'|lacks 'means'"
            })
    void isRefused_whenTheTextWasChanged(String method, String from, String to, String message) {
        Table rows = Table.of(List.of(NumericColumn.of("a", 1, 2, 3), NumericColumn.of("b", 1, 2, 3)));
        Groups groups = Groups.of(List.of("f", "f", "m"));
        RepairMethod made = methods().stream()
                .filter(each -> each.id().equals(method))
                .findFirst()
                .orElseThrow();
        String text = MitigationJson.write(
                new Mitigation.OfFeatures(List.of("sex"), method, "", made.fit(rows, groups, List.of("a", "b"))));
        assertThat(text).contains(from);

        assertThatThrownBy(() -> MitigationJson.read(text.replace(from, to), FILE))
                .isInstanceOf(MitigationException.class)
                .hasMessageContaining(message.replace("has changes", "changes"));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void isRefused_whenAGroupHasNoCell(RepairMethod method) {
        Table rows = Table.of(List.of(NumericColumn.of("income", 1, 2, Double.NaN, Double.NaN)));

        assertThatThrownBy(() -> method.fit(rows, Groups.of(List.of("f", "f", "m", "m")), List.of("income")))
                .isInstanceOf(MitigationException.class)
                .hasMessageContaining("column 'income' is missing in all rows of group 'm'");
    }

    private static double[] means(Table rows) {
        return IntStream.range(0, 3)
                .mapToDouble(group -> IntStream.range(0, 300)
                        .filter(row -> row % 3 == group)
                        .mapToObj(row -> rows.numeric("income").value(row))
                        .filter(java.util.OptionalDouble::isPresent)
                        .mapToDouble(java.util.OptionalDouble::getAsDouble)
                        .average()
                        .orElseThrow())
                .toArray();
    }
}
