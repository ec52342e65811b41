package dev.assize.fairness.mitigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DisparateImpactRemoverTest {
    private static final Groups GROUPS = Groups.of(List.of("a", "a", "a", "b", "b", "b"));
    private static final double[] COLUMN = {1, 2, 3, 11, 12, 13};

    @Test
    void movesEqualRanksToTheLowerMedian_whenLevelIsOne() {
        double[] changed = DisparateImpactRemover.fit(GROUPS, COLUMN, 1).apply(GROUPS, COLUMN);

        // by hand: three parts of one value each; the lower of 1 and 11, of 2 and 12, of 3 and 13
        assertThat(changed).containsExactly(1, 2, 3, 1, 2, 3);
    }

    @Test
    void movesHalfTheWayInPlaces_whenLevelIsHalf() {
        double[] changed = DisparateImpactRemover.fit(GROUPS, COLUMN, 0.5).apply(GROUPS, COLUMN);

        // by hand: places 3, 4, 5 move by -3 * 0.5 = -1.5, rounded to the even -2: to places 1, 2, 3
        assertThat(changed).containsExactly(1, 2, 3, 2, 3, 11);
    }

    @Test
    void changesNothing_whenLevelIsZero() {
        DisparateImpactRemover remover = DisparateImpactRemover.fit(GROUPS, COLUMN, 0);

        assertThat(remover.apply(GROUPS, COLUMN)).containsExactly(COLUMN);
        assertThat(remover.apply(GROUPS, new double[] {0, 1.5, 9, 10, 12.25, 99}))
                .containsExactly(0, 1.5, 9, 10, 12.25, 99);
    }

    @Test
    void cutsDistinctValues_whenGroupsHaveDifferentNumbersOfThem() {
        Groups groups = Groups.of(List.of("a", "a", "b", "b", "b", "b", "b"));
        double[] column = {10, 20, 1, 1, 2, 3, 4};

        double[] changed = DisparateImpactRemover.fit(groups, column, 1).apply(groups, column);

        // by hand: two parts; b's are {1, 2} and {3, 4} with medians 1 and 3, a's {10} and {20}; targets 1 and 3
        assertThat(changed).containsExactly(1, 3, 1, 1, 1, 3, 3);
    }

    @Test
    void dividesTheGapInTheSameProportion_whenAValueIsNew() {
        DisparateImpactRemover remover = DisparateImpactRemover.fit(GROUPS, COLUMN, 1);
        Groups b = Groups.of(List.of("b", "b", "b"));

        assertThat(remover.apply(b, new double[] {11.25, 10, 20}))
                .containsExactly(new double[] {1.25, 0, 10}, within(1e-12));
    }

    @Test
    void keepsTheOrderWithinGroups() {
        SplittableRandom random = new SplittableRandom(11);
        for (int draw = 0; draw < 50; draw++) {
            Groups groups =
                    Groups.of(IntStream.range(0, 40).mapToObj(i -> "g" + i % 3).toList());
            double[] column = random.doubles(40, -5, 5).map(Math::rint).toArray();
            double[] changed = DisparateImpactRemover.fit(groups, column, random.nextDouble())
                    .apply(groups, column);
            for (int row = 3; row < 40; row++) {
                double before = column[row] - column[row - 3];
                assertThat(before * (changed[row] - changed[row - 3])).isGreaterThanOrEqualTo(0);
            }
        }
    }

    @Test
    void changesNothing_whenTheColumnIsConstant() {
        double[] flat = {4, 4, 4, 4, 4, 4};

        assertThat(DisparateImpactRemover.fit(GROUPS, flat, 1).apply(GROUPS, flat))
                .containsExactly(flat);
    }

    @Test
    void isRefused_whenThereIsOneGroupOrAValueIsMissing() {
        Groups one = Groups.of(List.of("a", "a"));

        assertThatThrownBy(() -> DisparateImpactRemover.fit(one, new double[] {1, Double.NaN}, -0.1))
                .isInstanceOf(MitigationException.class)
                .hasMessage("mitigation: all rows are of the one group 'a'\n"
                        + "  Hand in rows of two or more groups; there is nothing to compare within one.\n"
                        + "mitigation: the feature of row 1 (counted from 0) is not a finite number\n"
                        + "  Fill or leave out missing values before the mitigation.\n"
                        + "mitigation: the repair level is -0.1\n  It must lie between 0.0 and 1.0.");
    }

    @Test
    void isRefused_whenAGroupIsNew() {
        DisparateImpactRemover remover = DisparateImpactRemover.fit(GROUPS, COLUMN, 1);

        assertThatThrownBy(() -> remover.apply(Groups.of(List.of("c")), new double[] {1}))
                .isInstanceOf(MitigationException.class)
                .hasMessageStartingWith(
                        "mitigation: there are rows of the group 'c', which the mitigation was not fitted on\n");
    }
}
