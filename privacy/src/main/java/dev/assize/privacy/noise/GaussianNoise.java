package dev.assize.privacy.noise;

/**
 * Gaussian noise; the noisy number is rounded to a grid g that depends on the deviation s alone: the largest power of
 * two of at most s/256. So the lowest bits, which would tell what the noise was added to, do not leave: whatever the
 * sum is, the same numbers can come out. Rounding after the noise is post-processing and needs no budget; it adds
 * {@code g^2/12 < 1.3e-6 s^2} to the variance.
 *
 * <p>The sum is cut into whole multiples of g and a rest of at most g/2 before noise meets it, which is exact: {@code
 * (a + rint(rest + noise)) g}. So the size of the sum takes no digits from the noise.
 *
 * <p>What is left of the attack: noise is a multiple of at most {@code 2^-50.9 s} and g is above {@code 2^-9 s}, so a
 * number of the grid comes up with a probability that is off by a factor of at most {@code 1 ± 2^-41.9} of that of real
 * Gaussian noise. Over d numbers and T steps that adds at most {@code d T 2^-40.9} to epsilon: 0.0005 for 100,000
 * parameters and 10,000 steps. Numbers beyond {@code 8 s}, whose resolution is coarser, come up with a probability
 * below 2e-15.
 *
 * @see <a href="https://doi.org/10.1145/2382196.2382264">Mironov, On significance of the least significant bits for
 *     differential privacy, 2012</a>
 * @see <a href="https://arxiv.org/abs/2112.05307">Jin, McMurtry, Rubinstein and Ohrimenko, Are we there yet? Timing and
 *     floating-point attacks on differential privacy systems, 2022</a>
 */
final class GaussianNoise implements NoiseMechanism {
    private static final int GRID_BITS = 8;

    private final double sensitivity;
    private final double deviation;
    private final double grid;
    private final double perGrid;
    private final double inGrids;

    GaussianNoise(double sensitivity, double deviation) {
        this.sensitivity = sensitivity;
        this.deviation = deviation;
        grid = Math.scalb(1.0, Math.getExponent(deviation) - GRID_BITS);
        perGrid = 1 / grid;
        inGrids = deviation / grid;
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
        Gaussian.fill(bits, to, from, end, inGrids);
    }

    @Override
    public double add(double sum, double noise) {
        double scaled = sum * perGrid;
        double whole = Math.rint(scaled);
        return (whole + Math.rint(scaled - whole + noise)) * grid;
    }

    @Override
    public boolean roundsAfterwards() {
        return true;
    }

    @Override
    public String name() {
        return "Gaussian, rounded to a grid";
    }
}
