package dev.assize.engine.plan;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.Transfer;
import dev.assize.engine.rule.Signal;

/**
 * Adds the prices of rows to the losses and to the gradients of the logits.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class PriceStep<A> {
    private final Kernels<A> kernels;
    private final Signal<A> logits;
    private final boolean fits;
    private final Transfer.Grid grid;
    private final double[] shares;
    private final double[] slopes;

    /** Makes the step behind a head. */
    PriceStep(Kernels<A> kernels, Head head, Signal<A> logits) {
        this.kernels = kernels;
        this.logits = logits;
        int width = logits.shape().channels();
        fits = logits.shape().steps() == 1
                && head.loss() instanceof Head.Fused fused
                && (fused.entropy() == Head.Entropy.SOFTMAX ? width > 1 : width == 1);
        grid = Transfer.Grid.run(width);
        shares = new double[width];
        slopes = new double[width];
    }

    /**
     * Adds what some rows pay.
     *
     * @param prices of all rows of the batch
     * @param first the first of these rows
     * @param count how many
     * @param losses of all rows of the batch
     */
    void add(RowPrices prices, int first, int count, double[] losses) {
        int width = shares.length;
        int favorable = prices.tariff().favorable();
        if (!fits || favorable >= Math.max(2, width)) {
            throw new IllegalArgumentException("rows have prices for class " + favorable
                    + ", and the network ends with "
                    + width + " units that do not tell it for whole rows; end it with softmax and cross entropy over"
                    + " the classes, or with one logistic unit and binary cross entropy");
        }
        for (int row = 0; row < count; row++) {
            kernels.transfer().copyOut(logits.values(0), row * width, shares, 0, grid);
            double soft = share(prices.tariff());
            double price = prices.priceOf(first + row);
            prices.see(first + row, soft);
            if (price != 0) {
                losses[first + row] += price * soft;
                charge(row, price * prices.tariff().sharpness() * soft, favorable);
            }
        }
    }

    /** Turns logits into shares; returns the share of the favorable class. */
    private double share(RowPrices.Tariff tariff) {
        double sharpness = tariff.sharpness();
        if (shares.length == 1) {
            shares[0] = 1 / (1 + Math.exp(-sharpness * shares[0]));
            return tariff.favorable() == 1 ? shares[0] : 1 - shares[0];
        }
        double largest = Double.NEGATIVE_INFINITY;
        for (double z : shares) {
            largest = Math.max(largest, z);
        }
        double sum = 0;
        for (int k = 0; k < shares.length; k++) {
            shares[k] = Math.exp(sharpness * (shares[k] - largest));
            sum += shares[k];
        }
        for (int k = 0; k < shares.length; k++) {
            shares[k] /= sum;
        }
        return shares[tariff.favorable()];
    }

    /** Adds {@code charge (1[k = f] - q_k)} to the gradient of each logit of a row. */
    private void charge(int row, double charge, int favorable) {
        int width = shares.length;
        kernels.transfer().copyOut(logits.gradients(0), row * width, slopes, 0, grid);
        for (int k = 0; k < width; k++) {
            boolean own = width == 1 ? favorable == 1 : k == favorable;
            slopes[k] += charge * ((own ? 1 : 0) - shares[k]);
        }
        kernels.transfer().copyIn(slopes, 0, logits.gradients(0), row * width, grid);
    }
}
