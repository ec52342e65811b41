package dev.assize.training;

/**
 * How the numbers of a regression are scaled while it is trained: {@code (y - mean) / deviation}. After training the
 * scale is folded into the last layer, so that the network answers in the label's own unit.
 *
 * @param mean mean of the training labels
 * @param deviation their standard deviation, or 1 when it is 0
 */
record TargetScale(double mean, double deviation) {
    /** Leaves numbers as they are. */
    static final TargetScale NONE = new TargetScale(0, 1);

    /** Fits the scale to labels, each weighted. */
    static TargetScale fit(float[] labels, float[] weights) {
        double sum = 0;
        double weight = 0;
        for (int row = 0; row < labels.length; row++) {
            sum += (double) weights[row] * labels[row];
            weight += weights[row];
        }
        double mean = sum / weight;
        double squares = 0;
        for (int row = 0; row < labels.length; row++) {
            squares += weights[row] * (labels[row] - mean) * (labels[row] - mean);
        }
        double deviation = Math.sqrt(squares / weight);
        return new TargetScale(mean, deviation > 0 ? deviation : 1);
    }

    /** Returns scaled labels. */
    float[] apply(float[] labels) {
        float[] scaled = new float[labels.length];
        for (int row = 0; row < labels.length; row++) {
            scaled[row] = (float) ((labels[row] - mean) / deviation);
        }
        return scaled;
    }

    /** Makes the network's last layer answer in the labels' own unit. */
    void foldInto(NetworkEnd end) {
        if (!equals(NONE)) {
            end.rescale(deviation, mean);
        }
    }
}
