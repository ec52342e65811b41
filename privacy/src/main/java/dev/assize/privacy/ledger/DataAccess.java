package dev.assize.privacy.ledger;

import dev.assize.core.Digest;
import java.util.OptionalDouble;

/**
 * The circumstances of a use of the data.
 *
 * @param data SHA-256 of the data, the same for every run on it
 * @param unit whose data the guarantee hides
 * @param clipNorm the L2 norm that one unit's contribution was cut to, where there is one
 * @param noise where the randomness came from
 */
public record DataAccess(Digest data, ProtectedUnit unit, OptionalDouble clipNorm, NoiseOrigin noise) {
    /** Checks the clip norm. */
    public DataAccess {
        if (clipNorm.isPresent() && !(clipNorm.getAsDouble() > 0 && Double.isFinite(clipNorm.getAsDouble()))) {
            throw new IllegalArgumentException(
                    "the clip norm is " + clipNorm.getAsDouble() + "; it is finite and above 0");
        }
    }
}
