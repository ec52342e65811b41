package dev.assize.privacy.accounting;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The orders at which Rényi divergences are looked at; the best of them gives epsilon. */
public final class RenyiOrders {
    private static final double LEAST = 1.05;
    private static final double MOST = 10_000;

    /** Steps between neighboring orders: a - 1 grows by this factor, which costs less than 0.1 % of epsilon. */
    private static final double FACTOR = 1.08;

    private final double[] values;

    private RenyiOrders(double[] values) {
        this.values = values;
    }

    /** Returns orders from 1.05 to 10,000, closer together where they are small. */
    public static RenyiOrders standard() {
        int count = (int) Math.ceil(Math.log((MOST - 1) / (LEAST - 1)) / Math.log(FACTOR));
        double factor = Math.pow((MOST - 1) / (LEAST - 1), 1.0 / count);
        return of(DoubleStream.iterate(LEAST - 1, gap -> gap * factor)
                .limit(count + 1L)
                .map(gap -> Math.min(MOST, 1 + gap))
                .toArray());
    }

    /**
     * Returns the given orders.
     *
     * @param orders at least one, each above 1 and finite
     */
    public static RenyiOrders of(double... orders) {
        if (orders.length == 0) {
            throw new IllegalArgumentException("no Rényi order was given; give at least one above 1");
        }
        for (double order : orders) {
            if (!(order > 1 && Double.isFinite(order))) {
                throw new IllegalArgumentException("the Rényi order is " + order + "; it is finite and above 1");
            }
        }
        return new RenyiOrders(Arrays.stream(orders).sorted().toArray());
    }

    /** Returns a copy of the orders, ascending. */
    public double[] values() {
        return values.clone();
    }
}
