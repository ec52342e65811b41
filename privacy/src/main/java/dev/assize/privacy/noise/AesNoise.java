package dev.assize.privacy.noise;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES in counter mode, by the platform's own provider. The first counter block of a stream is one byte of purpose,
 * seven of the step, four of the part and four zeros that count; so streams of up to 2^32 blocks (64 GiB) do not touch.
 *
 * @see <a href="https://doi.org/10.6028/NIST.SP.800-38A">NIST SP 800-38A, section 6.5</a>
 */
final class AesNoise implements NoiseSource {
    static final int KEY_BYTES = 32;

    private static final int BLOCK_BYTES = 16;
    private static final int STEP_BITS = 56;
    private static final long MOST_CHUNKS = (1L << 32) * BLOCK_BYTES / Keystream.CHUNK_BYTES;

    private final SecretKeySpec key;
    private final boolean secure;
    private final String name;

    AesNoise(byte[] key, boolean secure, String name) {
        this.key = new SecretKeySpec(key, "AES");
        this.secure = secure;
        this.name = name;
    }

    @Override
    public Keystream stream(Purpose purpose, long step, int part) {
        return new Stream(key, encryption(key, counter(purpose, step, part)));
    }

    @Override
    public Keystream stream(Purpose purpose, long step, int part, Keystream used) {
        if (used instanceof Stream stream && stream.key.equals(key)) {
            stream.restart(counter(purpose, step, part));
            return stream;
        }
        return stream(purpose, step, part);
    }

    private static byte[] counter(Purpose purpose, long step, int part) {
        if (step < 0 || step >= 1L << STEP_BITS || part < 0) {
            throw new IllegalArgumentException("there is no stream for step " + step + ", part " + part
                    + "; steps are 0 to 2^56 - 1 and parts 0 or more");
        }
        ByteBuffer counter = ByteBuffer.allocate(BLOCK_BYTES);
        counter.putLong((long) purpose.code() << STEP_BITS | step).putInt(part);
        return counter.array();
    }

    static Cipher encryption(SecretKeySpec key, byte[] counter) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            begin(cipher, key, counter);
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "this Java has no AES/CTR/NoPadding; use one with its standard providers", e);
        }
    }

    private static void begin(Cipher cipher, SecretKeySpec key, byte[] counter) throws GeneralSecurityException {
        cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter));
    }

    @Override
    public boolean isSecure() {
        return secure;
    }

    @Override
    public String name() {
        return name;
    }

    /** The encryption of zeros. */
    private static final class Stream extends Keystream {
        private static final byte[] ZEROS = new byte[CHUNK_BYTES];

        private final SecretKeySpec key;
        private final Cipher cipher;
        private long chunks;

        Stream(SecretKeySpec key, Cipher cipher) {
            this.key = key;
            this.cipher = cipher;
        }

        void restart(byte[] counter) {
            try {
                begin(cipher, key, counter);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the cipher of the noise cannot be set to another counter", e);
            }
            chunks = 0;
            forget();
        }

        @Override
        protected void fill(byte[] bytes) {
            if (chunks == MOST_CHUNKS) {
                throw new IllegalStateException(
                        "a stream of noise was asked for more than 64 GiB; draw the rest from another part");
            }
            chunks++;
            try {
                cipher.update(ZEROS, 0, CHUNK_BYTES, bytes, 0);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the cipher of the noise failed; no noise can be drawn", e);
            }
        }
    }
}
