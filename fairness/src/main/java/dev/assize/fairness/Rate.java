package dev.assize.fairness;

import dev.assize.core.Counts;
import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Unit;
import dev.assize.statistics.Estimates;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A number made from the truths and decisions of a group's people, by weight. Rows whose truth or decision it needs and
 * that lack it are not counted. Most are proportions of people and exact ratios of counts where all weights are 1.
 */
public enum Rate implements Measure {
    /** Decided favorably / decided. */
    SELECTION_RATE("favorable decisions / decisions", Needs.DECISION, CellSet.SELECTED, CellSet.DECIDED),
    /** Truly favorable / with truth. */
    BASE_RATE("favorable truths / known truths", Needs.TRUTH, CellSet.FAVORABLE, CellSet.WITH_TRUTH),
    /** TP / (TP + FN), sensitivity, recall. */
    TRUE_POSITIVE_RATE("TP / (TP + FN)", "1; lower is worse", CellSet.TP, CellSet.FN),
    /** FP / (FP + TN). */
    FALSE_POSITIVE_RATE("FP / (FP + TN)", "0; higher is worse", CellSet.FP, CellSet.TN),
    /** TN / (FP + TN), specificity. */
    TRUE_NEGATIVE_RATE("TN / (FP + TN)", "1; lower is worse", CellSet.TN, CellSet.FP),
    /** FN / (TP + FN), miss rate. */
    FALSE_NEGATIVE_RATE("FN / (TP + FN)", "0; higher is worse", CellSet.FN, CellSet.TP),
    /** TP / (TP + FP), precision. */
    POSITIVE_PREDICTIVE_VALUE("TP / (TP + FP)", "1; lower is worse", CellSet.TP, CellSet.FP),
    /** TN / (TN + FN). */
    NEGATIVE_PREDICTIVE_VALUE("TN / (TN + FN)", "1; lower is worse", CellSet.TN, CellSet.FN),
    /** FP / (TP + FP). */
    FALSE_DISCOVERY_RATE("FP / (TP + FP)", "0; higher is worse", CellSet.FP, CellSet.TP),
    /** FN / (TN + FN). */
    FALSE_OMISSION_RATE("FN / (TN + FN)", "0; higher is worse", CellSet.FN, CellSet.TN),
    /** (TP + TN) / (TP + FP + TN + FN). */
    ACCURACY(
            "(TP + TN) / (TP + FP + TN + FN)",
            "1; lower is worse",
            CellSet.TP.and(CellSet.TN),
            CellSet.FP.and(CellSet.FN)),
    /** (FP + FN) / (TP + FP + TN + FN). */
    ERROR_RATE(
            "(FP + FN) / (TP + FP + TN + FN)",
            "0; higher is worse",
            CellSet.FP.and(CellSet.FN),
            CellSet.TP.and(CellSet.TN)),
    /** Mean of true positive and true negative rate. */
    BALANCED_ACCURACY("(TP / (TP + FN) + TN / (FP + TN)) / 2", "1; lower is worse", CellFormula::balancedAccuracy),
    /** Harmonic mean of precision and recall. */
    F1_SCORE("2 TP / (2 TP + FP + FN)", "1; lower is worse", CellFormula::f1),
    /** FN / FP; treatment equality compares it. */
    TREATMENT_RATIO("FN / FP", "None by itself; compare between groups", CellFormula.quotient(CellSet.FN, CellSet.FP)),
    /** Matthews correlation of truth and decision. */
    MATTHEWS_CORRELATION(
            "(TP TN - FP FN) / sqrt((TP + FP)(TP + FN)(TN + FP)(TN + FN))",
            "1; lower is worse",
            CellFormula::correlation);

    private static final String BOOK = "Barocas, Hardt and Narayanan, Fairness and Machine Learning, chapter 3";
    private static final String NO_IDEAL = "None by itself; compare between groups";

    private final String formula;
    private final Needs needs;
    private final String ideal;
    private final CellFormula value;
    private final Optional<List<CellSet>> proportion;

    Rate(String formula, Needs needs, CellSet hits, CellSet rows) {
        this.formula = formula;
        this.needs = needs;
        this.ideal = NO_IDEAL;
        this.value = CellFormula.quotient(hits, rows);
        this.proportion = Optional.of(List.of(hits, rows));
    }

    Rate(String formula, String ideal, CellSet hits, CellSet misses) {
        this.formula = formula;
        this.needs = Needs.BOTH;
        this.ideal = ideal;
        this.value = CellFormula.quotient(hits, hits.and(misses));
        this.proportion = Optional.of(List.of(hits, hits.and(misses)));
    }

    Rate(String formula, String ideal, CellFormula value) {
        this.formula = formula;
        this.needs = Needs.BOTH;
        this.ideal = ideal;
        this.value = value;
        this.proportion = Optional.empty();
    }

    /** Returns the rates that are proportions of people. */
    public static List<Rate> proportions() {
        return Arrays.stream(values()).filter(Rate::isProportion).toList();
    }

    /** Returns whether this is a part of some people. */
    public boolean isProportion() {
        return proportion.isPresent();
    }

    @Override
    public Definition definition() {
        String words = title();
        String title = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return new Definition("fairness." + metricName(), title, formula, range(), ideal, citation());
    }

    @Override
    public Unit unit() {
        return isProportion() ? Unit.FRACTION : this == TREATMENT_RATIO ? Unit.RATIO : Unit.NUMBER;
    }

    @Override
    public Needs needs() {
        return needs;
    }

    @Override
    public String metricName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String formula() {
        return formula;
    }

    @Override
    public String criterion() {
        return switch (this) {
            case SELECTION_RATE -> "demographic_parity";
            case TRUE_POSITIVE_RATE -> "equal_opportunity";
            case FALSE_POSITIVE_RATE -> "predictive_equality";
            case POSITIVE_PREDICTIVE_VALUE -> "predictive_parity";
            case ACCURACY -> "accuracy_equality";
            case TREATMENT_RATIO -> "treatment_equality";
            default -> metricName();
        };
    }

    @Override
    public Optional<Estimate> of(GroupCounts group) {
        if (isProportion() && !group.weighted()) {
            return Estimates.rate(counts(group));
        }
        double number = value(group.weights());
        Definition.Range range = range();
        return Double.isFinite(number)
                ? Optional.of(Estimates.normal(
                        number,
                        value.standardError(group),
                        range.least().orElse(Double.NEGATIVE_INFINITY),
                        range.most().orElse(Double.POSITIVE_INFINITY)))
                : Optional.empty();
    }

    @Override
    public long rows(GroupCounts group) {
        return switch (needs) {
            case DECISION -> group.decided();
            case TRUTH -> group.withTruth();
            default ->
                isProportion()
                        ? counts(group).rows()
                        : group.part(CellSet.KNOWN, CellSet.KNOWN).rows();
        };
    }

    /** Returns the number of people behind this proportion in {@code group}; no rows mean that it has none. */
    public Counts counts(GroupCounts group) {
        List<CellSet> sets = proportion.orElseThrow(
                () -> new IllegalArgumentException("the " + title() + " is no proportion of people; use its estimate"));
        return group.part(sets.get(0), sets.get(1));
    }

    /** Returns the number from the nine weight sums of a group; 0/0 is NaN. */
    double value(double[] cells) {
        return value.of(cells);
    }

    private Definition.Range range() {
        return switch (this) {
            case TREATMENT_RATIO -> Definition.Range.NOT_NEGATIVE;
            case MATTHEWS_CORRELATION -> Definition.Range.SIGNED_UNIT;
            default -> Definition.Range.UNIT;
        };
    }

    private String citation() {
        return switch (this) {
            case TREATMENT_RATIO -> "Berk et al., Fairness in criminal justice risk assessments, 2018";
            case MATTHEWS_CORRELATION -> "Matthews, Comparison of predicted and observed secondary structure, 1975";
            default -> BOOK;
        };
    }
}
