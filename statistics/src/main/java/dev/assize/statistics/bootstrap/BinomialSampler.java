package dev.assize.statistics.bootstrap;

/**
 * Draws binomial numbers, about as fast for a billion trials as for a hundred: by inversion where fewer than ten
 * successes (or failures) are expected, else by transformed rejection with squeeze (BTRS).
 *
 * @see <a href="https://doi.org/10.1080/00949659308811496">Hörmann, The generation of binomial random variates,
 *     1993</a>
 */
final class BinomialSampler {
    private static final double FEW = 10;
    private static final double SQUEEZE = 0.07;
    private static final double SPREADS = 10;

    /** ln k! - (k + 1/2) ln(k + 1) + (k + 1) - ln sqrt(2 pi) for k below 10; from there its asymptotic series. */
    private static final double[] STIRLING_TAIL = stirlingTails();

    private BinomialSampler() {}

    /**
     * Returns the number of successes.
     *
     * @param random where the draw comes from
     * @param trials at least 0
     * @param probability of a success, in [0, 1]
     */
    static long draw(CounterRandom random, long trials, double probability) {
        if (trials == 0 || probability <= 0) {
            return 0;
        }
        if (probability > 0.5) {
            return trials - draw(random, trials, 1 - probability);
        }
        return trials * probability < FEW ? invert(random, trials, probability) : reject(random, trials, probability);
    }

    /** Walks up from 0; restarts in the one case of 1e20 where rounding leaves something behind the last step. */
    private static long invert(CounterRandom random, long n, double p) {
        double odds = p / (1 - p);
        double none = Math.exp(n * Math.log1p(-p));
        long last = (long) Math.min((double) n, n * p + SPREADS * Math.sqrt(n * p + 1) + SPREADS);
        while (true) {
            double left = random.nextUniform();
            double chance = none;
            for (long k = 0; k <= last; k++) {
                if (left <= chance) {
                    return k;
                }
                left -= chance;
                chance *= odds * (n - k) / (k + 1);
            }
        }
    }

    /** The names a, b, alpha, k, m, us and v are those of the source. */
    private static long reject(CounterRandom random, long n, double p) {
        double spread = Math.sqrt(n * p * (1 - p));
        double b = 1.15 + 2.53 * spread;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double center = n * p + 0.5;
        double squeezeHeight = 0.92 - 4.2 / b;
        double alpha = (2.83 + 5.1 / b) * spread;
        double odds = p / (1 - p);
        double m = Math.floor((n + 1) * p);
        while (true) {
            double u = random.nextUniform() - 0.5;
            double v = random.nextUniform();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + center);
            if (us >= SQUEEZE && v <= squeezeHeight) {
                return (long) k;
            }
            if (k >= 0 && k <= n && Math.log(v * alpha / (a / (us * us) + b)) <= logRatio(k, m, (double) n, odds)) {
                return (long) k;
            }
        }
    }

    /** ln of the probability of k divided by that of m. */
    private static double logRatio(double k, double m, double n, double odds) {
        return (m + 0.5) * Math.log((m + 1) / (odds * (n - m + 1)))
                + (n + 1) * Math.log((n - m + 1) / (n - k + 1))
                + (k + 0.5) * Math.log(odds * (n - k + 1) / (k + 1))
                + stirlingTail(m)
                + stirlingTail(n - m)
                - stirlingTail(k)
                - stirlingTail(n - k);
    }

    private static double stirlingTail(double k) {
        if (k < STIRLING_TAIL.length) {
            return STIRLING_TAIL[(int) k];
        }
        double next = k + 1;
        double square = next * next;
        return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / next;
    }

    private static double[] stirlingTails() {
        double[] tails = new double[10];
        double logFactorial = 0;
        for (int k = 0; k < tails.length; k++) {
            logFactorial += Math.log(Math.max(1, k));
            tails[k] = logFactorial - (k + 0.5) * Math.log(k + 1) + (k + 1) - Math.log(2 * Math.PI) / 2;
        }
        return tails;
    }
}
