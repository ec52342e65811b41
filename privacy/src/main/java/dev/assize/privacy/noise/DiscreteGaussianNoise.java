package dev.assize.privacy.noise;

/**
 * Exact discrete Gaussian noise: the sum is rounded to whole multiples of the grid, whole numbers of the grid are
 * added, and no floating-point number is drawn. The sensitivity includes the rounding.
 */
final class DiscreteGaussianNoise implements NoiseMechanism {
    private static final DiscreteGaussian WHOLE = new DiscreteGaussian(DiscreteGaussian.MOST);

    private final double sensitivity;
    private final double deviation;
    private final double grid;

    DiscreteGaussianNoise(double sensitivity, double deviation) {
        this.sensitivity = sensitivity;
        this.deviation = deviation;
        grid = deviation / DiscreteGaussian.MOST;
    }

    @Override
    public double sensitivity() {
        return sensitivity;
    }

    @Override
    public double deviation() {
        return deviation;
    }

    @Override
    public double grid() {
        return grid;
    }

    @Override
    public void draw(Keystream bits, double[] to, int from, int end) {
        for (int i = from; i < end; i++) {
            to[i] = WHOLE.next(bits);
        }
    }

    @Override
    public double add(double sum, double noise) {
        return (Math.rint(sum / grid) + noise) * grid;
    }

    @Override
    public boolean roundsAfterwards() {
        return false;
    }

    @Override
    public String name() {
        return "discrete Gaussian";
    }
}
