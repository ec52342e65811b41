package dev.assize.training.privacy;

import dev.assize.core.Digest;
import dev.assize.privacy.ledger.DataAccess;
import dev.assize.privacy.ledger.NoiseOrigin;
import dev.assize.privacy.ledger.ProtectedUnit;
import dev.assize.privacy.noise.NoiseSource;
import dev.assize.training.settings.GradientBound;
import dev.assize.training.settings.PrivacySettings;
import java.util.OptionalDouble;

/**
 * What makes a training private.
 *
 * @param settings what was chosen
 * @param source where noise and choice of records come from; a new one for each run
 * @param data SHA-256 of the data, the same for every training on it
 */
public record PrivateTraining(PrivacySettings settings, NoiseSource source, Digest data) {
    /** Returns the circumstances that every entry of the ledger states; a clip norm only where it never changes. */
    DataAccess access() {
        GradientBound bound = settings.bound();
        boolean fixed = bound.quantile().isEmpty() && bound.decay() == 1;
        return new DataAccess(
                data,
                settings.sampling().user().isPresent() ? ProtectedUnit.USER : ProtectedUnit.ROW,
                fixed ? OptionalDouble.of(bound.norm()) : OptionalDouble.empty(),
                new NoiseOrigin(source.name(), source.isSecure()));
    }
}
