package dev.assize.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.NumericColumn;
import dev.assize.core.Role;
import dev.assize.core.Table;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DerivedColumnTest {
    private static final Table TABLE = Table.of(List.of(
            NumericColumn.of("age", 24, 25, 59.9, 60, Double.NaN),
            CategoricalColumn.ofTexts("status", Arrays.asList("A91", "A92", null, "A93", "A92"))));

    private static Map<String, List<String>> sexes() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("male", List.of("A91", "A93", "A94"));
        groups.put("female", List.of("A92", "A95"));
        return groups;
    }

    @Test
    void cutsIntoBandsOfEqualSize_fewerWhereCutsAreEqual() {
        Table table = Table.of(List.of(NumericColumn.of("x", 24, 30, 30, Double.NaN, 31, 60, 61)));

        CategoricalColumn thirds = new DerivedColumn.Quantiles("third", "x", 3).of(table);
        CategoricalColumn many = new DerivedColumn.Quantiles("sixth", "x", 6).of(table);

        assertThat(thirds.dictionary()).containsExactly("x < 30", "30 ≤ x < 31", "31 ≤ x");
        assertThat(thirds.counts()).containsExactly(1, 2, 3);
        assertThat(thirds.isMissing(3)).isTrue();
        assertThat(many.dictionary()).hasSize(5);
        assertThatThrownBy(() -> new DerivedColumn.Quantiles("third", "x", 1))
                .isInstanceOf(DataException.class)
                .hasMessage("derived column 'third': the column is to be cut into 1 bands of equal size\n"
                        + "  Give 2 or more, for example 4 for quarters.");
    }

    @Test
    void cutsANumber_aValueOnTheCutGoesUp() {
        DerivedColumn cuts = new DerivedColumn.Cuts("age_group", "age", List.of(25.0, 60.0));

        Table table = cuts.addTo(TABLE);

        assertThat(table.categorical("age_group").dictionary())
                .containsExactly("age < 25", "25 ≤ age < 60", "60 ≤ age");
        assertThat(table.column("age_group").text(0, "-")).isEqualTo("age < 25");
        assertThat(table.column("age_group").text(1, "-")).isEqualTo("25 ≤ age < 60");
        assertThat(table.column("age_group").text(2, "-")).isEqualTo("25 ≤ age < 60");
        assertThat(table.column("age_group").text(3, "-")).isEqualTo("60 ≤ age");
        assertThat(table.column("age_group").isMissing(4)).isTrue();
    }

    @Test
    void keepsNameAndRolesOfTheOthers_whenAdded() {
        Table table = TABLE.withRoles(Map.of("age", Set.of(Role.FEATURE)));

        Table derived = new DerivedColumn.Cuts("age_group", "age", List.of(25.5)).addTo(table);

        assertThat(derived.schema().names()).containsExactly("age", "status", "age_group");
        assertThat(derived.schema().names(Role.FEATURE)).containsExactly("age");
        assertThat(derived.categorical("age_group").dictionary()).containsExactly("age < 25.5", "25.5 ≤ age");
    }

    @Test
    void putsValuesIntoGroups_inTheStatedOrder() {
        DerivedColumn groups = new DerivedColumn.Groups("sex", "status", sexes());

        CategoricalColumn sex = groups.of(TABLE);

        assertThat(sex.dictionary()).containsExactly("male", "female");
        assertThat(Sample.cells(groups.addTo(TABLE), "sex")).isEqualTo("male female - male female");
    }

    @Test
    void groupsNumbersByTheirShortestText() {
        Table table = Table.of(List.of(NumericColumn.of("race", 0, 1, 2, 1)));
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("white", List.of("0"));
        groups.put("other", List.of("1", "2"));

        assertThat(Sample.cells(new DerivedColumn.Groups("r", "race", groups).addTo(table), "r"))
                .isEqualTo("white other other other");
    }

    @Test
    void refusesValuesInNoGroup_namingThem() {
        DerivedColumn groups = new DerivedColumn.Groups("sex", "status", Map.of("female", List.of("A92")));

        assertThatThrownBy(() -> groups.of(TABLE))
                .isInstanceOf(DataException.class)
                .hasMessage("derived column 'sex': values of column 'status' are in no group: A91, A93\n"
                        + "  Put each of these 2 into one of the groups [female].");
    }

    @Test
    void refusesAValueInTwoGroups() {
        Map<String, List<String>> groups = sexes();
        groups.put("unknown", List.of("A92"));

        assertThatThrownBy(() -> new DerivedColumn.Groups("sex", "status", groups))
                .isInstanceOf(DataException.class)
                .hasMessage("derived column 'sex': the value 'A92' is in the group 'female' and in 'unknown'\n"
                        + "  Leave every value in one group.");
    }

    @Test
    void refusesCutsThatDoNotAscend() {
        for (List<Double> cuts :
                List.of(List.of(60.0, 25.0), List.of(25.0, 25.0), List.of(Double.NaN), List.<Double>of())) {
            assertThatThrownBy(() -> new DerivedColumn.Cuts("age_group", "age", cuts))
                    .isInstanceOf(DataException.class)
                    .hasMessage("derived column 'age_group': the cuts " + cuts
                            + " are not one or more numbers in ascending order\n"
                            + "  Write each cut once, the smallest first, for example [25, 60].");
        }
    }

    @Test
    void refusesToCutCategories() {
        assertThatThrownBy(() -> new DerivedColumn.Cuts("s", "status", List.of(1.0)).of(TABLE))
                .hasMessage("derived column 's': column 'status' holds categories and cannot be cut at [1.0]\n"
                        + "  Cut a numeric column, or put its values into groups.");
    }

    @Test
    void refusesAnAbsentColumn_withASuggestion() {
        assertThatThrownBy(() -> new DerivedColumn.Cuts("age_group", "agee", List.of(25.0)).of(TABLE))
                .hasMessage("derived column 'age_group': there is no column 'agee' to make it from\n"
                        + "  Did you mean 'age'? Known: age, status.");
        assertThatThrownBy(() -> new DerivedColumn.Groups("sex", "states", sexes()).of(TABLE))
                .hasMessage("derived column 'sex': there is no column 'states' to make it from\n"
                        + "  Did you mean 'status'? Known: age, status.");
    }

    @Test
    void doesNotChange_whenTheCallersMapDoes() {
        Map<String, List<String>> groups = sexes();
        DerivedColumn.Groups derived = new DerivedColumn.Groups("sex", "status", groups);

        groups.clear();

        assertThat(derived.groups()).containsOnlyKeys("male", "female");
    }
}
