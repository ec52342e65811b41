package dev.assize.privacy;

import dev.assize.privacy.accounting.Accounting;
import dev.assize.privacy.accounting.EpsilonBracket;
import dev.assize.privacy.ledger.Ledger;
import dev.assize.privacy.mechanism.Phase;
import java.util.stream.Collectors;

/**
 * What a training record guarantees: (epsilon, delta) differential privacy of the trained parameters.
 *
 * @param ledger every use of the data, with secret noise, at least one
 * @param bracket epsilon from both sides; the upper one is the guarantee
 * @param delta above 0 and below 1
 * @param units how many records there were, rows or users
 */
public record PrivacyClaim(Ledger ledger, EpsilonBracket bracket, double delta, long units) {
    /** Checks that there is something to claim. */
    public PrivacyClaim {
        if (!(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException("the claimed delta is " + delta + "; it lies above 0 and below 1");
        }
        if (ledger.entries().isEmpty() || !ledger.secret() || units < 1) {
            throw new IllegalArgumentException("a ledger of " + ledger.entries().size() + " entries on " + units
                    + " records, secret noise: " + ledger.secret()
                    + ", claims nothing; a claim has at least one entry, "
                    + "and all of its noise is secret");
        }
    }

    /** Computes the claim of a ledger. */
    public static PrivacyClaim of(Ledger ledger, double delta, long units) {
        return new PrivacyClaim(ledger, Accounting.epsilon(ledger, delta), delta, units);
    }

    /** Returns whose presence is hidden, for example {@code "one row, one more or one less"}. */
    public String unit() {
        return ledger.entries().get(0).protects();
    }

    /** Returns what was used and how often. */
    public String uses() {
        return ledger.phases().stream().map(PrivacyClaim::words).collect(Collectors.joining("; "));
    }

    private static String words(Phase phase) {
        return phase.mechanism().words() + ", " + phase.steps() + " steps";
    }

    /** Returns where the noise came from. */
    public String noise() {
        return ledger.entries().stream()
                .map(entry -> entry.access().noise().name())
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
