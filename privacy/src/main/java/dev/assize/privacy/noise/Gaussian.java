package dev.assize.privacy.noise;

/**
 * Draws of the standard normal distribution from random bits, by the ziggurat with 1024 strips: a point of a strip is
 * drawn and accepted if it lies under the curve, which it does in 99.6 % of all cases for certain. Exact up to the
 * resolution of the numbers: within a strip x is a multiple of {@code x_i 2^-53}, at most {@code 2^-50.9}. Strip, sign
 * and position use different bits of one word.
 *
 * <p>Words that have to be looked at twice are put aside, so that the loop over all others has no branch that is often
 * taken; what they need more comes from the words behind the run.
 *
 * <p>Numbers of this resolution are for adding and rounding, as {@link GaussianNoise} does; never publish a sum of a
 * secret and one of them as it is, because their lowest bits tell which of them can occur (Mironov 2012 for Laplace,
 * Jin et al. 2022 for Gaussian noise).
 *
 * @see <a href="https://doi.org/10.18637/jss.v005.i08">Marsaglia and Tsang, The ziggurat method for generating random
 *     variables, 2000</a>
 * @see <a href="https://www.doornik.com/research/ziggurat.pdf">Doornik, An improved ziggurat method to generate normal
 *     random samples, 2005, on independent bits</a>
 */
public final class Gaussian {
    private Gaussian() {}

    /** Fills {@code to[from]} to {@code to[end - 1]} with independent draws times {@code deviation}. */
    public static void fill(Keystream bits, double[] to, int from, int end, double deviation) {
        for (int at = from; at < end; ) {
            Keystream.Run run = bits.run(end - at);
            int aside = points(run, to, at, deviation);
            bits.skip(run.count());
            for (int i = 0; i < aside; i++) {
                to[at + run.places[i]] = deviation * Ziggurat.beside(run.words[i], bits);
            }
            at += run.count();
        }
    }

    /** Writes the points of a run of words; returns how many of them have to be looked at again. */
    private static int points(Keystream.Run run, double[] to, int at, double deviation) {
        int[] places = run.places;
        long[] words = run.words;
        int aside = 0;
        int count = run.count();
        for (int i = 0; i < count; i++) {
            long word = run.word(i);
            to[at + i] = deviation * Ziggurat.point(word);
            if (!Ziggurat.isInside(word)) {
                places[aside] = i;
                words[aside++] = word;
            }
        }
        return aside;
    }

    /** Returns one draw. */
    public static double next(Keystream bits) {
        return Ziggurat.beside(bits.next(), bits);
    }
}
