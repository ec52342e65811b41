package dev.assize.privacy.loss;

/** One pair with a probability, another one otherwise, where the outcome tells which one it was. */
public final class MixedPair implements LossPair {
    private final LossPair first;
    private final LossPair second;
    private final double weight;

    /** Makes the pair that is {@code first} with probability {@code weight}. */
    public MixedPair(LossPair first, LossPair second, double weight) {
        this.first = first;
        this.second = second;
        this.weight = weight;
    }

    @Override
    public void tails(double loss, double[] into) {
        double[] other = new double[TAILS];
        first.tails(loss, into);
        second.tails(loss, other);
        for (int i = 0; i < TAILS; i++) {
            into[i] = weight * into[i] + (1 - weight) * other[i];
        }
    }

    @Override
    public double high(double tail) {
        return Math.max(first.high(Math.min(1, tail / (2 * weight))), second.high(tail / 2));
    }

    @Override
    public double low(double tail) {
        return Math.min(first.low(Math.min(1, tail / (2 * weight))), second.low(tail / 2));
    }

    @Override
    public double most() {
        return Math.max(first.most(), second.most());
    }
}
