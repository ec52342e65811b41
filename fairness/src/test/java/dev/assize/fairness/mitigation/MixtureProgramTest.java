package dev.assize.fairness.mitigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MixtureProgramTest {
    @Test
    void mixesTwoModels_whenTheBetterOneBreaksTheBound() {
        MixtureProgram program = new MixtureProgram(new double[] {0.1, 0.3}, new double[][] {{0.4}, {0.0}}, 0.1, 100);

        assertThat(program.shares()[0]).isCloseTo(0.25, within(1e-12)); // 0.4 q = 0.1
        assertThat(program.multipliers()[0]).isCloseTo(0.5, within(1e-9)); // 0.2 of error buys 0.4 of the bound
    }

    @Test
    void paysThePrice_whenNoModelKeepsTheBound() {
        MixtureProgram program = new MixtureProgram(new double[] {0.1, 0.3}, new double[][] {{0.4}, {0.3}}, 0.1, 1);

        assertThat(program.shares()).containsExactly(1, 0); // 0.2 of error would save only 0.1
        assertThat(program.multipliers()[0]).isCloseTo(1, within(1e-9));
    }

    @Test
    void isNoWorseThanAnyDrawnMixture_forRandomModels() {
        SplittableRandom random = new SplittableRandom(11);
        for (int draw = 0; draw < 200; draw++) {
            int models = 2 + random.nextInt(8);
            double[] errors = random.doubles(models, 0, 0.5).toArray();
            double[][] values = new double[models][];
            for (int model = 0; model < models; model++) {
                values[model] = random.doubles(4, -0.5, 0.5).toArray();
            }
            MixtureProgram program = new MixtureProgram(errors, values, 0.05, 10);
            double best = cost(program.shares(), errors, values);
            for (int other = 0; other < 50; other++) {
                double[] shares =
                        random.doubles(models, 0, 1).map(u -> -Math.log(1 - u)).toArray();
                double sum = Arrays.stream(shares).sum();
                double[] scaled =
                        Arrays.stream(shares).map(share -> share / sum).toArray();
                assertThat(cost(scaled, errors, values)).isGreaterThanOrEqualTo(best - 1e-9);
            }
        }
    }

    private static double cost(double[] shares, double[] errors, double[][] values) {
        double error = 0;
        double[] mixed = new double[values[0].length];
        for (int model = 0; model < shares.length; model++) {
            error += shares[model] * errors[model];
            for (int k = 0; k < mixed.length; k++) {
                mixed[k] += shares[model] * values[model][k];
            }
        }
        double worst = 0;
        for (double each : mixed) {
            worst = Math.max(worst, each - 0.05);
        }
        return error + 10 * worst;
    }
}
