package dev.assize.explain;

import dev.assize.core.Definition;
import dev.assize.core.Definition.Range;
import java.util.List;

/** The ids of this module and what they mean. */
final class ExplainDefinitions {
    static final String PERMUTATION_IMPORTANCE = "explain.permutation_importance";
    static final String ATTRIBUTION_SHARE = "explain.attribution_share";
    static final String COMPLETENESS_GAP = "explain.completeness_gap";
    static final String SENSITIVE_SHARE = "explain.sensitive_share";
    static final String COLUMNS = "explain.columns";

    private static final String INTEGRATED_GRADIENTS =
            "Sundararajan, Taly, Yan, Axiomatic Attribution for Deep Networks, 2017, arXiv:1703.01365";
    private static final String MODEL_RELIANCE =
            "Fisher, Rudin, Dominici, All Models are Wrong, but Many are Useful, JMLR 20, 2019";

    private ExplainDefinitions() {}

    static List<Definition> all() {
        return List.of(
                new Definition(
                        PERMUTATION_IMPORTANCE,
                        "Permutation importance of a column",
                        "Mean score on the table minus mean score after the column's cells were shuffled among the "
                                + "rows,"
                                + " averaged over shuffles. Score: accuracy, or minus the log loss in nats.",
                        Range.ANY,
                        "0 means that the model does not need the column; larger means that it relies on it more.",
                        MODEL_RELIANCE),
                new Definition(
                        ATTRIBUTION_SHARE,
                        "Share of a column in the attributions",
                        "Mean over rows of the size of the column's attribution, divided by the sum of that over all"
                                + " columns. A column's attribution is the sum over the numbers it is encoded to.",
                        Range.UNIT,
                        "No ideal; 0 means that the column moved no answer.",
                        INTEGRATED_GRADIENTS),
                new Definition(
                        COMPLETENESS_GAP,
                        "Completeness gap of the attributions",
                        "Largest over rows of |sum of attributions - (F(x) - F(baseline))|; the relative gap of a row "
                                + "is"
                                + " divided by the larger of |F(x) - F(baseline)| and the sum of |attributions|.",
                        Range.NOT_NEGATIVE,
                        "0; larger means that the attributions explain the answer less exactly.",
                        INTEGRATED_GRADIENTS),
                new Definition(
                        SENSITIVE_SHARE,
                        "Share of sensitive columns in the attributions",
                        "Attribution share of the sensitive columns that the model reads, together or one by one. It"
                                + " does not see other columns that stand in for them.",
                        Range.UNIT,
                        "0; larger means that the answers rest more on the sensitive column itself.",
                        INTEGRATED_GRADIENTS),
                new Definition(
                        COLUMNS,
                        "What the answers rest on, by column",
                        "For each column that the model reads: its permutation importance and its attribution share.",
                        Range.ANY,
                        "No ideal.",
                        MODEL_RELIANCE + "; " + INTEGRATED_GRADIENTS));
    }
}
