package dev.assize.privacy.loss;

/**
 * The probabilities of the cells between neighboring losses, from the left to the right: of each cell {@code P(a < L <=
 * b)} and {@code e^a Q(a < L <= b)}, from whichever tails are smaller, so that little cancels.
 */
final class CellMasses {
    /** Roundings in a tail, beside those of its logarithm. */
    private static final double ROUNDINGS = 16;

    private final LossPair pair;
    private double[] left = new double[LossPair.TAILS];
    private double[] right = new double[LossPair.TAILS];
    private double from;
    private double to;

    CellMasses(LossPair pair, double start) {
        this.pair = pair;
        this.to = start;
        this.from = start;
        pair.tails(start, right);
    }

    /** Moves on to the cell from the last edge to this one. */
    void moveTo(double edge) {
        double[] swap = left;
        left = right;
        right = swap;
        from = to;
        to = edge;
        pair.tails(edge, right);
    }

    /** Returns the last edge. */
    double to() {
        return to;
    }

    /** Returns {@code P(cell)}. */
    double upper() {
        double mass = left[1] < left[0] ? left[1] - right[1] : right[0] - left[0];
        return Math.max(0, mass);
    }

    /** Returns {@code e^a Q(cell)} where a is the left edge. */
    double lower() {
        double shrink = Math.exp(from - to);
        double mass = left[3] < left[2] ? left[3] - right[3] * shrink : right[2] * shrink - left[2];
        return Math.max(0, mass);
    }

    /** Returns the loss of the cell as a whole, {@code log(P(cell)/Q(cell))}, which lies inside. */
    double mean() {
        double loss = from + Math.log(upper() / lower());
        return loss >= from && loss <= to ? loss : (from + to) / 2;
    }

    /** Returns by how much the smaller tails of P and Q at the last edge may be off because of rounding. */
    double doubt() {
        return doubt(Math.min(right[0], right[1])) + doubt(Math.min(right[2], right[3]));
    }

    private static double doubt(double tail) {
        return tail > 0 ? tail * (ROUNDINGS + 2 * Math.abs(Math.log(tail))) * Math.ulp(0.5) : 0;
    }

    /** Returns {@code P(L <= edge)} at the last edge. */
    double below() {
        return right[0];
    }

    /** Returns {@code P(L > edge)} at the last edge. */
    double above() {
        return right[1];
    }
}
