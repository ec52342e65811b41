package dev.assize.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.OutputScale;
import dev.assize.core.Tensor;
import org.junit.jupiter.api.Test;

class CompletenessGapTest {
    private static final PaperFunction LINEAR = PaperFunction.linear(1, 2, -3);
    private static final Explained ROWS = new Explained(
            Tensor.ofRows(new double[][] {{1, 0}, {3, 2}, {0, 0}}),
            Tensor.of(new double[2], 2),
            Target.of(3, 1, OutputScale.LOGIT));

    @Test
    void isTheSumMinusTheDifferenceOfOutputs_rowByRow() {
        // F(x) - F(b): 2, 0, 0; sums: 2.5, 0.2, 0
        CompletenessGap gap =
                CompletenessGap.of(LINEAR, ROWS, Tensor.ofRows(new double[][] {{2.5, 0}, {5.2, -5}, {0, 0}}));

        assertThat(new double[] {gap.gap(0), gap.gap(1), gap.gap(2)})
                .containsExactly(new double[] {0.5, 0.2, 0}, within(1e-15));
        assertThat(gap.largest()).isCloseTo(0.5, within(1e-15));
        assertThat(gap.rows()).isEqualTo(3);
    }

    @Test
    void relativeGapIsTakenOfWhatIsLarger_differenceOrAttributions() {
        CompletenessGap gap =
                CompletenessGap.of(LINEAR, ROWS, Tensor.ofRows(new double[][] {{1, 0}, {5.2, -5}, {0, 0}}));

        assertThat(gap.relative(0)).isCloseTo(1 / 2.0, within(1e-15));
        assertThat(gap.relative(1)).isCloseTo(0.2 / 10.2, within(1e-15));
        assertThat(gap.relative(2)).isZero();
        assertThat(gap.largestRelative()).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void largestGapIsZero_withoutRows() {
        Explained none = new Explained(
                Tensor.of(new double[0], 0, 2), Tensor.of(new double[2], 2), Target.of(0, 1, OutputScale.LOGIT));
        CompletenessGap gap = CompletenessGap.of(LINEAR, none, none.inputs());

        assertThat(gap.largest()).isZero();
        assertThat(gap.largestRelative()).isZero();
    }
}
