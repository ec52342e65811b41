package dev.assize.privacy.ledger;

/**
 * Where the randomness came from.
 *
 * @param name for the statement, for example {@code "AES-256-CTR keyed by SecureRandom"}
 * @param secret whether nobody can predict it; a seeded source of a test is not secret, and then nothing is private
 */
public record NoiseOrigin(String name, boolean secret) {
    /** Checks that there is a name. */
    public NoiseOrigin {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the source of the noise has no name; say which generator it was");
        }
    }
}
