package dev.assize.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.Definition;
import dev.assize.core.DifferentiablePredictor;
import dev.assize.core.EncodedModel;
import dev.assize.core.Evidence;
import dev.assize.core.GroupTable;
import dev.assize.core.MeasuredValue;
import dev.assize.core.NumericColumn;
import dev.assize.core.OutputScale;
import dev.assize.core.Predictor;
import dev.assize.core.Progress;
import dev.assize.core.Role;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.Task;
import dev.assize.core.Tensor;
import dev.assize.core.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExplainCheckTest {
    private static final Task TASK = Task.binary("approved", "no", "yes");
    private static final List<String> FEATURES = List.of("income", "sex", "unused");

    /** Income decides, sex is read with a small weight, unused with none; race is sensitive and not read. */
    private static Table table(int rows) {
        SplittableRandom random = new SplittableRandom(4L);
        List<String> sex = new ArrayList<>();
        List<String> race = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            sex.add(random.nextInt(2) == 0 ? "f" : "m");
            race.add(random.nextInt(2) == 0 ? "a" : "b");
        }
        List<Column> columns = List.of(
                NumericColumn.of("income", random.doubles(rows, -2, 2).toArray()),
                CategoricalColumn.ofTexts("sex", sex),
                NumericColumn.of("unused", random.doubles(rows).toArray()),
                CategoricalColumn.ofTexts("race", race));
        return Table.of(columns, Map.of("sex", Set.of(Role.SENSITIVE), "race", Set.of(Role.SENSITIVE)));
    }

    private static EncodedModel model(Table table) {
        // encoded: income, sex=f, sex=m, unused
        return new EncodedModel(TASK, new NumberEncoder(table, FEATURES), PaperFunction.linear(0, 2, -0.25, 0.25, 0));
    }

    private static int[] truth(Table table) {
        int[] truth = new int[table.rowCount()];
        for (int row = 0; row < truth.length; row++) {
            truth[row] = table.numeric("income").valueOr(row, 0) > 0 ? 1 : 0;
        }
        return truth;
    }

    private static ExplainCheck check(AttributionOptions attribution) {
        return new ExplainCheck(
                new ExplainOptions(attribution, PermutationOptions.defaults()), new Seed(5), Progress.silent());
    }

    private static AttributionOptions options(AttributionOptions.Method method, OutputScale scale, String target) {
        return new AttributionOptions(
                method,
                AttributionOptions.Baseline.MEAN,
                scale,
                Optional.of(target),
                AttributionOptions.WorkLimits.defaults());
    }

    private static List<Evidence> run(Table table) {
        return check(options(AttributionOptions.Method.INTEGRATED_GRADIENTS, OutputScale.LOGIT, "yes"))
                .run(model(table), table, truth(table));
    }

    private static MeasuredValue value(List<Evidence> evidence, String key) {
        return (MeasuredValue) find(evidence, key);
    }

    private static Evidence find(List<Evidence> evidence, String key) {
        return evidence.stream()
                .filter(one -> one.key().toString().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + " is not among "
                        + evidence.stream().map(Evidence::key).toList()));
    }

    @Test
    void sharesOfALinearModelAreThoseOnPaper() {
        Table table = table(2000);
        List<Evidence> evidence = run(table);
        double income = value(evidence, "explain.attribution_share[column=income]")
                .estimate()
                .value();
        double sex = value(evidence, "explain.attribution_share[column=sex]")
                .estimate()
                .value();

        // |2 (x - mean)| has mean 2; sex moves by 0.5 times a distance of one half to the mean
        assertThat(income).isCloseTo(2 / 2.25, within(0.01));
        assertThat(income + sex).isCloseTo(1, within(1e-12));
        assertThat(value(evidence, "explain.attribution_share[column=unused]")
                        .estimate()
                        .value())
                .isZero();
        assertThat(value(evidence, "explain.attribution_share[column=sex]").sampleSize())
                .isEqualTo(1000);
    }

    @Test
    void completenessGapOfALinearModelIsRounding() {
        List<Evidence> evidence = run(table(300));

        assertThat(value(evidence, "explain.completeness_gap[kind=absolute]")
                        .estimate()
                        .value())
                .isLessThan(1e-13);
        assertThat(value(evidence, "explain.completeness_gap[kind=relative]").method())
                .isEqualTo("integrated gradients, gauss legendre, 16 to 16 steps, 0 rows past the relative gap 0.01,"
                        + " logit of class yes, baseline the mean of the explained rows");
    }

    @Test
    void importanceIsLargestForTheDecidingColumn_andZeroForTheUnusedOne() {
        List<Evidence> evidence = run(table(500));
        double income = value(evidence, "explain.permutation_importance[column=income, metric=accuracy]")
                .estimate()
                .value();

        assertThat(income).isGreaterThan(0.4);
        assertThat(value(evidence, "explain.permutation_importance[column=unused, metric=accuracy]")
                        .estimate()
                        .value())
                .isZero();
    }

    @Test
    void sensitiveShareIsThatOfTheColumnsRead_andSaysWhichAreNot() {
        List<Evidence> evidence = run(table(500));
        double sex = value(evidence, "explain.attribution_share[column=sex]")
                .estimate()
                .value();

        assertThat(value(evidence, "explain.sensitive_share").estimate().value())
                .isEqualTo(sex);
        assertThat(value(evidence, "explain.sensitive_share[attribute=sex]")
                        .estimate()
                        .value())
                .isEqualTo(sex);
        assertThat(find(evidence, "explain.sensitive_share[attribute=race]"))
                .isInstanceOfSatisfying(Undefined.class, undefined -> {
                    assertThat(undefined.cause()).isEqualTo(Undefined.Cause.NOT_APPLICABLE);
                    assertThat(undefined.reason())
                            .isEqualTo("the model does not read the column 'race'; that says nothing about columns that"
                                    + " stand in for it");
                });
    }

    @Test
    void tableOfColumnsRepeatsTheFigures() {
        List<Evidence> evidence = run(table(200));
        GroupTable columns = (GroupTable) find(evidence, "explain.columns");

        assertThat(columns.rows()).extracting(GroupTable.Row::group).containsExactlyElementsOf(FEATURES);
        assertThat(columns.rows().get(1).cells().get(1))
                .isEqualTo(new GroupTable.Known(
                        value(evidence, "explain.attribution_share[column=sex]").estimate()));
    }

    @Test
    void sameSeedGivesTheSameEvidence_anotherSeedOtherShuffles() {
        Table table = table(200);
        ExplainCheck other = new ExplainCheck(ExplainOptions.defaults(), new Seed(6), Progress.silent());
        ExplainCheck same = new ExplainCheck(ExplainOptions.defaults(), new Seed(5), Progress.silent());

        assertThat(same.run(model(table), table, truth(table)))
                .isEqualTo(check(AttributionOptions.defaults()).run(model(table), table, truth(table)))
                .isNotEqualTo(other.run(model(table), table, truth(table)));
    }

    @Test
    void everyPieceHasADefinition_andAKeyOfItsOwn() {
        List<Evidence> evidence = run(table(50));
        List<String> defined =
                ExplainCheck.definitions().stream().map(Definition::id).toList();

        assertThat(evidence).extracting(one -> one.key().id()).isSubsetOf(defined);
        assertThat(evidence).extracting(one -> one.key().toString()).doesNotHaveDuplicates();
        assertThat(defined)
                .doesNotHaveDuplicates()
                .containsAll(evidence.stream().map(e -> e.key().id()).toList());
    }

    @Test
    void saliencyHasSharesButNoGap() {
        Table table = table(100);
        List<Evidence> evidence = check(options(AttributionOptions.Method.SALIENCY, OutputScale.PROBABILITY, "no"))
                .run(model(table), table, truth(table));

        assertThat(find(evidence, "explain.completeness_gap"))
                .isInstanceOfSatisfying(
                        Undefined.class,
                        undefined -> assertThat(undefined.reason())
                                .isEqualTo("gradients alone do not sum to a difference of outputs; choose integrated "
                                        + "gradients to"
                                        + " have a gap"));
        assertThat(value(evidence, "explain.attribution_share[column=income]").method())
                .isEqualTo("saliency, probability of class no, baseline zero");
    }

    @Test
    void modelWithoutGradientsKeepsImportance_andSaysWhatElseNeeds() {
        Table table = table(100);
        Predictor scoresOnly = new Predictor() {
            @Override
            public int outputCount() {
                return 2;
            }

            @Override
            public Tensor predict(Tensor batch) {
                return PaperFunction.linear(0, 1, 0, 0, 0).predict(batch);
            }
        };
        EncodedModel model = new EncodedModel(TASK, new NumberEncoder(table, FEATURES), scoresOnly);
        List<Evidence> evidence = check(AttributionOptions.defaults()).run(model, table, truth(table));

        assertThat(value(evidence, "explain.permutation_importance[column=income, metric=accuracy]")
                        .estimate()
                        .value())
                .isGreaterThan(0.3);
        for (String id : List.of("attribution_share", "completeness_gap", "sensitive_share")) {
            assertThat(find(evidence, "explain." + id)).isInstanceOfSatisfying(Undefined.class, undefined -> {
                assertThat(undefined.cause()).isEqualTo(Undefined.Cause.NOT_APPLICABLE);
                assertThat(undefined.reason())
                        .isEqualTo("the model gives scores but no input gradients; explain.permutation_importance works"
                                + " without them, attributions need a differentiable model such as a trained network");
            });
        }
    }

    @Test
    void tableWithoutRowsHasNoValues_andSaysWhy() {
        Table none = table(3).select(new int[0]);
        List<Evidence> evidence = check(AttributionOptions.defaults()).run(model(table(3)), none, new int[0]);

        assertThat(find(evidence, "explain.permutation_importance"))
                .isInstanceOfSatisfying(
                        Undefined.class,
                        undefined -> assertThat(undefined.reason())
                                .isEqualTo("the table has 0 rows; shuffling a column needs 2 rows or more"));
        assertThat(find(evidence, "explain.attribution_share")).isInstanceOfSatisfying(Undefined.class, undefined -> {
            assertThat(undefined.cause()).isEqualTo(Undefined.Cause.NO_VALUE);
            assertThat(undefined.reason())
                    .isEqualTo("the table has 0 rows; an attribution explains the answer for a row");
        });
    }

    @Test
    void modelThatIgnoresEverythingHasNoShares() {
        Table table = table(20);
        EncodedModel constant =
                new EncodedModel(TASK, new NumberEncoder(table, FEATURES), PaperFunction.linear(1, 0, 0, 0, 0));
        List<Evidence> evidence = check(AttributionOptions.defaults()).run(constant, table, truth(table));

        assertThat(find(evidence, "explain.attribution_share[column=income]"))
                .isInstanceOfSatisfying(
                        Undefined.class,
                        undefined -> assertThat(undefined.reason())
                                .isEqualTo("all attributions of the 20 explained rows are 0, so there is nothing to "
                                        + "share"));
        assertThat(value(evidence, "explain.completeness_gap[kind=relative]")
                        .estimate()
                        .value())
                .isZero();
    }

    @Test
    void namesEveryMissingColumn_andTheUnknownClass() {
        Table table = table(5);
        Table other = Table.of(List.of(NumericColumn.of("incomes", 1, 2), NumericColumn.of("unused", 1, 2)));
        ExplainCheck check = check(options(AttributionOptions.Method.SALIENCY, OutputScale.LOGIT, "Yes"));

        assertThatThrownBy(() -> check.run(model(table), other, new int[] {0, 1}))
                .isInstanceOf(ExplainException.class)
                .hasMessage("""
                        checks.explain: the table has no column 'income', which the model reads
                          Audit a table with the columns that the model was trained on. Did you mean 'incomes'? \
                        Known: incomes, unused.
                        checks.explain: the table has no column 'sex', which the model reads
                          Audit a table with the columns that the model was trained on. Known: incomes, unused.
                        checks.explain: attribution.targetClass is 'Yes', which is not a class of 'approved'
                          Did you mean 'yes'? Known: no, yes.""");
    }

    @Test
    void namesBothNumbers_whenTruthsAreMissing() {
        Table table = table(5);

        assertThatThrownBy(() -> check(AttributionOptions.defaults()).run(model(table), table, new int[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are 1 true classes for 5 rows; give one for each row");
    }

    @Test
    void tellsItsProgress_fromStartToEnd() {
        Table table = table(10);
        List<String> heard = new ArrayList<>();
        new ExplainCheck(
                        ExplainOptions.defaults(),
                        new Seed(1),
                        (what, done, total) -> heard.add(what + " " + done + "/" + total))
                .run(model(table), table, truth(table));

        assertThat(heard)
                .containsExactly(
                        "explain: importance of column income 0/3",
                        "explain: importance of column sex 1/3",
                        "explain: importance of column unused 2/3",
                        "explain: importance of columns 3/3",
                        "explain: attributions of 10 rows 0/10",
                        "explain: attributions of 10 rows 10/10");
    }

    @Test
    void regressionHasAttributionsOfItsNumber_butNoImportance() {
        Table table = table(30);
        EncodedModel model =
                new EncodedModel(Task.regression("amount"), new NumberEncoder(table, FEATURES), new Doubling());
        List<Evidence> evidence = check(AttributionOptions.defaults()).run(model, table, new int[0]);

        assertThat(find(evidence, "explain.permutation_importance"))
                .isInstanceOfSatisfying(
                        Undefined.class,
                        undefined -> assertThat(undefined.reason())
                                .isEqualTo(
                                        "'amount' is a number; permutation importance is measured by the accuracy or "
                                                + "the log"
                                                + " loss of a classifier"));
        assertThat(value(evidence, "explain.attribution_share[column=income]")
                        .estimate()
                        .value())
                .isEqualTo(1);
        assertThat(value(evidence, "explain.attribution_share[column=income]").method())
                .endsWith("the predicted number, baseline the mean of the explained rows");
    }

    /** Predicts 2 x of the first number. */
    private static final class Doubling implements DifferentiablePredictor {
        @Override
        public int outputCount() {
            return 1;
        }

        @Override
        public Tensor predict(Tensor batch) {
            return output(batch, new int[batch.rows()], OutputScale.LOGIT).reshape(batch.rows(), 1);
        }

        @Override
        public Tensor output(Tensor batch, int[] classes, OutputScale scale) {
            double[] doubled = new double[batch.rows()];
            for (int row = 0; row < doubled.length; row++) {
                doubled[row] = 2 * batch.at(row, 0);
            }
            return Tensor.adopt(doubled, doubled.length);
        }

        @Override
        public Tensor gradient(Tensor batch, int[] classes, OutputScale scale) {
            double[] slopes = new double[batch.size()];
            for (int row = 0; row < batch.rows(); row++) {
                slopes[row * batch.rowSize()] = 2;
            }
            return Tensor.adopt(slopes, batch.shape());
        }
    }
}
