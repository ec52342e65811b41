package dev.assize.reports;

import dev.assize.core.Counts;
import dev.assize.core.Curve;
import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.ExampleList;
import dev.assize.core.Fraction;
import dev.assize.core.GroupTable;
import dev.assize.core.HeatMap;
import dev.assize.core.Interval;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Tensor;
import dev.assize.core.Uncertainty;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.statistics.Estimates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Evidence such as an audit of loan decisions finds: every shape, every kind of uncertainty. */
public final class SampleEvidence {
    private static final Counts WOMEN = new Counts("Female", 512, 1973);
    private static final Counts MEN = new Counts("Male", 1690, 4027);
    private static final List<Counts> AGES = List.of(
            new Counts("under 25", 205, 811),
            new Counts("25 to 39", 1012, 2590),
            new Counts("40 to 59", 812, 2087),
            new Counts("60 and over", 173, 512));

    private SampleEvidence() {}

    /** Returns all pieces in the order of the checks. */
    public static List<Evidence> all() {
        List<Evidence> all = new ArrayList<>();
        all.addAll(training());
        all.addAll(fairness());
        all.addAll(privacy());
        all.addAll(explanations());
        all.addAll(robustness());
        return all;
    }

    /** Returns the ratio that fails the four-fifths rule. */
    public static MeasuredValue ratioBySex() {
        return value(
                "fairness.demographic_parity_ratio",
                Scope.attribute("sex"),
                Estimates.smallestRatio(List.of(WOMEN, MEN)).orElseThrow(),
                Unit.RATIO,
                6000);
    }

    /** Returns the ratio that is not decided. */
    public static MeasuredValue ratioByAge() {
        return value(
                "fairness.demographic_parity_ratio",
                Scope.attribute("age_group"),
                Estimates.smallestRatio(AGES).orElseThrow(),
                Unit.RATIO,
                6000);
    }

    /** Returns the gap of true positive rates. */
    public static MeasuredValue opportunity() {
        return value(
                "fairness.equal_opportunity_difference",
                Scope.attribute("sex"),
                Estimates.widestGap(List.of(new Counts("Female", 401, 560), new Counts("Male", 1405, 1802)))
                        .orElseThrow(),
                Unit.FRACTION_DIFFERENCE,
                2362);
    }

    /** Returns the advantage of an attacker. */
    public static MeasuredValue attack() {
        return value(
                "privacy.membership_auc",
                Scope.ALL.with("attack", "loss threshold"),
                Estimates.normal(0.5123, 0.0061, 0, 1),
                Unit.FRACTION,
                8000);
    }

    /** Returns the calibration error. */
    public static MeasuredValue calibration() {
        return value(
                "robustness.expected_calibration_error",
                Scope.ALL.with("bins", 15),
                new Estimate(
                        0.0312,
                        Optional.empty(),
                        Optional.of(new Interval(0.0241, 0.0403, 0.95, "bootstrap, 1000 draws")),
                        Optional.empty()),
                Unit.FRACTION,
                6000);
    }

    /** Returns accuracy under the strongest attack. */
    public static MeasuredValue underAttack(double strength, long hits) {
        return value(
                "robustness.accuracy_under_fgsm",
                Scope.ALL.with("epsilon", strength),
                Estimates.rate(new Counts("all", hits, 6000)).orElseThrow(),
                Unit.FRACTION,
                6000);
    }

    /** Returns the undefined privacy budget. */
    public static Undefined budget() {
        return new Undefined(
                new EvidenceKey("privacy.epsilon", Scope.ALL.with("delta", 1e-5)),
                Undefined.Cause.NOT_APPLICABLE,
                "The model was trained without noise, so no privacy guarantee was earned.");
    }

    private static List<Evidence> training() {
        List<Curve.Point> train = new ArrayList<>();
        List<Curve.Point> validation = new ArrayList<>();
        for (int epoch = 1; epoch <= 20; epoch++) {
            train.add(new Curve.Point(epoch, Estimate.certain(0.38 + 0.31 * Math.exp(-epoch / 4.0))));
            validation.add(new Curve.Point(epoch, Estimate.certain(0.41 + 0.28 * Math.exp(-epoch / 3.5))));
        }
        return List.of(
                new Curve(
                        new EvidenceKey("training.loss", Scope.ALL),
                        "epoch",
                        "mean loss (nats)",
                        List.of(new Curve.Series("training", train), new Curve.Series("validation", validation))),
                value(
                        "performance.accuracy",
                        Scope.ALL,
                        Estimates.rate(new Counts("all", 4871, 6000)).orElseThrow(),
                        Unit.FRACTION,
                        6000));
    }

    private static List<Evidence> fairness() {
        return List.of(
                groups("sex", List.of("Female", "Male"), new long[] {1973, 4027}),
                groups("age_group", List.of("under 25", "25 to 39", "40 to 59", "60 and over"), new long[] {
                    811, 2590, 2087, 512
                }),
                new GroupTable(
                        new EvidenceKey("fairness.groups", Scope.attribute("religion")),
                        List.of(new GroupTable.Head("fairness.selection_rate", Unit.FRACTION)),
                        List.of(new GroupTable.Row(
                                "none stated", 0, List.of(new GroupTable.Unknown("No rows in this group."))))),
                ratioBySex(),
                ratioByAge(),
                value(
                        "fairness.demographic_parity_difference",
                        Scope.attribute("sex"),
                        Estimates.widestGap(List.of(WOMEN, MEN)).orElseThrow(),
                        Unit.FRACTION_DIFFERENCE,
                        6000),
                value(
                        "fairness.demographic_parity_difference",
                        Scope.attribute("age_group"),
                        Estimates.widestGap(AGES).orElseThrow(),
                        Unit.FRACTION_DIFFERENCE,
                        6000),
                opportunity(),
                value(
                        "fairness.selection_rate_difference",
                        Scope.attribute("sex").withGroups("Female", "Male"),
                        Estimates.difference(WOMEN, MEN).orElseThrow(),
                        Unit.FRACTION_DIFFERENCE,
                        6000),
                value(
                        "fairness.impact_ratio",
                        Scope.attribute("sex").withGroups("Female", "Male"),
                        Estimates.ratio(WOMEN, MEN).orElseThrow(),
                        Unit.RATIO,
                        6000),
                value(
                        "fairness.equalized_odds_difference",
                        Scope.attribute("sex"),
                        Estimates.largest(List.of(
                                Estimates.widestGap(List.of(WOMEN, MEN)).orElseThrow(),
                                Estimates.widestGap(AGES).orElseThrow())),
                        Unit.FRACTION_DIFFERENCE,
                        6000),
                value(
                        "fairness.equalized_odds_ratio",
                        Scope.attribute("sex"),
                        Estimates.smallest(List.of(
                                Estimates.smallestRatio(List.of(WOMEN, MEN)).orElseThrow(),
                                Estimates.smallestRatio(AGES).orElseThrow())),
                        Unit.RATIO,
                        6000));
    }

    private static List<Evidence> privacy() {
        return List.of(
                attack(),
                value(
                        "privacy.membership_tpr_at_1_percent_fpr",
                        Scope.ALL.with("attack", "loss threshold"),
                        Estimates.rate(new Counts("members", 47, 4000)).orElseThrow(),
                        Unit.FRACTION,
                        4000),
                budget(),
                value(
                        "privacy.smallest_class",
                        Scope.ALL.with("quasi_identifiers", "age, sex, zip"),
                        Estimate.certain(1),
                        Unit.COUNT,
                        20000));
    }

    private static List<Evidence> explanations() {
        List<Evidence> all = new ArrayList<>();
        String[] columns = {"income", "debt_ratio", "zip_area", "years_employed", "age", "savings", "purpose"};
        double[] drops = {0.0912, 0.0634, 0.0411, 0.0178, 0.0063, 0.0009, -0.0012};
        for (int i = 0; i < columns.length; i++) {
            all.add(value(
                    "explain.permutation_importance",
                    Scope.ALL.with("column", columns[i]),
                    Estimates.normal(drops[i], 0.0025, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
                    Unit.NUMBER,
                    6000));
        }
        all.add(value("explain.completeness_gap", Scope.ALL, Estimate.certain(3.2e-7), Unit.NUMBER, 256));
        all.add(new HeatMap(
                new EvidenceKey("explain.interactions", Scope.ALL),
                List.of("income", "debt_ratio", "age"),
                List.of("income", "debt_ratio", "age"),
                Tensor.of(new double[] {0.9, -0.31, 0.12, -0.31, 0.7, 0.02, 0.12, 0.02, 0.25}, 3, 3)));
        all.add(new ExampleList(
                new EvidenceKey("explain.counterfactuals", Scope.ALL),
                List.of("row", "income", "debt_ratio", "decision"),
                List.of(List.of("17", "21500", "0.61", "no"), List.of("17 changed", "26000", "0.61", "yes"))));
        return all;
    }

    private static List<Evidence> robustness() {
        List<Evidence> all = new ArrayList<>(
                List.of(underAttack(0.01, 4790), underAttack(0.05, 4512), underAttack(0.1, 3988), calibration()));
        List<Curve.Point> reliability = new ArrayList<>();
        for (int bin = 0; bin < 10; bin++) {
            long rows = 900 - 70 * Math.abs(bin - 3);
            long hits = Math.round(rows * Math.min(1, 0.02 + 0.105 * bin + 0.01 * (bin % 3)));
            reliability.add(new Curve.Point(
                    0.05 + 0.1 * bin,
                    Estimates.rate(new Counts("bin " + bin, hits, rows)).orElseThrow()));
        }
        all.add(new Curve(
                new EvidenceKey("robustness.reliability", Scope.ALL),
                "mean predicted probability",
                "share that is favorable",
                List.of(
                        new Curve.Series("model", reliability),
                        new Curve.Series(
                                "ideal",
                                List.of(
                                        new Curve.Point(0, Estimate.certain(0)),
                                        new Curve.Point(1, Estimate.certain(1)))))));
        all.add(new Curve(
                new EvidenceKey("robustness.accuracy_under_missing_values", Scope.ALL),
                "share of cells removed",
                "accuracy",
                List.of(curve("income", 4871, 420), curve("zip_area", 4871, 130))));
        return all;
    }

    private static Curve.Series curve(String name, long start, long loss) {
        List<Curve.Point> points = new ArrayList<>();
        for (int i = 0; i <= 5; i++) {
            points.add(new Curve.Point(
                    i / 10.0,
                    Estimates.rate(new Counts(name, start - loss * i, 6000)).orElseThrow()));
        }
        return new Curve.Series(name, points);
    }

    private static GroupTable groups(String attribute, List<String> names, long[] people) {
        String[] ids = {"selection_rate", "true_positive_rate", "false_positive_rate", "accuracy"};
        List<GroupTable.Head> heads = new ArrayList<>();
        for (String id : ids) {
            heads.add(new GroupTable.Head("fairness." + id, Unit.FRACTION));
        }
        List<GroupTable.Row> rows = new ArrayList<>();
        for (int i = 0; i < people.length; i++) {
            long rowsHere = people[i];
            long[] hits = {
                rowsHere * (26 + 4 * i) / 100,
                rowsHere * (71 + 2 * i) / 300,
                rowsHere * (8 + i) / 200,
                rowsHere * 80 / 100
            };
            long[] of = {rowsHere, rowsHere / 3, rowsHere / 2, rowsHere};
            List<GroupTable.Cell> cells = new ArrayList<>();
            for (int column = 0; column < ids.length; column++) {
                cells.add(new GroupTable.Known(Estimates.rate(new Counts(names.get(i), hits[column], of[column]))
                        .orElseThrow()));
            }
            rows.add(new GroupTable.Row(names.get(i), rowsHere, cells));
        }
        return new GroupTable(new EvidenceKey("fairness.groups", Scope.attribute(attribute)), heads, rows);
    }

    /** Returns one number with a usual method. */
    public static MeasuredValue value(String id, Scope scope, Estimate estimate, Unit unit, long rows) {
        return new MeasuredValue(new EvidenceKey(id, scope), estimate, unit, rows, "on the test rows");
    }

    /** Returns a definition for each id of {@code evidence}. */
    public static List<Definition> definitions() {
        return List.of(
                definition(
                        "fairness.demographic_parity_ratio",
                        "Ratio of selection rates",
                        "smallest selection rate of any group / largest selection rate of any group",
                        Definition.Range.UNIT,
                        "1 is parity; lower is worse",
                        "Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4 D"),
                definition(
                        "fairness.demographic_parity_difference",
                        "Gap of selection rates",
                        "largest minus smallest selection rate of the groups",
                        Definition.Range.UNIT,
                        "0 is parity; higher is worse",
                        "Dwork et al., Fairness through Awareness, 2012"),
                definition(
                        "fairness.equal_opportunity_difference",
                        "Gap of true positive rates",
                        "largest minus smallest true positive rate of the groups",
                        Definition.Range.UNIT,
                        "0 is parity; higher is worse",
                        "Hardt, Price, Srebro, 2016, arXiv:1610.02413"),
                definition(
                        "fairness.selection_rate",
                        "Selection rate",
                        "people decided favorably / all people of the group",
                        Definition.Range.UNIT,
                        "none by itself; compare the groups",
                        "Barocas, Hardt, Narayanan, ch. 3"),
                definition(
                        "fairness.true_positive_rate",
                        "True positive rate",
                        "favorable decisions among those whose true class is favorable",
                        Definition.Range.UNIT,
                        "1; compare the groups",
                        "Hardt, Price, Srebro, 2016"),
                definition(
                        "fairness.groups",
                        "Rates by group",
                        "each rate within the rows of one group",
                        Definition.Range.UNIT,
                        "equal rows",
                        "Barocas, Hardt, Narayanan, ch. 3"),
                definition(
                        "explain.permutation_importance",
                        "Permutation importance",
                        "accuracy minus accuracy after the column's cells were shuffled",
                        Definition.Range.ANY,
                        "none; 0 means the column is not needed",
                        "Fisher, Rudin, Dominici, JMLR 20, 2019"),
                definition(
                        "privacy.membership_auc",
                        "Membership attack",
                        "chance that a random member has a lower loss than a random outsider",
                        Definition.Range.UNIT,
                        "0.5; higher means that membership leaks",
                        "Yeom et al., 2018, arXiv:1709.01604"),
                definition(
                        "privacy.epsilon",
                        "Privacy budget ε",
                        "upper bound from the accountant",
                        Definition.Range.NOT_NEGATIVE,
                        "0; lower is more private",
                        "Dwork, Roth, 2014"),
                definition(
                        "training.loss",
                        "Loss by epoch",
                        "mean cross entropy",
                        Definition.Range.NOT_NEGATIVE,
                        "0",
                        "-"),
                definition(
                        "robustness.reliability",
                        "Reliability diagram",
                        "share of favorable truth among rows of similar predicted probability",
                        Definition.Range.UNIT,
                        "the diagonal",
                        "Guo et al., On Calibration of Modern Neural Networks, 2017"),
                definition(
                        "robustness.expected_calibration_error",
                        "Expected calibration error",
                        "mean over bins of |share - mean probability|, weighted by rows",
                        Definition.Range.UNIT,
                        "0; higher is worse",
                        "Guo et al., 2017, arXiv:1706.04599"));
    }

    private static Definition definition(
            String id, String title, String formula, Definition.Range range, String ideal, String citation) {
        return new Definition(id, title, formula, range, ideal, citation);
    }

    /** Returns an estimate with a stated exact value and no interval. */
    public static Estimate exact(long numerator, long denominator) {
        return Estimate.exact(Fraction.of(numerator, denominator));
    }

    /** Returns an estimate that has only an uncertainty. */
    public static Estimate uncertain(double value, Uncertainty uncertainty) {
        return new Estimate(value, Optional.empty(), Optional.empty(), Optional.of(uncertainty));
    }
}
