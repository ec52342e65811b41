package dev.assize.fairness;

import dev.assize.core.Seed;
import dev.assize.statistics.bootstrap.CellBootstrap;
import java.util.OptionalDouble;

/**
 * A number made from the weights of two sets of rows at each level of a score. Its standard error is that of a
 * bootstrap of {@value #DRAWS} draws in which neighboring scores are put together into at most {@value #BINS} bins; the
 * number itself is exact.
 */
@FunctionalInterface
interface LevelFunction {
    /** How often the error redraws; it is right to about 1 / sqrt(2 · 400) = 3.5 %. */
    int DRAWS = 400;

    /** How many bins the error works with. */
    int BINS = 100;

    /** Where the draws of fairness metrics come from. */
    Seed SEED = new Seed(20_240_501L);

    /**
     * Returns the number; NaN where there is none.
     *
     * @param scores shape [levels], rising
     * @param first shape [levels], weight of the first set
     * @param second shape [levels], weight of the second set
     */
    double of(double[] scores, double[] first, double[] second);

    /** Returns the number; NaN where there is none. */
    default double of(ScoreLevels levels) {
        return of(levels.scores(), levels.first().sums(), levels.second().sums());
    }

    /** Returns its standard error, where there is one. */
    default OptionalDouble standardError(ScoreLevels all) {
        ScoreLevels levels = all.binned(BINS);
        int size = levels.scores().length;
        if (size == 0) {
            return OptionalDouble.empty();
        }
        double[] first = new double[size];
        double[] second = new double[size];
        return bootstrap(levels)
                .withDraws(DRAWS)
                .measure(1, (cells, values) -> {
                    System.arraycopy(cells, 0, first, 0, size);
                    System.arraycopy(cells, size, second, 0, size);
                    double value = of(levels.scores(), first, second);
                    if (Double.isFinite(value)) {
                        values.set(0, value);
                    }
                })
                .standardError(0);
    }

    private static CellBootstrap bootstrap(ScoreLevels levels) {
        int size = levels.scores().length;
        long[] rows = new long[2 * size];
        System.arraycopy(levels.first().rows(), 0, rows, 0, size);
        System.arraycopy(levels.second().rows(), 0, rows, size, size);
        if (levels.first().plain() && levels.second().plain()) {
            return CellBootstrap.of(rows, SEED);
        }
        double[] sums = joined(levels.first().sums(), levels.second().sums());
        double[] squares = joined(levels.first().squares(), levels.second().squares());
        return CellBootstrap.ofWeighted(rows, sums, squares, SEED);
    }

    private static double[] joined(double[] first, double[] second) {
        double[] both = new double[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
