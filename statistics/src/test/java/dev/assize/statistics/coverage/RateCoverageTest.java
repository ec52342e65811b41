package dev.assize.statistics.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Counts;
import dev.assize.core.Interval;
import dev.assize.core.Seed;
import dev.assize.statistics.ClopperPearsonInterval;
import dev.assize.statistics.WilsonInterval;
import dev.assize.statistics.bootstrap.BootstrapDraws;
import dev.assize.statistics.bootstrap.CellBootstrap;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Coverage of every interval of one rate, computed and not simulated, over {@link Grid}. */
class RateCoverageTest {
    private static final Seed SEED = new Seed(5L);

    @Test
    void weighsOutcomes_byHand() {
        // of two rows: no hit gives [0, 0.4], one gives nothing, two give [0.6, 1]
        RateCoverage coverage = RateCoverage.of(2, counts -> switch ((int) counts.hits()) {
            case 0 -> Optional.of(new Interval(0, 0.4, 0.5, "low"));
            case 1 -> Optional.empty();
            default -> Optional.of(new Interval(0.6, 1, 0.5, "high"));
        });

        assertThat(coverage.at(0.3)).isCloseTo(0.49 / (0.49 + 0.09), within(1e-15));
        assertThat(coverage.at(0.7)).isCloseTo(0.49 / (0.49 + 0.09), within(1e-15));
        assertThat(coverage.at(0.5)).isZero();
    }

    @Test
    void wilsonStaysInTheBand_butForFourPoints() {
        CoverageSummary grid = Grid.rates(Grid.SIZES, Grid::exact, counts -> wilson(counts));

        assertThat(grid.size()).isEqualTo(66);
        assertThat(grid.below()).map(Object::toString).containsExactly("20, 0.05: 0.925", "20, 0.95: 0.925");
        assertThat(grid.above()).map(Object::toString).containsExactly("20, 0.3: 0.975", "20, 0.7: 0.975");
        assertThat(grid.most(false)).isLessThan(0.9753);
        assertThat(grid.least(true)).isGreaterThan(0.935); // five expected hits and misses
    }

    @Test
    void wilsonIsRightOnAverageNearEveryPoint() {
        CoverageSummary grid = Grid.rates(Grid.SIZES, Grid::averaged, counts -> wilson(counts));

        assertThat(grid.least(false)).isGreaterThan(0.948);
        assertThat(grid.most(false)).isLessThan(0.961);
        assertThat(grid.mean()).isCloseTo(0.95, within(0.003));
    }

    /** Not at the grid alone: at 999 rates of each size. */
    @Test
    void clopperPearsonNeverFallsBelowItsPromise() {
        for (int rows : new int[] {1, 5, 20, 77}) {
            RateCoverage coverage =
                    RateCoverage.of(rows, counts -> Optional.of(ClopperPearsonInterval.of(counts, 0.95)));
            for (int step = 1; step < 1000; step++) {
                assertThat(coverage.at(step / 1000.0)).isGreaterThanOrEqualTo(0.95);
            }
        }
        CoverageSummary grid =
                Grid.rates(Grid.SIZES, Grid::exact, counts -> Optional.of(ClopperPearsonInterval.of(counts, 0.95)));
        assertThat(grid.least(false)).isGreaterThanOrEqualTo(0.95);
        assertThat(grid.above()).hasSize(12); // the price
    }

    @Test
    void percentileBootstrapFallsBelowTheBandWithFewRows() {
        CoverageSummary grid = Grid.rates(
                new int[] {20, 50, 100, 200},
                Grid::averaged,
                counts -> draws(counts).percentile(0, 0.95));

        assertThat(grid.mean()).isCloseTo(0.945, within(0.005));
        assertThat(grid.least(true)).isBetween(0.92, 0.93);
        assertThat(grid.below()).allMatch(point -> point.name().startsWith("20,") || fewHits(point));
    }

    @Test
    void bcaBootstrapNeverFallsBelowTheBand() {
        CoverageSummary exact = Grid.rates(
                new int[] {20, 50, 100, 200},
                Grid::exact,
                counts -> draws(counts).bca(0, 0.95));
        CoverageSummary averaged = Grid.rates(
                new int[] {20, 50, 100, 200},
                Grid::averaged,
                counts -> draws(counts).bca(0, 0.95));

        assertThat(exact.below()).isEmpty();
        assertThat(averaged.least(false)).isGreaterThan(0.95);
        assertThat(averaged.most(true)).isLessThan(0.98);
    }

    @Test
    void refusesARateWithoutVariation() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateCoverage.of(3, counts -> wilson(counts)).at(1))
                .withMessage("the rate is 1.0; coverage is computed for rates between 0 and 1, without the ends, where"
                        + " nothing varies");
    }

    /** Five expected hits or misses, and no more. */
    private static boolean fewHits(CoverageSummary.Point point) {
        return point.name().matches("50, 0\\.(1|9)|100, 0\\.(05|95)");
    }

    private static Optional<Interval> wilson(Counts counts) {
        return Optional.of(WilsonInterval.of(counts, 0.95));
    }

    private static BootstrapDraws draws(Counts counts) {
        return CellBootstrap.of(new long[] {counts.hits(), counts.rows() - counts.hits()}, SEED)
                .measure(1, (cells, values) -> values.setRatio(0, cells[0], cells[0] + cells[1]));
    }
}
