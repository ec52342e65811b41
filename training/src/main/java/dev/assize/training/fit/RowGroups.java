package dev.assize.training.fit;

import dev.assize.core.Digest;

/** What a training does about the groups of its rows: a price on their gaps, or an adversary that guesses them. */
public sealed interface RowGroups permits RowPenalty, RowAdversary {
    /** Returns how messages call it, for example {@code gap penalty}. */
    String what();

    /** Returns the same with its article. */
    default String named() {
        return (this instanceof RowAdversary ? "an " : "a ") + what();
    }

    /** Returns how many rows there are. */
    int rows();

    /** Returns the same for some rows, in the order given. */
    RowGroups select(int[] rows);

    /** Returns the SHA-256 of settings and groups. */
    Digest digest();
}
