package dev.assize.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.DifferentiablePredictor;
import dev.assize.core.OutputScale;
import dev.assize.core.Tensor;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FgsmTest {
    private static final PaperFunction LINEAR = PaperFunction.linear(0, 2, -3, 0);

    @Test
    void movesAgainstTheTrueClass_byTheSignOfEachWeight() {
        Tensor inputs = Tensor.ofRows(new double[][] {{1, 1, 1}, {1, 1, 1}});
        Tensor attacked = Fgsm.of(0.1).attack(LINEAR, inputs, new int[] {1, 0});

        // F grows with x0 and falls with x1; truth 1 wants F down, truth 0 wants it up; x2 has gradient 0 and stays
        assertThat(attacked.row(0)).containsExactly(new double[] {0.9, 1.1, 1}, within(1e-15));
        assertThat(attacked.row(1)).containsExactly(new double[] {1.1, 0.9, 1}, within(1e-15));
    }

    @Test
    void stillMoves_whenTheModelIsAbsolutelySure() {
        // F = 5000: the textbook factor 1 - p is exactly 0 in double
        Tensor attacked =
                Fgsm.of(1).attack(PaperFunction.linear(0, 5000), Tensor.of(new double[] {1}, 1, 1), new int[] {1});

        assertThat(attacked.flat(0)).isZero();
    }

    @Test
    void neverLowersTheLoss_ofALinearModel() {
        SplittableRandom random = new SplittableRandom(3L);
        for (int draw = 0; draw < 200; draw++) {
            PaperFunction model =
                    PaperFunction.linear(0, random.doubles(4, -1, 1).toArray());
            Tensor inputs = Tensor.of(random.doubles(4, -1, 1).toArray(), 1, 4);
            int truth = draw % 2;
            Tensor attacked = Fgsm.of(0.2).attack(model, inputs, new int[] {truth});

            assertThat(model.predict(attacked).flat(truth))
                    .isLessThan(model.predict(inputs).flat(truth));
        }
    }

    @Test
    void keepsWithinBounds() {
        Fgsm attack = new Fgsm(0.5, Optional.of(new Bounds(0, 1)), 10);
        Tensor attacked = attack.attack(LINEAR, Tensor.of(new double[] {0.8, 0.2, 0.3}, 1, 3), new int[] {0});

        assertThat(attacked.toArray()).containsExactly(1, 0, 0.3);
    }

    @Test
    void strengthZeroChangesNothing_andSliceSizeNeither() {
        SplittableRandom random = new SplittableRandom(8L);
        Tensor inputs = Tensor.of(random.doubles(30, -1, 1).toArray(), 10, 3);
        int[] truth = random.ints(10, 0, 2).toArray();

        assertThat(Fgsm.of(0).attack(LINEAR, inputs, truth)).isEqualTo(inputs);
        assertThat(new Fgsm(0.3, Optional.empty(), 3).attack(LINEAR, inputs, truth))
                .isEqualTo(Fgsm.of(0.3).attack(LINEAR, inputs, truth));
    }

    @Test
    void weighsTheOtherClasses_byTheirProbability() {
        // logits (0, 4 x, -x): the true class 0 loses most to the class that is more probable at x
        DifferentiablePredictor three = new LinearLogits(new double[] {0, 4, -1});

        assertThat(Fgsm.of(1)
                        .attack(three, Tensor.of(new double[] {1}, 1, 1), new int[] {0})
                        .flat(0))
                .isEqualTo(2);
        assertThat(Fgsm.of(1)
                        .attack(three, Tensor.of(new double[] {-1}, 1, 1), new int[] {0})
                        .flat(0))
                .isEqualTo(-2);
    }

    @Test
    void noRowsStayNoRows() {
        Tensor none = Tensor.of(new double[0], 0, 3);

        assertThat(Fgsm.of(1).attack(LINEAR, none, new int[0])).isEqualTo(none);
    }

    @Test
    void namesTheRow_whenATrueClassDoesNotExist() {
        Tensor inputs = Tensor.of(new double[6], 2, 3);

        assertThatThrownBy(() -> Fgsm.of(1).attack(LINEAR, inputs, new int[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("true class of row 1 is 2, the model has classes 0 to 1");
        assertThatThrownBy(() -> Fgsm.of(1).attack(LINEAR, inputs, new int[] {1}))
                .hasMessage("there are 1 true classes for 2 inputs; give one class for each input");
        assertThatThrownBy(() -> Fgsm.of(1).attack(new LinearLogits(new double[] {1}), inputs, new int[] {0, 0}))
                .hasMessage("the model has 1 outputs; the cross entropy of a class needs a classifier with 2 or more");
    }

    @Test
    void saysWhatIsAllowed_whenNumbersAreOutOfRange() {
        assertThatThrownBy(() -> Fgsm.of(-0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("strength is -0.1 and the slice 4096 rows; strength is 0 or more, the slice 1 or more");
        assertThatThrownBy(() -> new Fgsm(Double.NaN, Optional.empty(), 0))
                .hasMessage("strength is NaN and the slice 0 rows; strength is 0 or more, the slice 1 or more");
        assertThatThrownBy(() -> new Bounds(1, 0))
                .hasMessage("bounds are 1.0 to 0.0; both must be finite and in order");
    }

    /** Logits w_k x of one number. */
    private record LinearLogits(double[] weights) implements DifferentiablePredictor {
        @Override
        public int outputCount() {
            return weights.length;
        }

        @Override
        public Tensor predict(Tensor batch) {
            double[][] rows = new double[batch.rows()][];
            for (int row = 0; row < rows.length; row++) {
                double x = batch.flat(row);
                rows[row] = Softmax.of(Arrays.stream(weights).map(w -> w * x).toArray());
            }
            return Tensor.ofRows(rows);
        }

        @Override
        public Tensor output(Tensor batch, int[] classes, OutputScale scale) {
            double[] logits = new double[batch.rows()];
            for (int row = 0; row < logits.length; row++) {
                logits[row] = weights[classes[row]] * batch.flat(row);
            }
            return Tensor.adopt(logits, logits.length);
        }

        @Override
        public Tensor gradient(Tensor batch, int[] classes, OutputScale scale) {
            double[] slopes = new double[batch.rows()];
            for (int row = 0; row < slopes.length; row++) {
                slopes[row] = weights[classes[row]];
            }
            return Tensor.adopt(slopes, batch.shape());
        }
    }
}
