package dev.assize.privacy.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.ArrayColumn;
import dev.assize.core.CategoricalColumn;
import dev.assize.core.Fraction;
import dev.assize.core.NumericColumn;
import dev.assize.core.Problem;
import dev.assize.core.Table;
import dev.assize.core.TextColumn;
import dev.assize.privacy.PrivacyOptions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EquivalenceClassesTest {
    private static final Table PEOPLE = Table.of(List.of(
            CategoricalColumn.ofTexts("sex", Arrays.asList("f", "f", "f", "m", "m", null, null)),
            NumericColumn.of("age", 30, 30, 41, 30, 30, Double.NaN, Double.NaN)));

    @Test
    void countsClasses_byHand() {
        var classes = EquivalenceClasses.of(PEOPLE, List.of("sex", "age")); // f30 twice, f41, m30 twice, missing twice

        assertThat(classes.smallest()).isEqualTo(1);
        assertThat(classes.largest()).isEqualTo(2);
        assertThat(classes.classes()).isEqualTo(4);
        assertThat(classes.records()).isEqualTo(7);
        assertThat(classes.recordsInClassesSmallerThan(2)).isEqualTo(1);
        assertThat(classes.recordsInClassesSmallerThan(3)).isEqualTo(7);
        assertThat(classes.averageRisk()).isEqualTo(Fraction.of(4, 7));
        assertThat(classes.classesBySize()).containsExactly(Map.entry(1, 1), Map.entry(2, 3));
    }

    @Test
    void selectsTheRowsOfLargeClasses_soThatSuppressionReachesK() {
        var classes = EquivalenceClasses.of(PEOPLE, List.of("sex", "age"));

        assertThat(classes.rowsInClassesOfAtLeast(2)).containsExactly(0, 1, 3, 4, 5, 6);
        assertThat(classes.rowsInClassesOfAtLeast(3)).isEmpty();
        assertThat(EquivalenceClasses.of(PEOPLE.select(classes.rowsInClassesOfAtLeast(2)), List.of("sex", "age"))
                        .smallest())
                .isEqualTo(2);
        assertThat(classes.meanSize()).isEqualTo(Fraction.of(7, 4));
        assertThat(classes.singletons()).isEqualTo(1);
    }

    @Test
    void countsAMillionRecordsInSeconds_withManyClasses() {
        SplittableRandom random = new SplittableRandom(1L);
        Table table = Table.of(List.of(
                NumericColumn.of(
                        "zip", random.ints(1_000_000, 0, 9000).asDoubleStream().toArray()),
                NumericColumn.of(
                        "age", random.ints(1_000_000, 17, 91).asDoubleStream().toArray())));

        var classes = EquivalenceClasses.of(table, List.of("zip", "age"));

        assertThat(classes.records()).isEqualTo(1_000_000);
        assertThat(classes.classes()).isBetween(500_000, 9000 * 74); // 666,000 (1 - exp(-1.5)) = 517,400
    }

    @Test
    void takesMissingAsAValue_notAsWildcard() {
        assertThat(EquivalenceClasses.of(PEOPLE, List.of("age")).classesBySize())
                .containsExactly(Map.entry(1, 1), Map.entry(2, 1), Map.entry(4, 1));
    }

    @Test
    void takesZeroAndMinusZeroAsOneValue() {
        Table table = Table.of(List.of(NumericColumn.of("x", 0.0, -0.0)));

        assertThat(EquivalenceClasses.of(table, List.of("x")).smallest()).isEqualTo(2);
    }

    @Test
    void agreesWithTextTuples_andNeverGrowsWithMoreColumns() {
        SplittableRandom random = new SplittableRandom(6L);
        Table table = Table.of(List.of(
                NumericColumn.of("a", random.ints(400, 0, 5).asDoubleStream().toArray()),
                NumericColumn.of("b", random.ints(400, 0, 7).asDoubleStream().toArray()),
                NumericColumn.of("c", random.ints(400, 0, 3).asDoubleStream().toArray())));
        Map<String, Integer> sizes = new HashMap<>();
        for (int row = 0; row < 400; row++) {
            String key =
                    table.column("a").text(row, "") + "|" + table.column("b").text(row, "");
            sizes.merge(key, 1, Integer::sum);
        }

        var two = EquivalenceClasses.of(table, List.of("a", "b"));

        assertThat(two.classes()).isEqualTo(sizes.size());
        assertThat(two.smallest())
                .isEqualTo(sizes.values().stream().min(Integer::compare).orElseThrow());
        assertThat(EquivalenceClasses.of(table, List.of("a", "b", "c")).smallest())
                .isLessThanOrEqualTo(two.smallest());
        assertThat(EquivalenceClasses.of(table, List.of("b", "a")).classesBySize())
                .isEqualTo(two.classesBySize());
    }

    @Test
    void refusesNothingToCount() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EquivalenceClasses.of(PEOPLE, List.of()))
                .withMessage("equivalence classes of 7 records by the columns [] do not exist;"
                        + " at least one of each is needed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EquivalenceClasses.of(PEOPLE, List.of("sexx")))
                .withMessage("there is no column 'sexx'. Did you mean 'sex'? Known: age, sex.");
    }

    @Test
    void refusesColumnsThatFormNoGroups() {
        Table table = Table.of(List.of(
                ArrayColumn.adopt("image", new float[] {1, 2}, 1), TextColumn.of("name", List.of("Ada", "Bo"))));

        assertThatThrownBy(() -> EquivalenceClasses.of(table, List.of("image")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("quasi-identifier 'image' holds arrays; name columns of numbers or categories");
        assertThat(PrivacyOptions.defaults()
                        .withQuasiIdentifiers(List.of("image", "name"))
                        .problems(Optional.of(table)))
                .extracting(Problem::message)
                .containsExactly("quasi-identifier 'image' holds arrays", "quasi-identifier 'name' holds free texts");
    }
}
