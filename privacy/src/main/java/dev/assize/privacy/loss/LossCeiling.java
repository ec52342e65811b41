package dev.assize.privacy.loss;

/**
 * Bounds of the moments of a pair from above: of each cell between two losses all that lies inside is moved to both
 * ends such that P and Q stay, which is the most that a convex function of the likelihood ratio can be.
 */
final class LossCeiling {
    private final double[] edges;
    private final double[] masses;
    private int count = 1;
    private double beyond;

    /**
     * Starts at the left.
     *
     * @param cells how many there will be
     * @param start the first edge
     * @param below what lies below, which is rounded up to it
     */
    LossCeiling(int cells, double start, double below) {
        this.edges = new double[cells + 1];
        this.masses = new double[cells + 1];
        this.edges[0] = start;
        this.masses[0] = below;
    }

    /** Adds the next cell. */
    void add(CellMasses cell) {
        double width = cell.to() - edges[count - 1];
        double all = cell.upper();
        double surplus = width > 0 ? (all - cell.lower()) / -Math.expm1(-width) : all;
        double up = Math.min(all, Math.max(0, surplus));
        masses[count - 1] += all - up;
        edges[count] = cell.to();
        masses[count] = up;
        count++;
    }

    /** Ends with what lies above the last edge. */
    void end(double above) {
        this.beyond = above;
    }

    /** Returns the probability above the last edge, which no moment holds. */
    double beyond() {
        return beyond;
    }

    /** Returns a bound of {@code log E[exp(t L)]} without what is beyond, t above 0. */
    double cumulant(double tilt) {
        double largest = tilt * edges[count - 1];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += masses[i] * Math.exp(tilt * edges[i] - largest);
        }
        return largest + Math.log(sum);
    }
}
