package dev.assize.training.gan;

import dev.assize.core.Seed;
import dev.assize.engine.plan.Batch;
import java.util.SplittableRandom;

/** What generators read: standard normal numbers, from a seed. */
final class Noise {
    private Noise() {}

    static Batch draw(Seed seed, int rows, int length) {
        SplittableRandom random = seed.random();
        float[] numbers = new float[Math.multiplyExact(rows, length)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return Batch.of(numbers, rows, length);
    }
}
