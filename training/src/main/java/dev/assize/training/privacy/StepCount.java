package dev.assize.training.privacy;

import dev.assize.privacy.ledger.DataAccess;
import dev.assize.privacy.ledger.Ledger;
import dev.assize.privacy.ledger.LedgerEntry;
import dev.assize.privacy.mechanism.Mechanism;
import java.util.ArrayList;
import java.util.List;

/** Counts the steps of a private training and writes them down as a ledger; only grows. */
public final class StepCount {
    /** Purpose of the steps behind the parameters. */
    public static final String TRAINING = "training";

    /** Purpose of steps that may have been made after a checkpoint and were lost; they count all the same. */
    public static final String LOST = "training that was broken off";

    private final DataAccess access;
    private final List<LedgerEntry> entries = new ArrayList<>();

    /** Makes a count of a training that has not begun. */
    public StepCount(PrivateTraining training) {
        access = training.access();
    }

    /** Adds steps. */
    public void add(String purpose, Mechanism mechanism, long steps) {
        int last = entries.size() - 1;
        if (last >= 0) {
            LedgerEntry before = entries.get(last);
            boolean same = before.purpose().equals(purpose)
                    && before.mechanism().equals(mechanism)
                    && before.access().equals(access);
            if (same) {
                entries.set(last, new LedgerEntry(purpose, mechanism, before.steps() + steps, access));
                return;
            }
        }
        entries.add(new LedgerEntry(purpose, mechanism, steps, access));
    }

    /** Goes on from the ledger of a checkpoint. */
    public void goOn(Ledger saved) {
        entries.addAll(0, saved.entries());
    }

    /** Returns how many steps are counted. */
    public long steps() {
        return entries.stream().mapToLong(LedgerEntry::steps).sum();
    }

    /** Returns how many steps are counted for a mechanism. */
    public long steps(Mechanism mechanism) {
        return entries.stream()
                .filter(entry -> entry.mechanism().equals(mechanism))
                .mapToLong(LedgerEntry::steps)
                .sum();
    }

    /** Returns everything that was counted. */
    public Ledger ledger() {
        Ledger ledger = Ledger.empty();
        for (LedgerEntry entry : entries) {
            ledger = ledger.append(entry);
        }
        return ledger;
    }
}
