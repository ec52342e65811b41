package dev.assize.privacy.loss;

/**
 * A pair on a lattice {@code offset + i * interval}, twice.
 *
 * <p>The pessimistic twin connects the dots: what lies between two lattice points goes to both, so that the masses of P
 * and of Q stay; the hockey-stick divergence is exact at the points and a chord of the true convex curve between them,
 * an upper bound. The optimistic twin takes in each cell a tangent, in general the one at its middle: at each point the
 * lower of the two neighboring tangents, and of these values the lower convex envelope, so that its curve is nowhere
 * above the true one.
 *
 * @see <a href="https://arxiv.org/abs/2207.04380">Doroshenko et al., Connect the dots: tighter discrete approximations
 *     of privacy loss distributions, 2022, section 4</a>
 */
final class LossLattice {
    private static final int HALVINGS = 40;

    private final LossPair pair;
    private final int[] edges;
    private final LossGrid grid;
    private final double[] pessimistic;
    private final double[] leftGaps;
    private final double[] rightGaps;
    private final double[] curves;
    private final double[] doubts;
    private final double below;
    private final double above;

    /**
     * Discretizes a pair.
     *
     * @param pair the pair
     * @param edges lattice points, ascending, at least three, that cover all but the outermost tails
     * @param grid the lattice
     */
    LossLattice(LossPair pair, int[] edges, LossGrid grid) {
        this.pair = pair;
        this.edges = edges;
        this.grid = grid;
        this.pessimistic = new double[edges.length];
        this.leftGaps = new double[edges.length - 1];
        this.rightGaps = new double[edges.length - 1];
        this.curves = new double[edges.length - 1];
        this.doubts = new double[edges.length];
        CellMasses cell = new CellMasses(pair, grid.loss(edges[0]));
        this.below = cell.below();
        doubts[0] = cell.doubt();
        for (int i = 0; i < edges.length - 1; i++) {
            cut(i, cell);
        }
        this.above = cell.above();
    }

    /** Returns the masses of the pessimistic twin at the edges: what lies below the first is rounded up to it. */
    double[] pessimistic() {
        double[] masses = pessimistic.clone();
        masses[0] += below;
        return masses;
    }

    /**
     * Returns by how much rounding may change the probability above each edge. A cell divides the difference of its
     * masses of P and of Q by its width, which makes this probability wander from one edge to the next: the loss of a
     * use as a whole moves by no more than the sum of all of them.
     */
    double[] doubts() {
        return doubts;
    }

    /** Returns the probability above the last edge, for which the pessimistic twin assumes an infinite loss. */
    double infinite() {
        return above;
    }

    /** Returns the masses of the optimistic twin at the edges: what lies above the last is rounded down to it. */
    double[] optimistic() {
        int last = edges.length - 1;
        raiseUpperEnd();
        raiseLowerEnd();
        double[] gaps = new double[edges.length];
        for (int i = 1; i < last; i++) {
            gaps[i] = Math.max(leftGaps[i], rightGaps[i - 1]);
        }
        return new LossEnvelope(edges, grid.interval(), pessimistic, gaps).masses(above);
    }

    private void cut(int i, CellMasses cell) {
        double width = width(i);
        cell.moveTo(grid.loss(edges[i]) + width / 2);
        double leftUpper = cell.upper();
        double leftLower = cell.lower();
        cell.moveTo(grid.loss(edges[i + 1]));
        double rightUpper = cell.upper();
        double rightLower = cell.lower();
        leftGaps[i] = Math.max(0, leftUpper - leftLower);
        doubts[i + 1] = cell.doubt();
        rightGaps[i] = Math.max(0, rightLower * Math.exp(width / 2) - rightUpper);
        double surplus = leftUpper - leftLower + rightUpper - rightLower * Math.exp(-width / 2);
        double all = leftUpper + rightUpper;
        double up = Math.min(all, Math.max(0, surplus / -Math.expm1(-width)));
        pessimistic[i] += all - up;
        pessimistic[i + 1] += up;
        if (i == 0) {
            rightGaps[0] += Math.max(0, leftLower * Math.exp(width) - leftUpper);
            leftGaps[0] = 0;
        }
    }

    /**
     * Moves the tangent of a cell to the right where it would fall below 0 at the right edge, as it does before a hard
     * upper end; the curve itself is never below 0.
     */
    private void raiseUpperEnd() {
        double mass = 0;
        double discounted = 0;
        for (int i = edges.length - 2; i >= 0; i--) {
            curves[i] = Math.max(0, mass - discounted);
            if (rightGaps[i] > curves[i]) {
                moveTangent(i, 1, curves[i]);
            }
            mass += pessimistic[i + 1];
            discounted = (discounted + pessimistic[i + 1]) * Math.exp(-width(i));
        }
    }

    /**
     * Moves the tangent of a cell to the left where it would fall below the line {@code P - x Q} at the left edge, as
     * it does after a hard lower end; the curve itself is never below that line. Where both ends are in one cell, the
     * upper one counts.
     */
    private void raiseLowerEnd() {
        double mass = 0;
        double grown = 0;
        for (int i = 0; i < edges.length - 1; i++) {
            double curve = Math.max(0, grown - mass);
            if (leftGaps[i] > curve) {
                double left = leftGaps[i];
                double right = rightGaps[i];
                moveTangent(i, 0, curve);
                if (rightGaps[i] > curves[i]) {
                    leftGaps[i] = left;
                    rightGaps[i] = right;
                }
            }
            mass += pessimistic[i];
            grown = (grown + pessimistic[i]) * Math.exp(width(i));
        }
    }

    /** Moves the tangent of a cell so that the gap at one edge, 0 or 1 for left or right, is at most the given one. */
    private void moveTangent(int i, int edge, double most) {
        double bad = 1 - edge;
        double good = edge;
        for (int k = 0; k < HALVINGS && most > 0; k++) {
            double middle = (bad + good) / 2;
            if (gaps(i, middle)[edge] > most) {
                bad = middle;
            } else {
                good = middle;
            }
        }
        double[] gaps = gaps(i, good);
        leftGaps[i] = gaps[0];
        rightGaps[i] = gaps[1];
    }

    /** How far the tangent at a part of a cell is below the curve at both edges. */
    private double[] gaps(int i, double part) {
        double width = width(i);
        CellMasses cell = new CellMasses(pair, grid.loss(edges[i]));
        cell.moveTo(grid.loss(edges[i]) + part * width);
        double left = cell.upper() - cell.lower();
        cell.moveTo(grid.loss(edges[i + 1]));
        double right = cell.lower() * Math.exp((1 - part) * width) - cell.upper();
        return new double[] {Math.max(0, left), Math.max(0, right)};
    }

    private double width(int i) {
        return grid.interval() * (edges[i + 1] - edges[i]);
    }
}
