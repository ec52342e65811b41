package dev.assize.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Evidence;
import dev.assize.core.GroupTable;
import dev.assize.core.SortedScores;
import dev.assize.core.Tally;
import dev.assize.core.WeightSum;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By hand, on the example of the rules' own form: selected and not selected by category. */
class LocalLaw144Test {
    private static final FairnessOptions OPTIONS =
            FairnessOptions.defaults().withMetrics(new MetricSelection(List.of("local_law_144")));

    private final List<Tally.Cell> cells = new ArrayList<>();

    private void people(String sex, String race, int decision, long number) {
        Tallies.add(cells, List.of(sex, race), Tally.UNKNOWN, decision, number);
    }

    private List<Evidence> found() {
        return FairnessCheck.run(new Tally(List.of("sex", "race"), Tallies.CLASSES, cells), OPTIONS);
    }

    private void fill() {
        people("f", "a", 1, 30);
        people("f", "a", 0, 70);
        people("m", "a", 1, 60);
        people("m", "a", 0, 40);
        people("f", "b", 1, 2);
        people("f", "b", 0, 1);
        people("m", "(missing)", 1, 5);
        people("m", "(missing)", 0, 5);
    }

    @Test
    void tellsRatesAndRatios_ofEachSex() {
        fill();

        GroupTable table = table(found(), "fairness.local_law_144_selection[attribute=sex]");

        assertThat(table.rows()).extracting(GroupTable.Row::group).containsExactly("f", "m");
        assertThat(table.rows()).extracting(GroupTable.Row::sampleSize).containsExactly(103L, 110L);
        assertThat(number(table, 0, 0)).isCloseTo(103.0 / 213, within(1e-15));
        assertThat(number(table, 0, 1)).isCloseTo(32.0 / 103, within(1e-15));
        assertThat(number(table, 0, 2)).isCloseTo(32.0 / 103 / (65.0 / 110), within(1e-15));
        assertThat(number(table, 1, 2)).isEqualTo(1);
    }

    @Test
    void leavesSmallCategoriesOutOfRatios_andKeepsTheirRates() {
        fill();

        GroupTable table = table(found(), "fairness.local_law_144_selection[attribute=race]");

        assertThat(table.rows()).extracting(GroupTable.Row::group).containsExactly("a", "b", "(missing)");
        assertThat(number(table, 1, 1))
                .isCloseTo(2.0 / 3, within(1e-15)); // higher than that of 'a', and not the highest
        assertThat(reason(table, 1, 2))
                .isEqualTo("left out of the ratios: 3 of 203 people are less than 2 %, "
                        + "which 6 RCNY 5-301 allows to leave out");
        assertThat(number(table, 0, 2)).isEqualTo(1);
    }

    @Test
    void showsPeopleOfUnknownCategory_andComparesThemWithNobody() {
        fill();
        List<Evidence> found = found();

        GroupTable table = table(found, "fairness.local_law_144_selection[attribute=race]");

        assertThat(table.rows().get(2).sampleSize()).isEqualTo(10);
        for (int column = 0; column < 3; column++) {
            assertThat(reason(table, 2, column))
                    .isEqualTo("category not known: its people are counted here and left out of the ratios");
        }
        assertThat(Found.value(found, "fairness.unknown_share[attribute=race]").method())
                .isEqualTo("10 of 213 people are of unknown group");
        assertThat(Found.value(found, "fairness.unknown_share[attribute=sex]")
                        .estimate()
                        .value())
                .isZero();
    }

    @Test
    void keepsACategoryOfExactlyTwoPercent() {
        people("f", "a", 1, 98);
        people("m", "a", 1, 1);
        people("m", "a", 0, 1);

        GroupTable table = table(found(), "fairness.local_law_144_selection[attribute=sex]");

        assertThat(number(table, 1, 2)).isEqualTo(0.5);
    }

    @Test
    void makesATableOfTheIntersections() {
        fill();

        GroupTable table = table(found(), "fairness.local_law_144_selection[attribute=sex × race]");

        assertThat(table.rows()).extracting(GroupTable.Row::sampleSize).contains(100L, 3L, 10L);
        assertThat(number(table, 0, 2)).isCloseTo(0.5, within(1e-15)); // 30 % of women a, 60 % of men a
    }

    @Test
    void hasNoRatio_whenNobodyIsSelected() {
        people("f", "a", 0, 10);
        people("m", "a", 0, 10);

        GroupTable table = table(found(), "fairness.local_law_144_selection[attribute=sex]");

        assertThat(number(table, 0, 1)).isZero();
        assertThat(reason(table, 0, 2)).isEqualTo("the rate of every category is 0, and 0/0 has no value");
        assertThat(reason(table, 1, 2)).isEqualTo("the rate of every category is 0, and 0/0 has no value");
    }

    @Test
    void comparesScoresWithTheMedianOfAll() {
        scored("f", 0.1, 0.2, 0.3, 0.9);
        scored("m", 0.2, 0.6, 0.7, 0.8);
        scored("(missing)", 0.4, 0.5);
        List<Evidence> found = FairnessCheck.run(new Tally(List.of("sex"), Tallies.CLASSES, cells), OPTIONS);

        GroupTable table = table(found, "fairness.local_law_144_scoring[attribute=sex]");

        // sorted: .1 .2 .2 .3 .4 | .5 .6 .7 .8 .9; the median is 0.45
        assertThat(Found.value(found, "fairness.scoring_rate[attribute=sex, group=f]")
                        .method())
                .isEqualTo("score above the median of all, 0.45");
        assertThat(number(table, 0, 1)).isEqualTo(0.25);
        assertThat(number(table, 1, 1)).isEqualTo(0.75);
        assertThat(number(table, 0, 2)).isCloseTo(1.0 / 3, within(1e-15));
    }

    @Test
    void needsScores_whereScoringRatesAreAskedFor() {
        fill();
        List<Evidence> found = found();

        assertThat(Found.undefined(found, "fairness.local_law_144_scoring[attribute=sex]")
                        .reason())
                .isEqualTo("the scoring rate needs scores, and no row has one");
        assertThat(Found.undefined(found, "fairness.scoring_rate[attribute=sex]")
                        .reason())
                .isEqualTo("the scoring rate needs scores, and no row has one");
    }

    private void scored(String sex, double... scores) {
        cells.add(new Tally.Cell(
                List.of(sex),
                Tally.UNKNOWN,
                1,
                scores.length,
                new Tally.Measured(WeightSum.ofPeople(scores.length), SortedScores.of(scores))));
    }

    private static GroupTable table(List<Evidence> found, String key) {
        return (GroupTable) Found.in(found, key);
    }

    private static double number(GroupTable table, int row, int column) {
        return ((GroupTable.Known) table.rows().get(row).cells().get(column))
                .estimate()
                .value();
    }

    private static String reason(GroupTable table, int row, int column) {
        return ((GroupTable.Unknown) table.rows().get(row).cells().get(column)).reason();
    }
}
