package dev.assize.data.sets;

import java.util.SplittableRandom;

/** Standard normal numbers that are the same bits on every machine (Box and Muller 1958, in strict arithmetic). */
final class NormalDraws {
    private final SplittableRandom random;

    NormalDraws(SplittableRandom random) {
        this.random = random;
    }

    /** Returns the next one. */
    double next() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }

    /** Returns a number below 1 from 0 on, each equally likely. */
    double uniform() {
        return random.nextDouble();
    }
}
