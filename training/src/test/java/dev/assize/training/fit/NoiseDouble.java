package dev.assize.training.fit;

import dev.assize.core.Seed;
import dev.assize.privacy.noise.Keystream;
import dev.assize.privacy.noise.NoiseSource;
import java.util.Arrays;

/** A source that chooses records as it should and adds no noise: every noise bit is 0, which is a Gaussian of 0. */
public final class NoiseDouble implements NoiseSource {
    private final NoiseSource choice;

    /** Makes a source whose choice of records comes from a seed. */
    public NoiseDouble(Seed seed) {
        choice = NoiseSource.seeded(seed);
    }

    @Override
    public Keystream stream(Purpose purpose, long step, int part) {
        return purpose == Purpose.SAMPLING ? choice.stream(purpose, step, part) : new Zeros();
    }

    @Override
    public boolean isSecure() {
        return false;
    }

    @Override
    public String name() {
        return "no noise, for a test";
    }

    private static final class Zeros extends Keystream {
        @Override
        protected void fill(byte[] bytes) {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
