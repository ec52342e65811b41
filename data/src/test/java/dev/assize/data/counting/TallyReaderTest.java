package dev.assize.data.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.NumericColumn;
import dev.assize.core.Role;
import dev.assize.core.Table;
import dev.assize.core.Tally;
import dev.assize.core.Task;
import dev.assize.data.DataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TallyReaderTest {
    private static final Task TASK = Task.binary("y", "no", "yes");

    private static Table table() {
        return Table.of(List.of(
                CategoricalColumn.ofTexts("sex", Arrays.asList("m", "f", "m", null, "m")),
                NumericColumn.of("group", 2, 10, 2, 10, 2),
                CategoricalColumn.ofTexts("y", List.of("yes", "no", "yes", "no", "no"))));
    }

    @Test
    void countsEachCombination() {
        Tally tally = TallyReader.count(table(), List.of("sex"), TASK, new int[] {1, 0, 1, 1, 0});

        assertThat(tally.attributes()).containsExactly("sex");
        assertThat(tally.classes()).containsExactly("no", "yes");
        assertThat(tally.cells())
                .containsExactly(
                        new Tally.Cell(List.of("(missing)"), 0, 1, 1),
                        new Tally.Cell(List.of("f"), 0, 0, 1),
                        new Tally.Cell(List.of("m"), 0, 0, 1),
                        new Tally.Cell(List.of("m"), 1, 1, 2));
    }

    @Test
    void countsIntersectionsAndNumericGroups() {
        Tally tally = TallyReader.count(table(), List.of("group", "sex"), TASK, new int[] {1, 1, 1, 1, 1});

        assertThat(tally.cells())
                .containsExactly(
                        new Tally.Cell(List.of("2", "m"), 0, 1, 1),
                        new Tally.Cell(List.of("2", "m"), 1, 1, 2),
                        new Tally.Cell(List.of("10", "(missing)"), 0, 1, 1),
                        new Tally.Cell(List.of("10", "f"), 0, 1, 1));
    }

    @Test
    void countsPeople_whenRowsHaveWeights() {
        Table weighted = table().with(NumericColumn.of("freq", 10, 0, 5, 1, 7), Set.of(Role.WEIGHT));

        Tally tally = TallyReader.count(weighted, List.of("sex"), TASK, new int[] {1, 0, 1, 1, 0});

        assertThat(tally.cells())
                .containsExactly(
                        new Tally.Cell(List.of("(missing)"), 0, 1, 1),
                        new Tally.Cell(List.of("m"), 0, 0, 7),
                        new Tally.Cell(List.of("m"), 1, 1, 15));
    }

    @Test
    void keepsScores_whereTheyAreKnown() {
        RowOutcomes outcomes =
                RowOutcomes.of(new int[] {1, 0, 1, 1, 0}).withScores(new double[] {0.9, 0.2, 0.7, 0.6, 0.4});

        Tally tally = TallyReader.count(table(), List.of("sex"), TASK, outcomes);

        Tally.Cell men = tally.cells().get(3);
        assertThat(men.values()).containsExactly("m");
        assertThat(men.people()).isEqualTo(2);
        assertThat(men.measured().scores().size()).isEqualTo(2);
        assertThat(men.measured().scores().score(0)).isEqualTo(0.7);
        assertThat(men.measured().scores().score(1)).isEqualTo(0.9);
    }

    @Test
    void refusesScores_whenRowsStandForSeveralPeople() {
        Table weighted = table().with(NumericColumn.of("freq", 10, 0, 5, 1, 7), Set.of(Role.WEIGHT));
        RowOutcomes outcomes = RowOutcomes.of(new int[5]).withScores(new double[5]);

        assertThatThrownBy(() -> TallyReader.count(weighted, List.of("sex"), TASK, outcomes))
                .hasMessage("rows that stand for several people have weights or scores; "
                        + "give every person a row of its own");
    }

    @Test
    void leavesTruthUnknown_whenTheTableHasNoLabel() {
        Table table = Table.of(List.of(CategoricalColumn.ofTexts("sex", List.of("f", "m"))));

        Tally tally = TallyReader.count(table, List.of("sex"), TASK, new int[] {1, Tally.UNKNOWN});

        assertThat(tally.cells())
                .containsExactly(
                        new Tally.Cell(List.of("f"), Tally.UNKNOWN, 1, 1),
                        new Tally.Cell(List.of("m"), Tally.UNKNOWN, Tally.UNKNOWN, 1));
    }

    @Test
    void countsAll_whenThereIsNoAttribute() {
        Tally tally = TallyReader.count(table(), List.of(), TASK, new int[] {1, 1, 1, 1, 1});

        assertThat(tally.cells())
                .containsExactly(new Tally.Cell(List.of(), 0, 1, 3), new Tally.Cell(List.of(), 1, 1, 2));
    }

    @Test
    void agreesWithCountingByHand_onRandomTables() {
        SplittableRandom random = new SplittableRandom(20_240_501L);
        for (int draw = 0; draw < 20; draw++) {
            int rows = 1 + random.nextInt(300);
            List<String> groups = new ArrayList<>();
            List<String> labels = new ArrayList<>();
            int[] decisions = new int[rows];
            Map<String, Long> expected = new TreeMap<>();
            for (int row = 0; row < rows; row++) {
                groups.add("g" + random.nextInt(4));
                labels.add(random.nextBoolean() ? "yes" : "no");
                decisions[row] = random.nextInt(2);
                String key = groups.get(row) + (labels.get(row).equals("yes") ? 1 : 0) + decisions[row];
                expected.merge(key, 1L, Long::sum);
            }
            Table table =
                    Table.of(List.of(CategoricalColumn.ofTexts("g", groups), CategoricalColumn.ofTexts("y", labels)));

            Map<String, Long> found = new TreeMap<>();
            for (Tally.Cell cell :
                    TallyReader.count(table, List.of("g"), TASK, decisions).cells()) {
                found.put(cell.values().get(0) + cell.truth() + cell.decision(), cell.people());
            }
            assertThat(found).isEqualTo(expected);
        }
    }

    @Test
    void refusesAttributesThatCannotBeGroups_allTogether() {
        double[] ages = new double[51];
        Arrays.setAll(ages, i -> i);
        Table table = Table.of(List.of(NumericColumn.of("age", ages)));

        assertThatThrownBy(() -> TallyReader.count(table, List.of("age", "ag"), TASK, new int[51]))
                .isInstanceOf(DataException.class)
                .hasMessage("tally: the column 'age' has 51 different numbers, too many to be groups\n"
                        + "  Cut it into ranges with a derived column, for example age at 25 and 60.\n"
                        + "tally: there is no column 'ag' to group people by\n"
                        + "  Did you mean 'age'? Known: age.");
    }

    @Test
    void refusesAColumnOfNames() {
        List<String> names = new ArrayList<>();
        for (int row = 0; row < 10_000; row++) {
            names.add("id" + row);
        }
        Table table = Table.of(List.of(CategoricalColumn.ofTexts("name", names)));

        assertThatThrownBy(() -> TallyReader.count(table, List.of("name"), TASK, new int[10_000]))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "tally: the column 'name' has 10000 different values, too many to be groups; allowed are "
                                + "1000\n  Name a column of groups, put the values into groups first, or cut numbers into bands.");
    }

    @Test
    void refusesDecisionsOfAnotherNumberOfRows() {
        assertThatThrownBy(() -> TallyReader.count(table(), List.of("sex"), TASK, new int[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are 4 decisions for 5 rows; give one for each row");
    }
}
