package dev.assize.privacy.noise;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** An endless run of uniform random bits. Not safe for several threads. */
public abstract class Keystream {
    /** Bytes of a stream that are in memory: AES-CTR of the platform is fastest in chunks of 4 to 64 KiB. */
    public static final int BUFFER_BYTES = 1 << 13;

    static final int CHUNK_BYTES = BUFFER_BYTES;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] chunk = new byte[CHUNK_BYTES];
    private int at = CHUNK_BYTES;

    /** Makes a stream of which nothing is drawn yet. */
    protected Keystream() {}

    /** Fills the whole array with the next bytes of the stream. */
    protected abstract void fill(byte[] bytes);

    /** Returns the next 64 bits, the first byte of them highest. */
    public final long next() {
        ready();
        long word = peek(0);
        skip(1);
        return word;
    }

    /** Returns how many words can be looked at, at least one. */
    final int ready() {
        if (at == CHUNK_BYTES) {
            fill(chunk);
            at = 0;
        }
        return (CHUNK_BYTES - at) / Long.BYTES;
    }

    /** Returns a word that {@link #next} will return later, from 0 to {@link #ready} - 1. */
    final long peek(int index) {
        return (long) WORDS.get(chunk, at + index * Long.BYTES);
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
}
