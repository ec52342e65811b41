package dev.assize.privacy.noise;

/**
 * How noise is added to a sum of numbers, of which one record can change the Euclidean norm by a known amount. Drawing
 * and adding are separate, so that noise can be drawn while the sum is still being computed.
 */
public sealed interface NoiseMechanism permits GaussianNoise, DiscreteGaussianNoise {
    /** Returns by how much one record can change the sum to which noise is added; includes rounding before it. */
    double sensitivity();

    /** Returns the standard deviation of the noise of each number; the noise multiplier times the sensitivity. */
    double deviation();

    /** Returns the distance between two numbers that can come out, above 0. */
    double grid();

    /** Draws {@code to[from]} to {@code to[end - 1]} in units of the grid, to be used once by {@link #add}. */
    void draw(Keystream bits, double[] to, int from, int end);

    /**
     * Returns a number of the sum with its noise.
     *
     * @param sum what is secret, finite
     * @param noise what {@link #draw} left
     */
    double add(double sum, double noise);

    /**
     * Tells whether the sum is rounded with its noise: then {@link #add} is
     * {@code (a + rint(sum/grid - a + noise)) grid} with {@code a = rint(sum/grid)}, and else {@code (a + noise) grid}.
     * Both may be done by other loops of the same terms.
     */
    boolean roundsAfterwards();

    /** Returns what reports call it. */
    String name();

    /** Checks what makes a mechanism. */
    private static void check(double sensitivity, double noiseMultiplier) {
        boolean positive = sensitivity > 0 && noiseMultiplier > 0;
        if (!positive || !Double.isFinite(sensitivity * noiseMultiplier)) {
            throw new IllegalArgumentException("noise for a sensitivity of " + sensitivity + " with the multiplier "
                    + noiseMultiplier + " cannot be made; both are above 0 and finite");
        }
    }

    /**
     * Makes the Gaussian mechanism.
     *
     * @param sensitivity most that one record can change the sum, in Euclidean norm, above 0
     * @param noiseMultiplier standard deviation in units of the sensitivity, above 0
     */
    static NoiseMechanism gaussian(double sensitivity, double noiseMultiplier) {
        check(sensitivity, noiseMultiplier);
        return new GaussianNoise(sensitivity, sensitivity * noiseMultiplier);
    }

    /**
     * Makes the discrete Gaussian mechanism. The sum is rounded to the grid first, which moves every number by at most
     * half of it, so two neighboring sums of d numbers differ by at most {@code C + grid sqrt(d)}. With {@code grid =
     * deviation / 4096} and {@code deviation = z sensitivity} that is {@code sensitivity = C / (1 - z sqrt(d) / 4096)}.
     *
     * @param sensitivity C, before the rounding
     * @param noiseMultiplier z, standard deviation in units of the sensitivity that includes the rounding
     * @param numbers d, how many numbers the sum has
     * @throws IllegalArgumentException if the rounding would take half of the sensitivity or more
     */
    static NoiseMechanism discrete(double sensitivity, double noiseMultiplier, int numbers) {
        check(sensitivity, noiseMultiplier);
        double part = noiseMultiplier * Math.sqrt(numbers) / DiscreteGaussian.MOST;
        if (part >= 0.5) {
            throw new IllegalArgumentException("rounding " + numbers + " numbers would take " + part
                    + " of the sensitivity at a noise multiplier of " + noiseMultiplier
                    + "; use Gaussian noise, a smaller network or a smaller noise multiplier");
        }
        double rounded = sensitivity / (1 - part);
        return new DiscreteGaussianNoise(rounded, rounded * noiseMultiplier);
    }
}
