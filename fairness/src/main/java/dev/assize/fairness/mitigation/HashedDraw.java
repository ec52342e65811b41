package dev.assize.fairness.mitigation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Decides random rules without a random number: the same row is always decided in the same way. A row with id {@code r}
 * is decided favorably when {@code h(salt, r) < p}, where {@code h} is the first 53 bits of the SHA-256 of {@code salt,
 * 0, r} in UTF-8 as a fraction in [0, 1). Over ids that nobody chose by their hash, {@code h} is as good as uniform, so
 * rates are those of the random rule up to the chance of one draw. Whoever can choose ids and knows the salt can choose
 * the decision: let ids be given, not chosen.
 */
public final class HashedDraw {
    private static final int KEPT_BITS = 53;

    private final byte[] salt;

    /**
     * Makes draws.
     *
     * @param salt tells the draws of one rule from those of another; part of the model, so that decisions can be
     *     repeated
     */
    public HashedDraw(String salt) {
        this.salt = (salt + '\0').getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the fraction of a row, in [0, 1). */
    public double of(String rowId) {
        MessageDigest digest = sha256();
        digest.update(salt);
        byte[] hash = digest.digest(rowId.getBytes(StandardCharsets.UTF_8));
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = (bits << Byte.SIZE) | (hash[i] & 0xff);
        }
        return (bits >>> (Long.SIZE - KEPT_BITS)) * 0x1p-53;
    }

    /** Returns whether a row is decided favorably: never with probability 0, always with 1. */
    public boolean decides(double probability, String rowId) {
        return of(rowId) < probability;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256, this one says it has not; use another one", e);
        }
    }
}
