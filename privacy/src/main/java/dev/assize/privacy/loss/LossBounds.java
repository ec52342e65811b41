package dev.assize.privacy.loss;

import java.util.List;

/**
 * The pairs of a mechanism: for removal and for addition of a record, or one pair if both directions are alike.
 *
 * @param dominating pairs that are at least as far apart as any neighbors; none if no such pair is known
 * @param attained pairs that some neighbors attain, so that no smaller epsilon holds; none if none is known
 */
public record LossBounds(List<LossPair> dominating, List<LossPair> attained) {
    /** Copies the lists. */
    public LossBounds {
        dominating = List.copyOf(dominating);
        attained = List.copyOf(attained);
    }

    /** Returns bounds that are attained by pairs, for removal and for addition. */
    public static LossBounds exact(LossPair... pairs) {
        return new LossBounds(List.of(pairs), List.of(pairs));
    }

    /** Returns the bounds of a mechanism of which only divergences are known. */
    public static LossBounds unknown() {
        return new LossBounds(List.of(), List.of());
    }
}
