package dev.assize.privacy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ResponseSumTest {
    @Test
    void givesDeltaByHand_whenThereIsOneStep() {
        ResponseSum sum = new ResponseSum(0.75, 0, 0.25, 1);

        assertThat(sum.delta(0)).isCloseTo(0.5, within(1e-15)); // 0.75 - 0.25
        assertThat(sum.delta(Math.log(2))).isCloseTo(0.25, within(1e-15)); // 0.75 - 2 * 0.25
        assertThat(sum.delta(Math.log(3))).isZero();
        assertThat(sum.epsilon(0.25)).isCloseTo(Math.log(2), within(1e-15));
        assertThat(sum.epsilon(0)).isEqualTo(Math.log(3));
        assertThat(sum.epsilon(0.6)).isZero();
    }

    @Test
    void givesDeltaByHand_whenThereAreTwoSteps() {
        ResponseSum sum = new ResponseSum(0.5, 0.25, 0.25, 2);

        // losses 2 log 2: 0.25, log 2: 0.25; under the other: 0.0625, 0.125
        assertThat(sum.delta(0)).isCloseTo(0.5 - 0.1875, within(1e-15));
        assertThat(sum.delta(Math.log(3))).isCloseTo(0.25 - 3 * 0.0625, within(1e-15));
        assertThat(sum.epsilon(0.0625)).isCloseTo(Math.log(3), within(1e-14));
    }

    @Test
    void agreesWithADirectSum_atRandomSettings() {
        SplittableRandom random = new SplittableRandom(4);
        for (int trial = 0; trial < 40; trial++) {
            double up = 0.4 + 0.5 * random.nextDouble();
            double down = (1 - up) * (0.2 + 0.8 * random.nextDouble()) * 0.6;
            int steps = 1 + random.nextInt(30);
            double epsilon = random.nextDouble() * steps * Math.log(up / down);
            ResponseSum sum = new ResponseSum(up, 1 - up - down, down, steps);

            double direct = direct(new double[] {down, 1 - up - down, up}, steps, epsilon);
            assertThat(sum.delta(epsilon)).isCloseTo(direct, within(1e-12 * direct + 1e-17));
        }
    }

    /** By repeated convolution. */
    private static double direct(double[] one, int steps, double epsilon) {
        double[] masses = {1};
        for (int step = 0; step < steps; step++) {
            double[] next = new double[masses.length + 2];
            for (int i = 0; i < masses.length; i++) {
                for (int k = 0; k < 3; k++) {
                    next[i + k] += masses[i] * one[k];
                }
            }
            masses = next;
        }
        double delta = 0;
        double unit = Math.log(one[2] / one[0]);
        for (int i = 0; i < masses.length; i++) {
            delta += masses[i] * Math.max(0, -Math.expm1(epsilon - (i - steps) * unit));
        }
        return delta;
    }

    @Test
    void findsTheEpsilonOfItsDelta_whateverTheNumberOfSteps() {
        for (long steps : new long[] {1, 7, 1000, 100_000}) {
            ResponseSum sum = new ResponseSum(0.35, 0.35, 0.3, steps);
            for (double delta : new double[] {1e-3, 1e-6, 1e-12}) {
                double epsilon = sum.epsilon(delta);
                double ofRounding = 2 * Math.ulp(epsilon); // of epsilon itself
                assertThat(sum.delta(epsilon)).isCloseTo(delta, within(1e-8 * delta + ofRounding));
            }
        }
    }

    @Test
    void staysInRange_whenTheLargestLossIsHopelesslyRare() {
        ResponseSum sum = new ResponseSum(0.5005, 0, 0.4995, 1_000_000); // 0.5005^1000000 underflows

        assertThat(sum.delta(0)).isBetween(0.6, 0.8); // total variation of normals 2 apart: 0.683
        assertThat(sum.epsilon(1e-6)).isBetween(10.0, 13.0);
        assertThat(sum.rounding()).isLessThan(1e-8);
    }

    @Test
    void givesTheLargestLoss_whenDeltaIsHardlyAbove0() {
        ResponseSum sum = new ResponseSum(0.6, 0, 0.4, 2000);

        assertThat(sum.epsilon(1e-250)).isEqualTo(2000 * Math.log(0.6 / 0.4));
    }
}
