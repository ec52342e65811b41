package dev.assize.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Digest;
import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.core.Tensor;
import dev.assize.engine.plan.Batch;
import dev.assize.engine.plan.Pass;
import dev.assize.engine.plan.Plan;
import dev.assize.engine.plan.Precision;
import dev.assize.privacy.noise.NoiseSource;
import dev.assize.training.fit.CheckpointFolder.Resume;
import dev.assize.training.fit.CheckpointFolder.Unit;
import dev.assize.training.privacy.PrivateTraining;
import dev.assize.training.settings.PrivacyBudget;
import dev.assize.training.settings.PrivacySettings;
import dev.assize.training.settings.TrainingException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The label is whether {@code x + 0.6 group} is above 0.3, but for every seventh row, whose label is turned; y tells the
 * group. So a plain fit favors group 1.
 */
class AdversaryTest {
    private static final int ROWS = 2_000;
    private static final float[] POINTS = points();
    private static final int[] GROUPS =
            IntStream.range(0, ROWS).map(row -> POINTS[2 * row + 1] > 0 ? 1 : 0).toArray();
    private static final int[] LABELS = IntStream.range(0, ROWS)
            .map(row -> (POINTS[2 * row] + 0.6 * GROUPS[row] > 0.3) != (row % 7 == 0) ? 1 : 0)
            .toArray();
    private static final Examples EXAMPLES = Examples.ofClasses(FloatRows.adopt(POINTS, ROWS, 2), LABELS, 2);
    private static final FitOptions OPTIONS =
            FitOptions.defaults().withEpochs(40).withBatchSize(100);
    private static final int[] ALL = IntStream.range(0, ROWS).toArray();

    @TempDir
    private Path folder;

    private static float[] points() {
        SplittableRandom random = new SplittableRandom(1);
        float[] points = new float[2 * ROWS];
        for (int row = 0; row < ROWS; row++) {
            points[2 * row] = (float) (2 * random.nextDouble() - 1);
            points[2 * row + 1] = random.nextInt(3) == 0 ? 1 : -1;
        }
        return points;
    }

    private static MultiLayerNetwork network() {
        return FitSamples.classifier(new Adam(0.003), 1);
    }

    private static RowAdversary against(double strength) {
        return RowAdversary.of(new AdversarySettings(1, 2, 1, strength, AdversarySettings.Form.USUAL), GROUPS);
    }

    private static FitHistory train(NetworkFit fit, MultiLayerNetwork network) {
        return fit.train(network, FitData.of(EXAMPLES), new Seed(3), Progress.silent());
    }

    /** Returns the rates at which group 0 and group 1 are decided as class 1, of rows of a label or of all (-1). */
    private static double gap(MultiLayerNetwork network, int label) {
        Tensor scores = Plan.of(network, Precision.FLOAT).predict(Batch.of(POINTS, ROWS, 2));
        double[] favorable = new double[2];
        double[] total = new double[2];
        for (int row = 0; row < ROWS; row++) {
            if (label < 0 || LABELS[row] == label) {
                favorable[GROUPS[row]] += scores.at(row, 1) > 0.5 ? 1 : 0;
                total[GROUPS[row]]++;
            }
        }
        return favorable[1] / total[1] - favorable[0] / total[0];
    }

    @Test
    void narrowsTheGap() {
        MultiLayerNetwork plain = network();
        train(NetworkFit.of(OPTIONS), plain);
        MultiLayerNetwork fair = network();
        FitHistory history = train(NetworkFit.of(OPTIONS).withAdversary(against(1)), fair);

        assertThat(gap(plain, -1)).isGreaterThan(0.25);
        assertThat(Math.abs(gap(fair, -1))).isLessThan(0.08);
        assertThat(history.bestEpoch()).isEqualTo(40);
    }

    @Test
    void narrowsTheGapsOfBothClasses_whenTheAdversaryKnowsTheClass() {
        int[] cells = IntStream.range(0, ROWS)
                .map(row -> 2 * LABELS[row] + GROUPS[row])
                .toArray();
        RowAdversary odds = RowAdversary.of(new AdversarySettings(2, 2, 1, 1, AdversarySettings.Form.USUAL), cells);
        MultiLayerNetwork plain = network();
        train(NetworkFit.of(OPTIONS), plain);
        MultiLayerNetwork fair = network();
        train(NetworkFit.of(OPTIONS).withAdversary(odds), fair);

        double before = Math.max(Math.abs(gap(plain, 0)), Math.abs(gap(plain, 1)));
        double after = Math.max(Math.abs(gap(fair, 0)), Math.abs(gap(fair, 1)));
        assertThat(before).isGreaterThan(0.15);
        assertThat(after).isLessThan(before / 2);
    }

    @Test
    void isThePlainTraining_whenNoRowIsInAnEvent() {
        int[] free = new int[ROWS];
        Arrays.fill(free, -1);
        RowAdversary blind = RowAdversary.of(against(1).settings(), free);
        MultiLayerNetwork plain = network();
        train(NetworkFit.of(OPTIONS.withEpochs(3)), plain);
        MultiLayerNetwork other = network();
        train(NetworkFit.of(OPTIONS.withEpochs(3)).withAdversary(blind), other);

        assertThat(FitSamples.parameters(other)).containsExactly(FitSamples.parameters(plain), within(1e-5f));
    }

    /**
     * The direction of a step against gradients that are made in another way: with strength 0 it has no part along the
     * adversary's gradient, and strength adds just that gradient.
     */
    @Test
    void movesAwayFromTheAdversarysGradient() {
        Plan plan = Plan.of(network(), Precision.DOUBLE);
        Batch inputs = Batch.of(POINTS, ROWS, 2);
        Batch targets = Batch.ofClasses(LABELS, 2);

        double[] plain = gradientOf(plan, inputs, targets);
        double[] none = played(plan, inputs, targets, 0);
        double[] once = played(plan, inputs, targets, 1);
        double[] twice = played(plan, inputs, targets, 2);

        double[] adversary = new double[none.length];
        for (int i = 0; i < none.length; i++) {
            adversary[i] = none[i] - once[i];
            assertThat(once[i] - twice[i]).isCloseTo(adversary[i], within(1e-9));
        }
        assertThat(product(adversary, adversary)).isGreaterThan(1e-6);
        assertThat(product(none, adversary)).isCloseTo(0, within(1e-9 * Math.sqrt(product(none, none))));
        double along = product(plain, adversary) / product(adversary, adversary);
        for (int i = 0; i < none.length; i++) {
            assertThat(none[i]).isCloseTo(plain[i] - along * adversary[i], within(1e-9));
        }
    }

    /** The adversary's gradient against differences of its loss, which is measured by an adversary that starts alike. */
    @Test
    void knowsWhatHelpsTheAdversary() {
        MultiLayerNetwork network = network();
        Plan plan = Plan.of(network, Precision.DOUBLE);
        Batch inputs = Batch.of(POINTS, ROWS, 2);
        Batch targets = Batch.ofClasses(LABELS, 2);
        double[] none = played(plan, inputs, targets, 0);
        double[] once = played(plan, inputs, targets, 1);
        double[] start = plan.parameters();

        for (int i = 0; i < start.length; i += 7) {
            double step = 1e-3;
            double slope = (guessLoss(plan, start, i, step) - guessLoss(plan, start, i, -step)) / (2 * step);
            // the adversary computes in single precision
            assertThat(none[i] - once[i]).isCloseTo(slope, within(2e-3 * Math.max(1, Math.abs(slope))));
        }
    }

    private static double guessLoss(Plan plan, double[] start, int parameter, double step) {
        double[] moved = start.clone();
        moved[parameter] += step;
        plan.setParameters(moved);
        double[] logits = plan.forward(Batch.of(POINTS, ROWS, 2)).logits().toArray();
        plan.setParameters(start);
        return Adversary.of(against(1), new Seed(5)).loss(logits, new double[0], ALL);
    }

    private static double[] gradientOf(Plan plan, Batch inputs, Batch targets) {
        Pass pass = plan.forward(inputs);
        pass.backward(targets);
        return pass.parameterGradient();
    }

    private static double[] played(Plan plan, Batch inputs, Batch targets, double strength) {
        Pass pass = plan.forward(inputs);
        Adversary.of(against(strength), new Seed(5)).play(pass, plan.layerCount() - 1, targets, new double[0], ALL);
        return pass.parameterGradient();
    }

    private static double product(double[] left, double[] right) {
        return IntStream.range(0, left.length)
                .mapToDouble(i -> left[i] * right[i])
                .sum();
    }

    @Test
    void goesOnFromACheckpoint_toTheSameBits() {
        MultiLayerNetwork whole = network();
        NetworkFit fit = NetworkFit.of(OPTIONS.withEpochs(4)).withAdversary(against(1));
        train(fit, whole);
        CheckpointFolder every =
                CheckpointFolder.of(folder).withEvery(1, Unit.EPOCHS).withKeep(9);
        train(NetworkFit.of(OPTIONS.withEpochs(2)).withAdversary(against(1)).withCheckpoints(every), network());
        MultiLayerNetwork rest = network();
        train(fit.withCheckpoints(every.withResume(Resume.LATEST)), rest);

        assertThat(FitSamples.parameters(rest)).containsExactly(FitSamples.parameters(whole));
        NetworkFit other = NetworkFit.of(OPTIONS.withEpochs(4))
                .withAdversary(against(2))
                .withCheckpoints(every.withResume(Resume.LATEST));
        assertThatThrownBy(() -> train(other, network()))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("its adversary is");
    }

    @Test
    void isRefused_withPrivacyOrOtherEndsOrRows() {
        PrivateTraining privacy = new PrivateTraining(
                PrivacySettings.of(PrivacyBudget.ofNoise(1, 1e-5)), NoiseSource.seeded(new Seed(5)), Digest.of("data"));
        assertThatThrownBy(
                        () -> train(NetworkFit.of(OPTIONS).withPrivacy(privacy).withAdversary(against(1)), network()))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("an adversary looks at the groups of all rows, and no ledger counts that");
        MultiLayerNetwork squares = FitSamples.oneUnit(Activation.IDENTITY, LossFunction.MSE);
        Examples numbers = Examples.ofNumbers(FloatRows.adopt(POINTS, ROWS, 2), new float[ROWS]);
        NetworkFit fit = NetworkFit.of(OPTIONS).withAdversary(against(1));
        assertThatThrownBy(() -> fit.train(squares, FitData.of(numbers), new Seed(1), Progress.silent()))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("which an adversary needs");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        train(NetworkFit.of(OPTIONS).withAdversary(against(1).select(new int[3])), network()))
                .withMessageContaining("an adversary of 3 rows was given for 2000");
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdversarySettings(1, 1, 1, 1, AdversarySettings.Form.USUAL))
                .withMessageContaining("two groups");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdversarySettings.Form(0, 0.1, 1))
                .withMessageContaining("0 hidden units");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowAdversary.of(against(1).settings(), new int[] {2}))
                .withMessageContaining("row 0 is in cell 2");
    }
}
