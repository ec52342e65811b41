package dev.assize.privacy.noise;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** An endless run of uniform random bits. Not safe for several threads. */
public abstract class Keystream {
    /** Bytes that are made at a time: AES-CTR of the platform is fastest in chunks of 4 to 64 KiB. */
    static final int CHUNK_BYTES = 1 << 13;

    /** Bytes that a stream has in memory. */
    public static final int BUFFER_BYTES = CHUNK_BYTES + CHUNK_BYTES / Long.BYTES * (Long.BYTES + Integer.BYTES);

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] chunk = new byte[CHUNK_BYTES];
    private final Run run = new Run(chunk);
    private int at = CHUNK_BYTES;

    /** Makes a stream of which nothing is drawn yet. */
    protected Keystream() {}

    /** Fills the whole array with the next bytes of the stream. */
    protected abstract void fill(byte[] bytes);

    /** Drops what was filled in and not drawn. */
    final void forget() {
        at = CHUNK_BYTES;
    }

    /** Returns the next 64 bits, the first byte of them highest. */
    public final long next() {
        prepare();
        long word = (long) WORDS.get(chunk, at);
        skip(1);
        return word;
    }

    private void prepare() {
        if (at == CHUNK_BYTES) {
            fill(chunk);
            at = 0;
        }
    }

    /**
     * Returns the next words, as many as are at hand and at most {@code most}; they are not drawn before {@link #skip}.
     */
    final Run run(int most) {
        prepare();
        run.count = Math.min(most, (CHUNK_BYTES - at) / Long.BYTES);
        run.from = at;
        return run;
    }

    /** Leaves out words that were looked at. */
    final void skip(int words) {
        at += words * Long.BYTES;
    }

    /**
     * Returns a uniform integer from 0 to {@code bound - 1}. Draws that would favor small numbers are thrown away, so
     * every integer is exactly as probable as any other.
     *
     * @param bound at least 1
     */
    public final long below(long bound) {
        if (bound < 1) {
            throw new IllegalArgumentException(
                    "a uniform integer below " + bound + " does not exist; the bound is at least 1");
        }
        while (true) {
            long bits = next() >>> 1;
            long number = bits % bound;
            if (bits - number + (bound - 1) >= 0) { // else the last, incomplete run of bound numbers
                return number;
            }
        }
    }

    /** Some words in a row, and room for those that are looked at again. */
    static final class Run {
        final int[] places = new int[CHUNK_BYTES / Long.BYTES];
        final long[] words = new long[CHUNK_BYTES / Long.BYTES];

        private final byte[] bytes;
        private int from;
        private int count;

        private Run(byte[] bytes) {
            this.bytes = bytes;
        }

        /** Returns how many words there are. */
        int count() {
            return count;
        }

        /** Returns a word, from 0 to {@link #count} - 1. */
        long word(int index) {
            return (long) WORDS.get(bytes, from + index * Long.BYTES);
        }
    }
}
