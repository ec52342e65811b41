package dev.assize.privacy.loss;

/**
 * The pair that is at least as far apart as any two answers of a mechanism whose losses span a range of at most e
 * between neighbors, as those of the exponential mechanism do.
 *
 * <p>For one pair of neighbors the worst is a choice of two losses {@code t} and {@code t - e}; of all t the largest
 * hockey-stick divergence at s is that of {@code t = (e + s)/2}, which is {@code (exp(e/2) - exp(s/2))^2/(exp(e) - 1)}
 * for s from -e to e. It is convex in {@code exp(s)}, so that it is the divergence of a pair, which holds under
 * adaptive composition: {@code P(L > s) = (exp(e) - exp((e+s)/2))/(exp(e) - 1)} and
 * {@code Q(L > s) = (exp((e-s)/2) - 1)/(exp(e) - 1)}. Both directions are alike.
 *
 * @see <a href="https://arxiv.org/abs/1909.13830">Dong, Durfee and Rogers, Optimal differential privacy composition for
 *     exponential mechanisms, 2020, lemma 3.2</a>
 * @see <a href="https://arxiv.org/abs/2106.08567">Zhu, Dong and Wang, Optimal accounting of differential privacy via
 *     characteristic function, 2022, proposition 8 and theorem 10</a>
 */
public final class BoundedRangePair implements LossPair {
    private final double range;

    /** Makes the pair of a range e, above 0. */
    public BoundedRangePair(double range) {
        this.range = range;
    }

    @Override
    public void tails(double loss, double[] into) {
        double s = Math.max(-range, Math.min(range, loss));
        double whole = -Math.expm1(-range);
        double grow = Math.exp(loss - s);
        into[0] = Math.exp(-range) * Math.expm1((range + s) / 2) / whole;
        into[1] = -Math.expm1((s - range) / 2) / whole;
        into[2] = grow * Math.exp((s - range) / 2) * Math.expm1((range + s) / 2) / whole;
        into[3] = grow * Math.exp((s - range) / 2) * -Math.expm1((s - range) / 2) / whole;
    }

    @Override
    public double high(double tail) {
        return range;
    }

    @Override
    public double low(double tail) {
        return -range;
    }

    @Override
    public double most() {
        return range;
    }
}
