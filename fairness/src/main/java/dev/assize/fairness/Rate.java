package dev.assize.fairness;

import dev.assize.core.Counts;
import java.util.function.Function;

/**
 * A part of a group's people. Rows whose truth or decision a rate needs and that lack it are not counted in that rate.
 */
public enum Rate {
    /** Decided favorably / decided. */
    SELECTION_RATE(
            "selection rate",
            "favorable decisions / decisions",
            Needs.DECISION,
            g -> new Counts(g.name(), g.selected(), g.decided())),
    /** Truly favorable / with truth. */
    BASE_RATE(
            "base rate",
            "favorable truths / known truths",
            Needs.TRUTH,
            g -> new Counts(g.name(), g.positives(), g.withTruth())),
    /** TP / (TP + FN). */
    TRUE_POSITIVE_RATE("true positive rate", "TP / (TP + FN)", Needs.BOTH, g -> g.decisionGivenTruth(1, 1)),
    /** FP / (FP + TN). */
    FALSE_POSITIVE_RATE("false positive rate", "FP / (FP + TN)", Needs.BOTH, g -> g.decisionGivenTruth(1, 0)),
    /** TN / (FP + TN). */
    TRUE_NEGATIVE_RATE("true negative rate", "TN / (FP + TN)", Needs.BOTH, g -> g.decisionGivenTruth(0, 0)),
    /** FN / (TP + FN). */
    FALSE_NEGATIVE_RATE("false negative rate", "FN / (TP + FN)", Needs.BOTH, g -> g.decisionGivenTruth(0, 1)),
    /** TP / (TP + FP). */
    POSITIVE_PREDICTIVE_VALUE(
            "positive predictive value", "TP / (TP + FP)", Needs.BOTH, g -> g.truthGivenDecision(1, 1)),
    /** TN / (TN + FN). */
    NEGATIVE_PREDICTIVE_VALUE(
            "negative predictive value", "TN / (TN + FN)", Needs.BOTH, g -> g.truthGivenDecision(0, 0)),
    /** (TP + TN) / (TP + FP + TN + FN). */
    ACCURACY("accuracy", "(TP + TN) / (TP + FP + TN + FN)", Needs.BOTH, Rate::accuracy);

    /** What of a row a rate looks at. */
    public enum Needs {
        /** The decision. */
        DECISION,
        /** The truth. */
        TRUTH,
        /** The decision and the truth. */
        BOTH
    }

    private final String title;
    private final String formula;
    private final Needs needs;
    private final Function<GroupCounts, Counts> counts;

    Rate(String title, String formula, Needs needs, Function<GroupCounts, Counts> counts) {
        this.title = title;
        this.formula = formula;
        this.needs = needs;
        this.counts = counts;
    }

    /** Returns the name in plain English, for example {@code "selection rate"}. */
    public String title() {
        return title;
    }

    /** Returns the formula in the counts of a confusion matrix. */
    public String formula() {
        return formula;
    }

    /** Returns what of a row this rate looks at. */
    public Needs needs() {
        return needs;
    }

    /** Returns the counts behind this rate in {@code group}; no rows mean that the group has no such rate. */
    public Counts of(GroupCounts group) {
        return counts.apply(group);
    }

    /** Returns the evidence id of this rate. */
    String id() {
        return "fairness." + title.replace(' ', '_');
    }

    private static Counts accuracy(GroupCounts group) {
        long right = group.people(1, 1) + group.people(0, 0);
        return new Counts(group.name(), right, right + group.people(0, 1) + group.people(1, 0));
    }
}
