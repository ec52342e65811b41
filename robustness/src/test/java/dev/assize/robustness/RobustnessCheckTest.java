package dev.assize.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Curve;
import dev.assize.core.Definition;
import dev.assize.core.DifferentiablePredictor;
import dev.assize.core.EncodedModel;
import dev.assize.core.Evidence;
import dev.assize.core.MeasuredValue;
import dev.assize.core.NumericColumn;
import dev.assize.core.OutputScale;
import dev.assize.core.Predictor;
import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.Task;
import dev.assize.core.Tensor;
import dev.assize.core.Undefined;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RobustnessCheckTest {
    private static final Task TASK = Task.binary("approved", "no", "yes");
    private static final int ROWS = 1000;

    /** Class 1 where x is positive; x is uniform on [-1, 1], so strength s flips the share s of the rows. */
    private static final Table TABLE = Table.of(List.of(
            NumericColumn.of("x", new SplittableRandom(1L).doubles(ROWS, -1, 1).toArray()),
            CategoricalColumn.of(
                    "c",
                    List.of("a", "b"),
                    new SplittableRandom(2L).ints(ROWS, 0, 2).toArray())));

    private static int[] truth(Table table) {
        int[] truth = new int[table.rowCount()];
        for (int row = 0; row < truth.length; row++) {
            truth[row] = table.numeric("x").valueOr(row, 0) > 0 ? 1 : 0;
        }
        return truth;
    }

    /** Encoded: x, c=a, c=b. */
    private static EncodedModel model(double... weights) {
        return new EncodedModel(TASK, new NumberEncoder(TABLE, List.of("x", "c")), PaperFunction.linear(0, weights));
    }

    private static RobustnessCheck check(RobustnessOptions options) {
        return new RobustnessCheck(options, new Seed(5), Progress.silent());
    }

    private static List<Evidence> run(EncodedModel model) {
        return check(RobustnessOptions.defaults()).run(model, TABLE, truth(TABLE));
    }

    private static Evidence find(List<Evidence> evidence, String key) {
        return evidence.stream()
                .filter(one -> one.key().toString().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + " is not among "
                        + evidence.stream().map(Evidence::key).toList()));
    }

    private static MeasuredValue value(List<Evidence> evidence, String key) {
        return (MeasuredValue) find(evidence, key);
    }

    private static double number(List<Evidence> evidence, String key) {
        return value(evidence, key).estimate().value();
    }

    @Test
    void accuracyUnderFgsmFallsByTheShareOfRowsNearTheBorder() {
        List<Evidence> evidence = run(model(3, 0, 0));

        assertThat(number(evidence, "robustness.clean_accuracy")).isEqualTo(1);
        for (double strength : new double[] {0.05, 0.1, 0.25}) {
            long near = IntStream.range(0, ROWS)
                    .filter(row -> Math.abs(TABLE.numeric("x").valueOr(row, 0)) <= strength)
                    .count();
            String scope = "[strength=" + strength + "]";
            assertThat(number(evidence, "robustness.fgsm_accuracy" + scope))
                    .isCloseTo(1 - near / (double) ROWS, within(1e-12));
            assertThat(number(evidence, "robustness.fgsm_accuracy_drop" + scope))
                    .isCloseTo(near / (double) ROWS, within(1e-12));
        }
    }

    @Test
    void attackLeavesCategoriesAndMissingNumbersAlone() {
        // decided by the category alone: no number can change anything
        Table half = TABLE.withCells(NumericColumn.of("x", nan(ROWS)));
        int[] truth = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            truth[row] = TABLE.categorical("c").code(row);
        }
        List<Evidence> evidence = check(RobustnessOptions.defaults()).run(model(3, -0.1, 0.1), half, truth);

        assertThat(number(evidence, "robustness.clean_accuracy")).isEqualTo(1);
        assertThat(number(evidence, "robustness.fgsm_accuracy[strength=0.25]")).isEqualTo(1);
    }

    private static double[] nan(int rows) {
        double[] cells = new double[rows];
        Arrays.fill(cells, Double.NaN);
        return cells;
    }

    @Test
    void accuracyUnderMissingCellsFallsByHalfOfTheirShare() {
        List<Evidence> evidence = run(model(3, 0, 0));

        // a missing x reads 0, a tie, which goes to class 0: half of the emptied rows are wrong
        assertThat(number(evidence, "robustness.missing_accuracy[fraction=0.25]"))
                .isCloseTo(1 - 0.125, within(0.05));
        assertThat(number(evidence, "robustness.missing_accuracy[fraction=0.05]"))
                .isGreaterThan(number(evidence, "robustness.missing_accuracy[fraction=0.1]"));
        assertThat(value(evidence, "robustness.missing_accuracy[fraction=0.25]").sampleSize())
                .isEqualTo(ROWS);
    }

    @Test
    void accuracyUnderNoiseFalls_andCurvesStartAtTheCleanTable() {
        List<Evidence> evidence = run(model(3, 0, 0));
        Curve curve = (Curve) find(evidence, "robustness.noise_curve");

        assertThat(curve.series().get(0).points()).extracting(Curve.Point::x).containsExactly(0.0, 0.1, 0.25, 0.5);
        assertThat(curve.series().get(0).points())
                .extracting(point -> point.estimate().value())
                .isSortedAccordingTo((a, b) -> Double.compare(b, a))
                .startsWith(1.0);
    }

    @Test
    void noiseOnAColumnThatIsNotReadChangesNothing() {
        List<Evidence> evidence = run(model(0, -1, 1));

        assertThat(number(evidence, "robustness.noise_accuracy_drop[strength=0.5]"))
                .isZero();
    }

    @Test
    void calibrationErrorOfATooCautiousModelIsItsDistanceToOne() {
        // always right, with confidence 1 / (1 + e^-|3 x|)
        List<Evidence> evidence = run(model(3, 0, 0));
        double mean = 0;
        for (int row = 0; row < ROWS; row++) {
            mean += 1 / (1 + Math.exp(-3 * Math.abs(TABLE.numeric("x").valueOr(row, 0)))) / ROWS;
        }

        assertThat(number(evidence, "robustness.ece")).isCloseTo(1 - mean, within(1e-12));
        assertThat(number(evidence, "robustness.adaptive_ece")).isCloseTo(1 - mean, within(1e-12));
        assertThat(value(evidence, "robustness.ece").estimate().interval()).isPresent();
        assertThat(number(evidence, "robustness.mce")).isLessThan(0.5);
        assertThat(number(evidence, "robustness.classwise_ece[class=yes]")).isPositive();
    }

    @Test
    void everyPieceHasADefinition_andAKeyOfItsOwn() {
        List<Evidence> evidence = run(model(3, 0, 0));
        List<String> defined =
                RobustnessCheck.definitions().stream().map(Definition::id).toList();

        assertThat(defined).doesNotHaveDuplicates();
        assertThat(evidence.stream().map(one -> one.key().id()).distinct())
                .containsExactlyInAnyOrderElementsOf(defined);
        assertThat(evidence).extracting(one -> one.key().toString()).doesNotHaveDuplicates();
    }

    @Test
    void sameSeedGivesTheSameEvidence_anotherSeedOtherDraws() {
        RobustnessCheck other = new RobustnessCheck(RobustnessOptions.defaults(), new Seed(6), Progress.silent());

        assertThat(run(model(3, 1, 0)))
                .isEqualTo(run(model(3, 1, 0)))
                .isNotEqualTo(other.run(model(3, 1, 0), TABLE, truth(TABLE)));
    }

    @Test
    void usesAtMostTheRowsAllowed() {
        RobustnessOptions defaults = RobustnessOptions.defaults();
        RobustnessOptions few = new RobustnessOptions(
                List.of(0.1),
                List.of(),
                List.of(),
                defaults.calibration(),
                new RobustnessOptions.WorkLimits(200, 50, 7));
        List<Evidence> evidence = check(few).run(model(3, 0, 0), TABLE, truth(TABLE));

        assertThat(value(evidence, "robustness.clean_accuracy").sampleSize()).isEqualTo(200);
        assertThat(value(evidence, "robustness.fgsm_accuracy[strength=0.1]").sampleSize())
                .isEqualTo(50);
        assertThat(find(evidence, "robustness.noise_accuracy")).isInstanceOfSatisfying(Undefined.class, undefined -> {
            assertThat(undefined.cause()).isEqualTo(Undefined.Cause.NOT_COMPUTED);
            assertThat(undefined.reason()).isEqualTo("switched off: the options name no level of this damage");
        });
    }

    @Test
    void modelWithoutGradientsKeepsEverythingButFgsm() {
        Predictor scoresOnly = new Predictor() {
            @Override
            public int outputCount() {
                return 2;
            }

            @Override
            public Tensor predict(Tensor batch) {
                return PaperFunction.linear(0, 3, 0, 0).predict(batch);
            }
        };
        List<Evidence> evidence = run(new EncodedModel(TASK, new NumberEncoder(TABLE, List.of("x", "c")), scoresOnly));

        assertThat(find(evidence, "robustness.fgsm_accuracy")).isInstanceOfSatisfying(Undefined.class, undefined -> {
            assertThat(undefined.cause()).isEqualTo(Undefined.Cause.NOT_APPLICABLE);
            assertThat(undefined.reason())
                    .isEqualTo("the model gives scores but no input gradients, which FGSM follows; accuracy under"
                            + " missing values and noise works without them");
        });
        assertThat(number(evidence, "robustness.noise_accuracy[strength=0.5]")).isLessThan(1);
    }

    @Test
    void modelWithoutNumericColumnsHasNoAttackAndNoNoise() {
        EncodedModel categories =
                new EncodedModel(TASK, new NumberEncoder(TABLE, List.of("c")), PaperFunction.linear(0, -1, 1));
        List<Evidence> evidence = run(categories);

        assertThat(find(evidence, "robustness.fgsm_curve"))
                .isInstanceOfSatisfying(
                        Undefined.class,
                        undefined -> assertThat(undefined.reason())
                                .isEqualTo("the model reads no numeric column; FGSM on tables moves numbers and leaves "
                                        + "categories"
                                        + " alone"));
        assertThat(find(evidence, "robustness.noise_accuracy"))
                .isInstanceOfSatisfying(
                        Undefined.class,
                        undefined -> assertThat(undefined.reason())
                                .isEqualTo("the model reads no numeric column; noise is added to numbers only"));
    }

    @Test
    void tableWithoutRowsHasNoValues_andSaysWhy() {
        List<Evidence> evidence =
                check(RobustnessOptions.defaults()).run(model(3, 0, 0), TABLE.select(new int[0]), new int[0]);

        assertThat(evidence)
                .allSatisfy(one -> assertThat(one).isInstanceOfSatisfying(Undefined.class, undefined -> {
                    assertThat(undefined.cause()).isEqualTo(Undefined.Cause.NO_VALUE);
                    assertThat(undefined.reason()).isEqualTo("the table has 0 rows; accuracy is a share of rows");
                }));
    }

    @Test
    void namesTheMissingColumn() {
        Table other = Table.of(List.of(NumericColumn.of("y", 1, 2), CategoricalColumn.ofTexts("c", List.of("a", "b"))));

        assertThatThrownBy(() -> check(RobustnessOptions.defaults()).run(model(3, 0, 0), other, new int[] {0, 1}))
                .isInstanceOf(RobustnessException.class)
                .hasMessage("""
                        checks.robustness: the table has no column 'x', which the model reads
                          Audit a table with the columns that the model was trained on. Did you mean 'c'? \
                        Known: c, y.""");
    }

    @Test
    void namesTheRow_whenATruthDoesNotFit() {
        RobustnessCheck check = check(RobustnessOptions.defaults());
        Table two = TABLE.select(new int[] {0, 1});

        assertThatThrownBy(() -> check.run(model(3, 0, 0), two, new int[] {0, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("true class of row 1 is 2, the task has classes 0 to 1");
        assertThatThrownBy(() -> check.run(model(3, 0, 0), two, new int[] {0}))
                .hasMessage("there are 1 true classes for 2 rows; give one for each row");
    }

    @Test
    void tellsItsProgress() {
        List<String> heard = new ArrayList<>();
        new RobustnessCheck(
                        RobustnessOptions.defaults(),
                        new Seed(1),
                        (what, done, total) -> heard.add(what + " " + done + "/" + total))
                .run(model(3, 0, 0), TABLE, truth(TABLE));

        assertThat(heard)
                .startsWith("robustness: scoring 1000 rows 0/1000", "robustness: fgsm directions 0/3")
                .contains("robustness: fgsm at strength 0.25 3/3", "robustness: missing cells 0.05 0/3")
                .endsWith("robustness: noise 0.5 2/3");
    }

    @Test
    void everythingIsNotApplicable_forRegression() {
        EncodedModel model = new EncodedModel(
                Task.regression("amount"), new NumberEncoder(TABLE, List.of("x", "c")), new Doubling());

        assertThat(run(model))
                .hasSameSizeAs(RobustnessCheck.definitions())
                .allSatisfy(one -> assertThat(one)
                        .isInstanceOfSatisfying(
                                Undefined.class,
                                undefined -> assertThat(undefined.reason())
                                        .isEqualTo("'amount' is a number; accuracy and calibration are those of "
                                                + "a classifier")));
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
