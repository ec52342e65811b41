package dev.assize.privacy.attack;

/**
 * The threshold with the largest bound of epsilon on some scores, to be tried on others. Only corners of the envelope
 * are looked at, because the bounds of all other thresholds are hardly ever larger and most of the time is saved.
 *
 * @param threshold the highest of the best; the median of all scores if none refutes anything
 * @param epsilon its bound on the scores it was picked on, which is no bound of anything
 */
record BestThreshold(double threshold, double epsilon) {
    static BestThreshold of(CanaryScores scores, CanaryBound bound) {
        double[] thresholds = scores.thresholds();
        BestThreshold best = new BestThreshold(thresholds[thresholds.length / 2], 0);
        for (RocEnvelope.Corner corner : RocEnvelope.of(scores).corners()) {
            double epsilon = bound.bothWaysAt(corner.threshold());
            if (epsilon > best.epsilon) {
                best = new BestThreshold(corner.threshold(), epsilon);
            }
        }
        return best;
    }
}
