package dev.assize.engine.plan;

/**
 * What rows of targets pay for a favorable answer. The loss of row i grows by {@code c_i q_i}, where {@code c_i} is the
 * price of the row's cell and {@code q_i} in [0, 1] is its soft decision: with logits z, sharpness s and favorable
 * class f, {@code q = exp(s z_f) / sum_k exp(s z_k)}, and {@code q = 1 / (1 + exp(-s z))} where one logistic unit tells
 * class 1 of two. With s = 1, q is the probability of the favorable class; with larger s it nears the decision, 1 where
 * f is the most probable of two classes and else 0. The gradient with respect to a logit is {@code c s q (1[k = f] -
 * q_k)}.
 *
 * <p>Weights of rows multiply loss and price alike. A price may be negative. The prices of cells may change between two
 * steps, not in one; a run leaves the soft decisions, so that whoever sets the prices can count decisions.
 */
public final class RowPrices {
    /** The cell of a row that pays nothing. */
    public static final int FREE = -1;

    private final int[] cells;
    private final Tariff tariff;
    private final double[] seen;

    private RowPrices(int[] cells, Tariff tariff) {
        this.cells = cells;
        this.tariff = tariff;
        seen = new double[cells.length];
    }

    /**
     * Makes prices of rows.
     *
     * @param cells the cell of each row, or {@link #FREE}
     * @param tariff what each cell pays
     * @throws IllegalArgumentException if a row is in none of the tariff's cells
     */
    public static RowPrices of(int[] cells, Tariff tariff) {
        for (int row = 0; row < cells.length; row++) {
            if (cells[row] < FREE || cells[row] >= tariff.prices.length) {
                throw new IllegalArgumentException("row " + row + " is in cell " + cells[row] + "; the tariff has cells"
                        + " 0 to " + (tariff.prices.length - 1) + ", and " + FREE + " for a row that pays nothing");
            }
        }
        return new RowPrices(cells.clone(), tariff);
    }

    /** What the cells pay, at present. Not safe for several threads while prices are set. */
    public static final class Tariff {
        private final double[] prices;
        private final int favorable;
        private final double sharpness;

        /**
         * Makes a tariff that asks for nothing yet.
         *
         * @param cells how many cells there are, at least 1
         * @param favorable number of the favorable class
         * @param sharpness s, above 0 and finite
         */
        public Tariff(int cells, int favorable, double sharpness) {
            if (cells < 1 || favorable < 0 || !(sharpness > 0 && sharpness <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("a tariff of " + cells + " cells for class " + favorable
                        + " with sharpness " + sharpness + " makes no sense; give at least one cell, a class from 0 and"
                        + " a finite sharpness above 0");
            }
            prices = new double[cells];
            this.favorable = favorable;
            this.sharpness = sharpness;
        }

        /** Sets what a cell pays from the next step on. */
        public void set(int cell, double price) {
            if (!Double.isFinite(price)) {
                throw new IllegalArgumentException(
                        "the price of cell " + cell + " is " + price + "; prices are finite numbers");
            }
            prices[cell] = price;
        }

        /** Returns what a cell pays. */
        public double price(int cell) {
            return prices[cell];
        }

        int favorable() {
            return favorable;
        }

        double sharpness() {
            return sharpness;
        }
    }

    /** Returns how many rows there are. */
    public int rows() {
        return cells.length;
    }

    /** Returns the cell of a row, or {@link #FREE}. */
    public int cell(int row) {
        return cells[row];
    }

    /** Returns the soft decision of a row in the last run on these very rows, 0 before it. */
    public double softDecision(int row) {
        return seen[row];
    }

    /** Returns prices of some rows, in the order given. */
    RowPrices select(int[] wanted) {
        int[] chosen = new int[wanted.length];
        for (int i = 0; i < wanted.length; i++) {
            chosen[i] = cells[wanted[i]];
        }
        return new RowPrices(chosen, tariff);
    }

    Tariff tariff() {
        return tariff;
    }

    double priceOf(int row) {
        return cells[row] == FREE ? 0 : tariff.prices[cells[row]];
    }

    void see(int row, double softDecision) {
        seen[row] = softDecision;
    }
}
