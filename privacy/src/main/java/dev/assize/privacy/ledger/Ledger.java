package dev.assize.privacy.ledger;

import dev.assize.core.Digest;
import dev.assize.privacy.mechanism.Mechanism;
import dev.assize.privacy.mechanism.Phase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every use of one data set, in order. A ledger only grows: {@link #append} returns a longer one.
 *
 * <p>Each entry has the hash {@code SHA-256(hash before, entry)}, and the first one hashes an empty ledger's head, so
 * that the last hash, the head, stands for all of it.
 */
public final class Ledger {
    private static final Ledger EMPTY = new Ledger(List.of(), List.of());
    private static final Digest START = Digest.of("assize privacy ledger 1");

    private final List<LedgerEntry> entries;
    private final List<Digest> hashes;

    private Ledger(List<LedgerEntry> entries, List<Digest> hashes) {
        this.entries = entries;
        this.hashes = hashes;
    }

    /** Returns the ledger of data that was not used yet. */
    public static Ledger empty() {
        return EMPTY;
    }

    /**
     * Returns this ledger with one more entry.
     *
     * @throws LedgerException if the entry is about other data than the entries before, or protects something else:
     *     budgets of different units or neighbors do not add up
     */
    public Ledger append(LedgerEntry entry) {
        Optional<Digest> data = data();
        if (data.isPresent() && !data.get().equals(entry.access().data())) {
            throw LedgerException.otherData("ledger", data.get(), entry.access().data());
        }
        if (!entries.isEmpty() && !entries.get(0).protects().equals(entry.protects())) {
            throw LedgerException.otherGuarantee("ledger", entries.get(0).protects(), entry.protects());
        }
        List<LedgerEntry> more = new ArrayList<>(entries);
        more.add(entry);
        List<Digest> moreHashes = new ArrayList<>(hashes);
        moreHashes.add(Digest.of(head().hex() + "\n" + entry.canonical()));
        return new Ledger(List.copyOf(more), List.copyOf(moreHashes));
    }

    /** Returns the entries, oldest first. */
    public List<LedgerEntry> entries() {
        return entries;
    }

    /** Returns the hash of each entry, oldest first. */
    public List<Digest> hashes() {
        return hashes;
    }

    /** Returns the hash that stands for all of it. */
    public Digest head() {
        return hashes.isEmpty() ? START : hashes.get(hashes.size() - 1);
    }

    /** Returns the digest of the data, if there is any entry. */
    public Optional<Digest> data() {
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(entries.get(0).access().data());
    }

    /** Returns whether all noise was secret; with noise that somebody can predict nothing is private. */
    public boolean secret() {
        return entries.stream().allMatch(entry -> entry.access().noise().secret());
    }

    /** Returns every mechanism once with all its steps, in the order of its first use. */
    public List<Phase> phases() {
        Map<Mechanism, Long> steps = new LinkedHashMap<>();
        entries.forEach(entry -> steps.merge(entry.mechanism(), entry.steps(), Long::sum));
        return steps.entrySet().stream()
                .map(use -> new Phase(use.getKey(), use.getValue()))
                .toList();
    }

    /** Compares entries, and so hashes. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Ledger ledger && ledger.entries.equals(entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return "ledger of " + entries.size() + " entries, head " + head();
    }
}
