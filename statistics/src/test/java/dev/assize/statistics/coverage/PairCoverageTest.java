package dev.assize.statistics.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Counts;
import dev.assize.core.Interval;
import dev.assize.core.Seed;
import dev.assize.statistics.KatzInterval;
import dev.assize.statistics.MoverRatioInterval;
import dev.assize.statistics.NewcombeInterval;
import dev.assize.statistics.RatioInterval;
import dev.assize.statistics.bootstrap.BootstrapDraws;
import dev.assize.statistics.bootstrap.CellBootstrap;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Coverage of the intervals of differences and ratios, computed and not simulated, over {@link Grid}. */
class PairCoverageTest {
    @Test
    void weighsOutcomes_byHand() {
        // one row each: the interval holds the truth only after a hit against a miss
        PairCoverage coverage = PairCoverage.of(
                1,
                1,
                (p, q) -> p - q,
                (a, b) -> a.hits() + b.hits() == 2
                        ? Optional.empty()
                        : Optional.of(new Interval(a.hits(), 2, 0.5, "test")));

        assertThat(coverage.at(0.6, 0.2)).isCloseTo((0.4 * 0.2 + 0.4 * 0.8) / (1 - 0.6 * 0.2), within(1e-15));
        assertThat(coverage.at(0.2, 0.6)).isZero();
    }

    @Test
    void newcombeStaysInTheBand_withFiveExpectedHitsAndMisses() {
        CoverageSummary grid = Grid.pairs(Grid.PAIRS, (p, q) -> p - q, PairCoverageTest::newcombe);

        assertThat(grid.size()).isEqualTo(11 * 121);
        assertThat(grid.least(true)).isGreaterThan(0.939);
        assertThat(grid.most(true)).isLessThan(0.965);
        assertThat(grid.mean()).isCloseTo(0.95, within(0.003));
        assertThat(grid.least(false)).isGreaterThan(0.923);
        assertThat(grid.below()).hasSize(8).allMatch(point -> point.name().startsWith("20 and 20,"));
    }

    @Test
    void ratiosStayInTheBand_withFiveExpectedHitsAndMisses() {
        CoverageSummary grid = Grid.pairs(Grid.PAIRS, (p, q) -> p / q, ratio(RatioInterval::of));

        assertThat(grid.least(true)).isGreaterThan(0.933);
        assertThat(grid.most(true)).isLessThan(0.975);
        assertThat(grid.mean()).isCloseTo(0.9525, within(0.002));
    }

    /** One expected hit of 20: most below are ratios to such a rate. */
    @Test
    void ratiosFallBelowTheBand_onlyWithOneExpectedHitOrMiss() {
        CoverageSummary grid = Grid.pairs(Grid.PAIRS, (p, q) -> p / q, ratio(RatioInterval::of));

        assertThat(grid.below())
                .hasSize(20)
                .allMatch(point -> point.name().matches("(20|60) and 20, .* and 0.05|20 and (60|200), 0.05 and .*"));
        assertThat(grid.least(false)).isBetween(0.886, 0.887);
    }

    @Test
    void moverRatiosStayInTheBand_withFiveExpectedHitsAndMisses() {
        CoverageSummary grid = Grid.pairs(Grid.PAIRS, (p, q) -> p / q, ratio(MoverRatioInterval::of));

        assertThat(grid.least(true)).isGreaterThan(0.938);
        assertThat(grid.most(true)).isLessThan(0.973);
    }

    /** Why Katz is not used where hits or misses are few. */
    @Test
    void katzLeavesTheBand_withFiveExpectedHitsAndMisses() {
        CoverageSummary grid =
                Grid.pairs(Grid.PAIRS, (p, q) -> p / q, (a, b) -> a.hits() == 0 ? Optional.empty() : katz(a, b));

        assertThat(grid.least(true)).isLessThan(0.925);
        assertThat(grid.most(true)).isGreaterThan(0.98);
        assertThat(grid.least(false)).isLessThan(0.88);
    }

    /** The cells are redrawn with their groups, so sizes vary as they do in a sample of people. */
    @Test
    void bootstrapOfDifferencesIsInTheBand_fromFortyRows() {
        int[][] sizes = {{40, 40}};
        CoverageSummary percentile =
                Grid.pairs(sizes, (p, q) -> p - q, (a, b) -> draws(a, b).percentile(0, 0.95));
        CoverageSummary bca =
                Grid.pairs(sizes, (p, q) -> p - q, (a, b) -> draws(a, b).bca(0, 0.95));

        assertThat(percentile.least(true)).isGreaterThan(0.93);
        assertThat(percentile.most(true)).isLessThan(0.975);
        assertThat(bca.least(true)).isGreaterThan(0.93);
        assertThat(bca.most(true)).isLessThan(0.975);
    }

    @Test
    void bootstrapOfDifferencesIsALittleTooSure_withTwentyFiveRows() {
        int[][] sizes = {{25, 25}};
        CoverageSummary percentile =
                Grid.pairs(sizes, (p, q) -> p - q, (a, b) -> draws(a, b).percentile(0, 0.95));

        assertThat(percentile.least(true)).isBetween(0.92, 0.93);
    }

    private static Optional<Interval> newcombe(Counts a, Counts b) {
        return Optional.of(NewcombeInterval.of(a, b, 0.95));
    }

    private static Optional<Interval> katz(Counts a, Counts b) {
        return b.hits() == 0 ? Optional.empty() : Optional.of(KatzInterval.of(a, b, 0.95));
    }

    private static BiFunction<Counts, Counts, Optional<Interval>> ratio(RatioMethod method) {
        return (a, b) -> b.hits() == 0 ? Optional.empty() : Optional.of(method.of(a, b, 0.95));
    }

    private static BootstrapDraws draws(Counts a, Counts b) {
        long[] cells = {a.hits(), a.rows() - a.hits(), b.hits(), b.rows() - b.hits()};
        return CellBootstrap.of(cells, new Seed(6L)).withDraws(1000).measure(1, (drawn, values) -> {
            double n = drawn[0] + drawn[1];
            double m = drawn[2] + drawn[3];
            if (n > 0 && m > 0) {
                values.set(0, drawn[0] / n - drawn[2] / m);
            }
        });
    }

    @FunctionalInterface
    private interface RatioMethod {
        Interval of(Counts numerator, Counts denominator, double confidence);
    }
}
