package dev.assize.privacy.noise;

import dev.assize.core.Seed;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * Where the random bits of private training come from. One training uses one source; a training that is resumed takes a
 * new one, so that no noise is ever used twice.
 */
public interface NoiseSource {
    /** What bits are drawn for; the streams of different purposes have nothing in common. */
    enum Purpose {
        /** Noise added to the gradient. */
        NOISE(0),
        /** Which records take part in a step. */
        SAMPLING(1),
        /** Noise added to the share of clipped records. */
        QUANTILE(2),
        /** Noise added to counts by group. */
        COUNTS(3);

        private final int code;

        Purpose(int code) {
            this.code = code;
        }

        /** Returns the first byte of the counter blocks of its streams. */
        int code() {
            return code;
        }
    }

    /**
     * Returns a stream that depends on nothing but the source and the arguments; different arguments give independent
     * streams.
     *
     * @param purpose what for
     * @param step number of the step, from 0 to 2^56 - 1
     * @param part which of the parts that are drawn separately in this step, from 0
     */
    Keystream stream(Purpose purpose, long step, int part);

    /**
     * Returns the same stream as {@link #stream(Purpose, long, int)}, perhaps in the memory of one that is no longer
     * used: setting up a cipher takes as long as thousands of draws.
     *
     * @param used a stream that nobody draws from any more
     */
    default Keystream stream(Purpose purpose, long step, int part, Keystream used) {
        return stream(purpose, step, part);
    }

    /** Returns whether nobody can predict the bits; only then a privacy guarantee holds. */
    boolean isSecure();

    /** Returns what reports call it. */
    String name();

    /**
     * Makes a source with a new key of 256 bits from the platform's {@link SecureRandom}. The key stays in memory; two
     * sources have nothing in common.
     */
    static NoiseSource secure() {
        byte[] key = new byte[AesNoise.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new AesNoise(key, true, "AES-256-CTR with a key from SecureRandom");
    }

    /**
     * Makes a source for tests: whoever knows the seed can remove the noise, so a model that used it is not private.
     *
     * @param seed gives the key
     */
    static NoiseSource seeded(Seed seed) {
        ByteBuffer key = ByteBuffer.allocate(AesNoise.KEY_BYTES);
        for (int part = 0; key.hasRemaining(); part++) {
            key.putLong(seed.child("privacy.noise").child(part).value());
        }
        return new AesNoise(key.array(), false, "AES-256-CTR with a key from a seed: not private");
    }
}
