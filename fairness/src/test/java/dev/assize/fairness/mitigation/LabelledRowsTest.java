package dev.assize.fairness.mitigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelledRowsTest {
    private static final Groups TWO = Groups.of(List.of("a", "b", "b"));

    @Test
    void sumsWeightsByGroupAndLabel() {
        LabelledRows rows = LabelledRows.of(TWO, new int[] {1, 0, 1}, new double[] {2, 0.5, 3});

        assertThat(rows.totals()).isDeepEqualTo(new double[][] {{0, 2}, {0.5, 3}});
    }

    @Test
    void countsEveryRowOnce_whenNoWeightsAreGiven() {
        assertThat(LabelledRows.of(TWO, new int[] {1, 1, 1}).totals()).isDeepEqualTo(new double[][] {{0, 1}, {0, 2}});
    }

    @Test
    void keepsItsOwnCopy_whenTheArraysChangeLater() {
        int[] labels = {1, 0, 1};
        LabelledRows rows = LabelledRows.of(TWO, labels);

        labels[0] = 0;

        assertThat(rows.label(0)).isEqualTo(1);
    }

    @Test
    void namesEveryProblem_whenSeveralThingsAreWrong() {
        Groups one = Groups.of(List.of("a", "a"));

        assertThatThrownBy(() -> LabelledRows.of(one, new int[] {0, 2}, new double[] {-1, Double.NaN}))
                .isInstanceOf(MitigationException.class)
                .hasMessage("mitigation: all rows are of the one group 'a'\n"
                        + "  Hand in rows of two or more groups; there is nothing to compare within one.\n"
                        + "mitigation: the label of row 1 (counted from 0) is neither 0 nor 1\n"
                        + "  State which class is favorable: it is 1, the other one 0.\n"
                        + "mitigation: the weight of row 0, 1 (counted from 0) is negative or not a number\n"
                        + "  Weights are finite and at least 0.");
    }

    @Test
    void namesTheFirstFiveRows_whenManyAreWrong() {
        Groups seven = Groups.of(List.of("a", "b", "a", "b", "a", "b", "a"));

        assertThatThrownBy(() -> LabelledRows.of(seven, new int[] {9, 9, 9, 9, 9, 9, 9}))
                .hasMessageContaining("the label of row 0, 1, 2, 3, 4 and 2 more (counted from 0) is neither 0 nor 1");
    }

    @Test
    void isRefused_whenAnArrayHasAnotherLength() {
        assertThatThrownBy(() -> LabelledRows.of(TWO, new int[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are 2 labels for 3 rows; each row needs exactly one");
    }
}
