package dev.assize.statistics.bootstrap;

import dev.assize.core.Seed;

/**
 * Redraws the counts of cells: N rows with replacement from N rows is a multinomial redraw of the cells, {@code n* ~
 * Multinomial(N, n / N)}, drawn as a chain of binomial numbers, O(cells) a draw whatever N is. No allocation in the
 * loop; each draw depends on the seed and its own number alone, so more draws extend fewer.
 *
 * <p>Weighted rows: the rows are redrawn in the same way, and the weight of a cell with n* rows is a gamma number with
 * the mean and the variance that n* of its weights have, {@code n* w} and {@code n* s²}; the weights inside of a cell
 * are known by their sum and sum of squares alone. With equal weights in a cell this is exact. It treats weights as
 * belonging to the rows (sampling weights), not as repetitions.
 *
 * @see <a href="https://doi.org/10.1214/aos/1176344552">Efron, Bootstrap methods: another look at the jackknife,
 *     1979</a>
 */
public final class CellBootstrap {
    /** Enough for 95 % intervals: the Monte Carlo error of an end is about a thirtieth of the standard error. */
    public static final int DEFAULT_DRAWS = 2000;

    private final CellRows rows;
    private final Seed seed;
    private final int draws;

    private CellBootstrap(CellRows rows, Seed seed, int draws) {
        if (draws < 1) {
            throw new IllegalArgumentException(
                    "a bootstrap of " + draws + " draws says nothing; at least 1 is needed, 2000 are usual");
        }
        this.rows = rows;
        this.seed = seed;
        this.draws = draws;
    }

    /**
     * Makes a bootstrap of rows without weights.
     *
     * @param rows shape [cells], rows in each cell, at least 0 and at least one in all
     * @param seed where the draws come from
     */
    public static CellBootstrap of(long[] rows, Seed seed) {
        return new CellBootstrap(CellRows.plain(rows), seed, DEFAULT_DRAWS);
    }

    /**
     * Makes a bootstrap of weighted rows.
     *
     * @param rows shape [cells], rows in each cell
     * @param weightSums shape [cells], the sum of their weights
     * @param weightSquares shape [cells], the sum of the squares of their weights
     * @param seed where the draws come from
     */
    public static CellBootstrap ofWeighted(long[] rows, double[] weightSums, double[] weightSquares, Seed seed) {
        return new CellBootstrap(CellRows.weighted(rows, weightSums, weightSquares), seed, DEFAULT_DRAWS);
    }

    /** Returns the same bootstrap with another number of draws, at least 1. */
    public CellBootstrap withDraws(int number) {
        return new CellBootstrap(rows, seed, number);
    }

    /**
     * Computes values of the observed cells and of every draw.
     *
     * @param size how many values the function has
     * @param function what is computed
     */
    public BootstrapDraws measure(int size, CellFunction function) {
        double[] cells = rows.observed();
        DrawnValues values = new DrawnValues(size);
        function.measure(cells, values);
        double[] estimates = new double[size];
        for (int value = 0; value < size; value++) {
            estimates[value] = values.raw(value);
        }
        Jackknife jackknife = Jackknife.of(rows, size, function);
        double[][] drawn = new double[size][draws];
        CounterRandom random = new CounterRandom(seed.child("bootstrap").value());
        for (int draw = 0; draw < draws; draw++) {
            random.startDraw(draw);
            rows.redraw(random, cells);
            values.clear();
            function.measure(cells, values);
            for (int value = 0; value < size; value++) {
                drawn[value][draw] = values.raw(value);
            }
        }
        return new BootstrapDraws(estimates, drawn, jackknife);
    }
}
