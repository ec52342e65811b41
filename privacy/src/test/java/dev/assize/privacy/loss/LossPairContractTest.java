package dev.assize.privacy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every pair must hold, so that sums of its losses are bounds. */
class LossPairContractTest {
    private static final int CELLS = 2000;

    static List<LossPair> pairs() {
        SampledGaussianPair sampled = new SampledGaussianPair(0.1, 0.8);
        GroupedGaussianPair grouped = new GroupedGaussianPair(new double[] {0.81, 0.18, 0.01}, 0.9);
        return List.of(
                sampled.removal(),
                sampled.addition(),
                new SampledGaussianPair(1, 2).removal(),
                new ReplacedGaussianPair(0.2, 1.5),
                new MixedPair(new ReplacedGaussianPair(0.2, 1.5), sampled.removal(), 0.3),
                grouped.removal(),
                grouped.addition(),
                new FixedSizeGaussianPair(0.15, 0.8),
                new FixedSizeGaussianPair(1, 1.4),
                new LaplacePair(0.7),
                new ResponsePair(0.6, 0.1),
                new BoundedRangePair(1.3));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void sumsToOneUnderBoth_atEveryLoss(LossPair pair) {
        for (double loss : losses(pair)) {
            double[] tails = tails(pair, loss);

            assertThat(tails[0] + tails[1]).isCloseTo(1, within(1e-12));
            assertThat((tails[2] + tails[3]) * Math.exp(-loss)).isCloseTo(1, within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void isOrdered_asTheLossGrows(LossPair pair) {
        double[] before = {0, 1};
        for (double loss : losses(pair)) {
            double[] tails = tails(pair, loss);

            assertThat(tails[0]).isGreaterThanOrEqualTo(before[0] - 1e-14);
            assertThat(tails[1]).isLessThanOrEqualTo(before[1] + 1e-14);
            before = tails;
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void makesEachCellAsLikelyAsItsLossSays(LossPair pair) {
        double[] losses = losses(pair);
        CellMasses cell = new CellMasses(pair, losses[0]);
        for (int i = 1; i < losses.length; i++) {
            cell.moveTo(losses[i]);
            double upper = cell.upper();
            double lower = cell.lower();

            // in a cell from a to b: e^a Q <= P <= e^b Q
            assertThat(upper).isGreaterThanOrEqualTo(lower * (1 - 1e-6) - 1e-13);
            assertThat(upper).isLessThanOrEqualTo(lower * Math.exp(losses[i] - losses[i - 1]) * (1 + 1e-6) + 1e-13);
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void leavesOutNoMoreThanItSays(LossPair pair) {
        for (double tail : new double[] {0.1, 1e-4, 1e-9, 1e-15}) {
            assertThat(tails(pair, pair.high(tail))[1]).isLessThanOrEqualTo(tail);
            assertThat(tails(pair, pair.low(tail))[0]).isLessThanOrEqualTo(tail * (1 + 1e-9));
            assertThat(pair.high(tail)).isLessThanOrEqualTo(pair.most() * (1 + 1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void hasAJumpOnlyWhereItSaysSo(LossPair pair) {
        double covered = 0;
        for (double jump : pair.jumps()) {
            double width = 1e-9 * Math.min(1, pair.most());
            double mass = tails(pair, jump + width)[0] - tails(pair, jump - width)[0];
            assertThat(mass).isGreaterThan(1e-3);
            assertThat(Math.IEEEremainder(jump - pair.jumps()[0], pair.unit().orElse(1)))
                    .isCloseTo(0, within(1e-12));
            covered += mass;
        }
        assertThat(covered).isLessThanOrEqualTo(1 + 1e-9);
    }

    private static double[] tails(LossPair pair, double loss) {
        double[] tails = new double[LossPair.TAILS];
        pair.tails(loss, tails);
        return tails;
    }

    private static double[] losses(LossPair pair) {
        double low = pair.low(1e-12);
        double high = pair.high(1e-12);
        double[] losses = new double[CELLS];
        for (int i = 0; i < CELLS; i++) {
            losses[i] = low + (high - low) * i / (CELLS - 1);
        }
        return losses;
    }
}
