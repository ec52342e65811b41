package dev.assize.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.SortedScores;
import dev.assize.statistics.auc.Auc;
import org.junit.jupiter.api.Test;

class GroupAucTest {
    private static final SortedScores HIGH = SortedScores.of(new double[] {0.4, 0.7, 0.9});
    private static final SortedScores LOW = SortedScores.of(new double[] {0.2, 0.4});

    @Test
    void countsTiesHalf_andHasTheIntervalOfDeLong() {
        var found = GroupAuc.of(HIGH, LOW).orElseThrow();
        var direct = Auc.of(new double[] {0.4, 0.7, 0.9, 0.2, 0.4}, new boolean[] {true, true, true, false, false});

        assertThat(found.value()).isCloseTo(5.5 / 6, within(1e-12));
        assertThat(found.interval())
                .isEqualTo(direct.orElseThrow().estimate().orElseThrow().interval());
    }

    @Test
    void hasNoInterval_whenRowsHaveWeights() {
        var weighted = SortedScores.of(new double[] {0.4, 0.7, 0.9}, new double[] {2, 1, 1});
        var found = GroupAuc.of(weighted, LOW).orElseThrow();

        assertThat(found.value()).isCloseTo((2 * 1.5 + 2 + 2) / 8, within(1e-12));
        assertThat(found.interval()).isEmpty();
    }

    @Test
    void hasNoValue_whenAClassIsMissing() {
        assertThat(GroupAuc.of(HIGH, SortedScores.NONE)).isEmpty();
        assertThat(GroupAuc.of(SortedScores.NONE, LOW)).isEmpty();
    }
}
