package dev.assize.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Tensor;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReliabilityTest {
    private static final double ROUNDING = 1e-15;

    /** Binary rows with the probability of class 1 and the true class. */
    private static Confidences confidences(double[] p, int... truth) {
        return Confidences.ofDecisions(probabilities(p), truth);
    }

    private static Tensor probabilities(double[] p) {
        double[][] rows = new double[p.length][];
        for (int row = 0; row < p.length; row++) {
            rows[row] = new double[] {1 - p[row], p[row]};
        }
        return p.length == 0 ? Tensor.of(new double[0], 0, 2) : Tensor.ofRows(rows);
    }

    @Test
    void errorsAreThoseByHand() {
        // confidences 0.6, 0.7 (one of two right) and 0.9, 0.95 (both right), two bins of (0, 0.8], (0.8, 1] out of
        // five
        Confidences four = confidences(new double[] {0.6, 0.7, 0.9, 0.95}, 1, 0, 1, 1);
        Reliability two = Reliability.equalWidth(four, 5);

        // bins of width 0.2: 0.6 in (0.4, 0.6], 0.7 in (0.6, 0.8], 0.9 and 0.95 in (0.8, 1]
        assertThat(two.bins()).extracting(Reliability.Bin::rows).containsExactly(0L, 0L, 1L, 1L, 2L);
        assertThat(two.expectedError()).isCloseTo((0.4 + 0.7 + 2 * 0.075) / 4, within(ROUNDING));
        assertThat(two.largestError()).isCloseTo(0.7, within(ROUNDING));
        assertThat(two.rootMeanSquareError())
                .isCloseTo(Math.sqrt((0.16 + 0.49 + 2 * 0.075 * 0.075) / 4), within(ROUNDING));
    }

    @Test
    void binsOfEqualSizeTakeTheFirstOnesLarger() {
        Confidences five = confidences(new double[] {0.95, 0.6, 0.7, 0.8, 0.9}, 1, 1, 1, 1, 1);
        Reliability two = Reliability.equalSize(five, 2);

        assertThat(two.bins()).extracting(Reliability.Bin::rows).containsExactly(3L, 2L);
        assertThat(two.bins().get(0).upper()).isEqualTo(0.8);
        assertThat(two.bins().get(0).meanConfidence()).isCloseTo(0.7, within(ROUNDING));
    }

    @Test
    void binsHoldTheirUpperEnd_andTheFirstHoldsZero() {
        assertThat(Reliability.binOf(0, 10)).isZero();
        assertThat(Reliability.binOf(0.1, 10)).isZero();
        assertThat(Reliability.binOf(0.5, 10)).isEqualTo(4);
        assertThat(Reliability.binOf(Math.nextUp(0.5), 10)).isEqualTo(5);
        assertThat(Reliability.binOf(1, 10)).isEqualTo(9);
    }

    @Test
    void isCalibrated_whenCertainAndAlwaysRight_andWorstWhenAlwaysWrong() {
        assertThat(Reliability.equalWidth(confidences(new double[] {1, 0, 1}, 1, 0, 1), 15)
                        .expectedError())
                .isZero();
        assertThat(Reliability.equalWidth(confidences(new double[] {1, 0, 1}, 0, 1, 0), 15)
                        .expectedError())
                .isEqualTo(1);
    }

    @Test
    void errorsAreZero_withoutRows() {
        Confidences none = confidences(new double[0]);

        assertThat(Reliability.equalWidth(none, 15).expectedError()).isZero();
        assertThat(Reliability.equalWidth(none, 15).largestError()).isZero();
        assertThat(Reliability.equalSize(none, 15).bins()).isEmpty();
        assertThat(Reliability.equalSize(none, 15).rootMeanSquareError()).isZero();
    }

    @Test
    void errorsAreInOrder_andDoNotDependOnTheOrderOfRows() {
        SplittableRandom random = new SplittableRandom(20_240_501L);
        for (int draw = 0; draw < 200; draw++) {
            double[] p = random.doubles(50).toArray();
            int[] truth = random.ints(50, 0, 2).toArray();
            Reliability reliability = Reliability.equalWidth(confidences(p, truth), 15);
            double[] reversed = new double[50];
            int[] reversedTruth = new int[50];
            for (int row = 0; row < 50; row++) {
                reversed[row] = p[49 - row];
                reversedTruth[row] = truth[49 - row];
            }

            assertThat(reliability.expectedError()).isBetween(0.0, reliability.rootMeanSquareError() + ROUNDING);
            assertThat(reliability.rootMeanSquareError()).isLessThanOrEqualTo(reliability.largestError() + ROUNDING);
            assertThat(Reliability.equalWidth(confidences(reversed, reversedTruth), 15)
                            .expectedError())
                    .isCloseTo(reliability.expectedError(), within(1e-14));
        }
    }

    @Test
    void oneBinIsMeanConfidenceMinusAccuracy() {
        Confidences three = confidences(new double[] {0.9, 0.8, 0.3}, 1, 0, 0);

        assertThat(Reliability.equalWidth(three, 1).expectedError())
                .isCloseTo(Math.abs((0.9 + 0.8 + 0.7) / 3 - 2 / 3.0), within(ROUNDING));
    }

    @Test
    void refusesLogits_andTruthsOfAnotherLength() {
        Tensor logits = Tensor.ofRows(new double[][] {{0.2, 0.8}, {-3, 4}});

        assertThatThrownBy(() -> Confidences.ofDecisions(logits, new int[] {0, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 1 has the probability 4.0; calibration needs probabilities from 0 to 1, not logits");
        assertThatThrownBy(() -> Confidences.ofClass(logits, new int[] {0}, 1))
                .hasMessage("there are 1 true classes for 2 rows of probabilities; give one for each row");
    }

    @Test
    void refusesZeroBins() {
        assertThatThrownBy(() -> Reliability.equalSize(confidences(new double[] {1}, 1), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the number of bins is 0; it takes at least 1 bin, 15 is usual");
    }
}
