package dev.assize.fairness;

import dev.assize.core.Estimate;
import dev.assize.statistics.Contrasts;
import dev.assize.statistics.Estimates;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What shall be alike in all groups: one measure, or several at once.
 *
 * @param name in lower snake case, for example {@code "equalized_odds"}
 * @param measures what is compared
 * @param joining how the gaps of several measures become one
 * @param citation where it comes from
 */
record Criterion(String name, List<Measure> measures, Joining joining, String citation) {
    Criterion {
        measures = List.copyOf(measures);
    }

    /** The criterion that one measure is alike. */
    static Criterion of(Measure measure) {
        return new Criterion(
                measure.criterion(),
                List.of(measure),
                Joining.WORST,
                measure.definition().citation());
    }

    /** How the gaps of several measures become one. */
    enum Joining {
        /** The one that is worst. */
        WORST,
        /** Their mean, with their signs. */
        MEAN,
        /** The mean of their sizes. */
        MEAN_SIZE,
        /** The largest of their sizes. */
        WORST_SIZE;

        /** Returns whether signs do not count. */
        boolean sizes() {
            return this == MEAN_SIZE || this == WORST_SIZE;
        }
    }

    /** Returns one number for those of the measures. */
    Estimate join(List<Estimate> parts, GapForm form) {
        return switch (joining) {
            case WORST -> form.lowerIsWorse() ? Estimates.smallest(parts) : Estimates.largest(parts);
            case MEAN -> Estimates.mean(parts);
            case WORST_SIZE ->
                Estimates.largest(parts.stream().map(Contrasts::size).toList());
            case MEAN_SIZE -> Estimates.mean(parts.stream().map(Contrasts::size).toList());
        };
    }

    /** Returns the formula of a form of this criterion. */
    String formula(GapForm form) {
        String gaps = measures.stream()
                .map(measure -> form.words() + " " + measure.title())
                .collect(Collectors.joining(" or "));
        if (measures.size() == 1) {
            return gaps;
        }
        return switch (joining) {
            case WORST -> "the " + (form.lowerIsWorse() ? "smaller" : "larger") + " of: " + gaps;
            case MEAN -> "mean of: " + gaps.replace(" or ", " and ");
            case WORST_SIZE -> "the largest size of: " + gaps;
            case MEAN_SIZE -> "mean of the sizes of: " + gaps.replace(" or ", " and ");
        };
    }

    /** Returns the words in the middle of a sentence. */
    String title() {
        return name.replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
