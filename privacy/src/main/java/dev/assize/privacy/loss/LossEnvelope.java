package dev.assize.privacy.loss;

/**
 * The optimistic masses: the chord values less a gap at each point, made convex.
 *
 * <p>Lowering the value at point i by {@code G_i} changes the slope there, and so the mass, by {@code (G_{i+1} -
 * G_i)/(e^w - 1) - (G_i - G_{i-1})/(1 - e^{-v})}, in units of P, with the widths w to the right and v to the left. A
 * negative mass is a point above the chord of its neighbors; it is taken out and its mass goes to both neighbors so
 * that P and Q stay.
 */
final class LossEnvelope {
    private final int[] edges;
    private final double interval;
    private final double[] chords;
    private final double[] gaps;

    LossEnvelope(int[] edges, double interval, double[] chords, double[] gaps) {
        this.edges = edges;
        this.interval = interval;
        this.chords = chords;
        this.gaps = gaps;
    }

    /** Returns the masses; what lies {@code above} the last point is rounded down to it. */
    double[] masses(double above) {
        int last = edges.length - 1;
        double[] masses = new double[edges.length];
        for (int i = 0; i <= last; i++) {
            double right = i == last ? 0 : (gaps[i + 1] - gaps[i]) / Math.expm1(width(i, i + 1));
            double left = i == 0 ? 0 : (gaps[i] - gaps[i - 1]) / -Math.expm1(-width(i - 1, i));
            masses[i] = chords[i] - right + left;
        }
        masses[last] += above;
        takeOutNegative(masses);
        masses[last] = Math.max(0, masses[last]);
        return masses;
    }

    private void takeOutNegative(double[] masses) {
        int[] kept = new int[masses.length];
        int count = 0;
        for (int i = 0; i < masses.length; i++) {
            kept[count++] = i;
            int next = i + 1;
            while (next < masses.length && count > 0 && masses[kept[count - 1]] < 0) {
                count--;
                share(masses, count == 0 ? -1 : kept[count - 1], kept[count], next);
            }
        }
    }

    private void share(double[] masses, int before, int out, int next) {
        double mass = masses[out];
        masses[out] = 0;
        if (before < 0) {
            masses[next] += mass;
            return;
        }
        double left = Math.exp(-width(before, out));
        double right = Math.expm1(width(out, next));
        double part = left * right / (right + 1 - left);
        masses[before] += mass * part;
        masses[next] += mass * (1 - part);
    }

    private double width(int from, int to) {
        return interval * (edges[to] - edges[from]);
    }
}
