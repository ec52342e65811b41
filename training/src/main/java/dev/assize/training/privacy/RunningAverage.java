package dev.assize.training.privacy;

/**
 * A running average of parameters: {@code a <- d a + (1 - d) w} with {@code d = min(decay, (1 + t) / (10 + t))} after
 * step t from 0, so that the first parameters are soon forgotten. It looks at nothing but the parameters, so it costs
 * no budget.
 *
 * @see <a href="https://arxiv.org/abs/2204.13650">De et al., Unlocking high-accuracy differentially private image
 *     classification through scale, 2022, section 3.4</a>
 */
public final class RunningAverage {
    private final double decay;
    private final double[] average;

    /**
     * Starts at some parameters.
     *
     * @param decay 0 to below 1; 0 is the last parameters themselves
     * @param start parameters before the first step, or the average of a checkpoint
     */
    public RunningAverage(double decay, double[] start) {
        this.decay = decay;
        this.average = start.clone();
    }

    /** Takes the parameters after step {@code step}, counted from 0. */
    public void take(double[] parameters, long step) {
        double old = Math.min(decay, (1.0 + step) / (10.0 + step));
        for (int i = 0; i < average.length; i++) {
            average[i] = old * average[i] + (1 - old) * parameters[i];
        }
    }

    /** Returns a copy of the average. */
    public double[] parameters() {
        return average.clone();
    }
}
