package dev.assize.fairness.mitigation;

import java.util.Locale;

/**
 * {@link ExponentiatedGradient}: models trained against growing prices, each of which takes its share of the decisions.
 *
 * @param options what is bounded, and how long is searched
 */
public record MixtureMethod(ExponentiatedGradient.Options options) implements MitigationMethod {
    /** The name of this method in files. */
    public static final String ID = "exponentiated_gradient";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean trainsSeveral() {
        return true;
    }

    @Override
    public String settings() {
        return "constraint " + options.constraint().id() + ", bound " + options.bound() + ", price " + options.price()
                + ", at most " + options.rounds() + " rounds";
    }

    /** Returns what was found on the training rows, in a few words. */
    public static String remark(ExponentiatedGradient.Result<?> result) {
        return String.format(
                Locale.ROOT,
                "%d of %d models share the decisions: error %.4f, bound broken by %.4f on the training rows",
                result.models().size(),
                result.trained(),
                result.error(),
                result.violation());
    }
}
