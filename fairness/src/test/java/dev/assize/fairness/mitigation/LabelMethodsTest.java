package dev.assize.fairness.mitigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Methods that train on other labels, with a trainer that decides every row as it was taught. */
class LabelMethodsTest {
    private static final LabelledRows ROWS = LabelledRows.of(
            Groups.of(List.of("f", "f", "f", "f", "m", "m", "m", "m")), new int[] {1, 0, 0, 0, 1, 1, 1, 0});

    /** Remembers how often it was asked. */
    private static final class Parrot implements MitigationMethod.Trainer<int[]> {
        private int trained;

        @Override
        public int[] learn(int[] labels, double[] weights) {
            trained++;
            return labels.clone();
        }

        @Override
        public double[] decide(int[] model) {
            return Arrays.stream(model).asDoubleStream().toArray();
        }

        @Override
        public double[] scores(int[] model) {
            return Arrays.stream(model).mapToDouble(label -> 0.25 + 0.5 * label).toArray();
        }
    }

    /**
     * Rows of one group and label have one price, so rates of f are 1/4 or 1, those of m 3/4 or 0: the least gap is 1/4,
     * with three of eight rows wrong.
     */
    @Test
    void takesTheModelOfTheLeastGap_whenOnlyTheGapCounts() {
        Parrot parrot = new Parrot();
        GridMethod method = new GridMethod(ReductionConstraint.DEMOGRAPHIC_PARITY, 9, 4, 1);
        MitigationMethod.Chosen<int[]> chosen = method.fit(ROWS, parrot);

        assertThat(parrot.trained).isEqualTo(9);
        assertThat(chosen.remark()).isEqualTo("best of 9 models: error 0.3750, gap 0.2500 on the training rows");
        int women = Arrays.stream(chosen.model(), 0, 4).sum();
        int men = Arrays.stream(chosen.model(), 4, 8).sum();
        assertThat(Math.abs(women - men)).isEqualTo(1);
    }

    @Test
    void takesTheModelWithoutErrors_whenOnlyErrorsCount() {
        GridMethod method = new GridMethod(ReductionConstraint.DEMOGRAPHIC_PARITY, 9, 4, 0);
        MitigationMethod.Chosen<int[]> chosen = method.fit(ROWS, new Parrot());

        assertThat(chosen.model()).containsExactly(1, 0, 0, 0, 1, 1, 1, 0);
        assertThat(chosen.remark()).startsWith("best of 9 models: error 0.0000, gap 0.5000");
    }

    /** A quarter of f and three of m are favorable; half of all: one label of each group changes. */
    @Test
    void changesOneLabelOfEachGroup_byHand() {
        Parrot parrot = new Parrot();
        MitigationMethod.Chosen<int[]> chosen = new MassagingMethod().fit(ROWS, parrot);

        assertThat(parrot.trained).isEqualTo(2);
        assertThat(chosen.remark()).isEqualTo("2 of 8 training labels changed");
        assertThat(Arrays.stream(chosen.model(), 0, 4).sum()).isEqualTo(2);
        assertThat(Arrays.stream(chosen.model(), 4, 8).sum()).isEqualTo(2);
    }

    @Test
    void saysItsSettings_andRefusesWhatIsOutOfRange() {
        assertThat(new GridMethod(ReductionConstraint.EQUALIZED_ODDS, 21, 1, 0.5).settings())
                .isEqualTo("constraint equalized_odds, size 21, limit 1.0, gap weight 0.5");
        assertThat(new MassagingMethod().settings()).isEmpty();
        assertThatThrownBy(() -> new GridMethod(ReductionConstraint.EQUALIZED_ODDS, 0, 0, 2))
                .isInstanceOf(MitigationException.class)
                .hasMessageContaining("the size of the grid")
                .hasMessageContaining("the limit of the grid")
                .hasMessageContaining("the weight of the gap");
    }
}
