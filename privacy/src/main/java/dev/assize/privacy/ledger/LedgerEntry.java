package dev.assize.privacy.ledger;

import dev.assize.privacy.mechanism.Mechanism;
import dev.assize.privacy.mechanism.Phase;

/**
 * One use of the data, made once or many times in a row.
 *
 * @param purpose what it was for, for example {@code "training"} or {@code "clip norm"}; never a value of the data
 * @param mechanism what was used
 * @param steps how often, at least 1
 * @param access the circumstances
 */
public record LedgerEntry(String purpose, Mechanism mechanism, long steps, DataAccess access) {
    /** Checks the number of steps and that there is a purpose. */
    public LedgerEntry {
        if (purpose.isBlank()) {
            throw new IllegalArgumentException("a ledger entry has no purpose; say what the data was used for");
        }
        new Phase(mechanism, steps);
    }

    /** Returns the mechanism and how often it was used. */
    public Phase phase() {
        return new Phase(mechanism, steps);
    }

    /** Returns whose presence is hidden, for example {@code "one row, one more or one less"}. */
    public String protects() {
        return access.unit().words() + ", " + mechanism.neighbors().words();
    }

    /** Returns everything the entry says as one text, each number exactly; the chain hashes it. */
    String canonical() {
        StringBuilder text = new StringBuilder();
        field(text, "purpose", purpose);
        field(text, "mechanism", mechanism.id());
        field(text, "neighbors", mechanism.neighbors().id());
        mechanism.parameters().forEach((name, value) -> field(text, name, Double.toHexString(value)));
        field(text, "steps", Long.toString(steps));
        field(text, "data", access.data().hex());
        field(text, "unit", access.unit().id());
        access.clipNorm().ifPresent(norm -> field(text, "clipNorm", Double.toHexString(norm)));
        field(text, "noise", access.noise().name());
        field(text, "secret", Boolean.toString(access.noise().secret()));
        return text.toString();
    }

    private static void field(StringBuilder text, String name, String value) {
        text.append(name)
                .append(' ')
                .append(value.length())
                .append(' ')
                .append(value)
                .append('\n');
    }
}
