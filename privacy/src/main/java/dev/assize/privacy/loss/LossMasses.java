package dev.assize.privacy.loss;

/**
 * One use on a lattice.
 *
 * @param grid the lattice
 * @param index lattice points
 * @param masses probability of each point
 * @param doubts by how much rounding may change the probability above each point
 * @param astray probability that the masses do not have, by which delta of one use may be wrong
 */
@SuppressWarnings("ArrayRecordComponent")
record LossMasses(LossGrid grid, int[] index, double[] masses, double[] doubts, double astray) {
    /** Returns {@code log sum of m exp(t l)}. */
    double logMoment(double tilt) {
        double largest = largest(tilt);
        double sum = 0;
        for (int i = 0; i < masses.length; i++) {
            sum += masses[i] > 0 ? masses[i] * Math.exp(tilt * grid.loss(index[i]) - largest) : 0;
        }
        return largest + Math.log(sum);
    }

    /** Returns the largest exponent {@code t l} of a point that has mass. */
    private double largest(double tilt) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < masses.length; i++) {
            if (masses[i] > 0) {
                largest = Math.max(largest, tilt * grid.loss(index[i]));
            }
        }
        return largest;
    }
}
