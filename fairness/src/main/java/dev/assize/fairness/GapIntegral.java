package dev.assize.fairness;

/**
 * The distance of two distribution functions along the score.
 *
 * @param largest the largest, 0 to 1
 * @param area its integral
 * @param squares the integral of its square
 */
record GapIntegral(double largest, double area, double squares) {
    /** Integrates; NaN where a set has no weight. */
    static GapIntegral of(ScoreLevels levels) {
        double m = levels.first().weight();
        double n = levels.second().weight();
        if (m == 0 || n == 0) {
            return new GapIntegral(Double.NaN, Double.NaN, Double.NaN);
        }
        double[] scores = levels.scores();
        double below = 0;
        double other = 0;
        double largest = 0;
        double area = 0;
        double squares = 0;
        for (int i = 0; i < scores.length; i++) {
            below += levels.first().sums()[i];
            other += levels.second().sums()[i];
            double gap = Math.abs(below / m - other / n);
            double step = i + 1 < scores.length ? scores[i + 1] - scores[i] : 0;
            largest = Math.max(largest, gap);
            area += gap * step;
            squares += gap * gap * step;
        }
        return new GapIntegral(Math.min(1, largest), area, squares);
    }
}
