package dev.assize.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Digest;
import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.core.Tensor;
import dev.assize.engine.plan.Batch;
import dev.assize.engine.plan.Plan;
import dev.assize.engine.plan.Precision;
import dev.assize.privacy.accounting.Accounting;
import dev.assize.privacy.noise.NoiseSource;
import dev.assize.training.fit.CheckpointFolder.Resume;
import dev.assize.training.fit.CheckpointFolder.Unit;
import dev.assize.training.privacy.PrivateHistory;
import dev.assize.training.privacy.PrivateTraining;
import dev.assize.training.settings.PrivacyBudget;
import dev.assize.training.settings.PrivacySettings;
import dev.assize.training.settings.TrainingException;
import java.nio.file.Path;
import java.util.SplittableRandom;
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
class PenalizedFitTest {
    private static final int ROWS = 2_000;
    private static final float[] POINTS = points();
    private static final int[] GROUPS = groups();
    private static final Examples EXAMPLES = examples();
    private static final FitOptions OPTIONS =
            FitOptions.defaults().withEpochs(40).withBatchSize(100);

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

    private static int[] groups() {
        int[] groups = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            groups[row] = POINTS[2 * row + 1] > 0 ? 1 : 0;
        }
        return groups;
    }

    private static Examples examples() {
        int[] labels = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            boolean high = POINTS[2 * row] + 0.6 * GROUPS[row] > 0.3;
            labels[row] = high != (row % 7 == 0) ? 1 : 0;
        }
        return Examples.ofClasses(FloatRows.adopt(POINTS, ROWS, 2), labels, 2);
    }

    private static MultiLayerNetwork network() {
        return FitSamples.classifier(new Adam(0.003), 1);
    }

    private static RowPenalty penalty(GapPenalty.Pace pace) {
        return RowPenalty.of(new GapPenalty(1, 2, 1, 0, pace), GROUPS);
    }

    private static RowPenalty penalty() {
        return penalty(GapPenalty.Pace.USUAL);
    }

    private static FitHistory train(NetworkFit fit, MultiLayerNetwork network) {
        return fit.train(network, FitData.of(EXAMPLES), new Seed(3), Progress.silent());
    }

    /** Returns the difference of the rates at which group 1 and group 0 are decided as class 1. */
    private static double gap(MultiLayerNetwork network) {
        Tensor scores = Plan.of(network, Precision.FLOAT).predict(Batch.of(POINTS, ROWS, 2));
        double[] favorable = new double[2];
        double[] total = new double[2];
        for (int row = 0; row < ROWS; row++) {
            favorable[GROUPS[row]] += scores.at(row, 1) > 0.5 ? 1 : 0;
            total[GROUPS[row]]++;
        }
        return favorable[1] / total[1] - favorable[0] / total[0];
    }

    @Test
    void closesTheGap() {
        MultiLayerNetwork plain = network();
        train(NetworkFit.of(OPTIONS), plain);
        MultiLayerNetwork fair = network();
        FitHistory history = train(NetworkFit.of(OPTIONS).withPenalty(penalty()), fair);

        assertThat(gap(plain)).isGreaterThan(0.25);
        assertThat(Math.abs(gap(fair))).isLessThan(0.04);
        assertThat(history.bestEpoch()).isEqualTo(40);
    }

    @Test
    void leavesTheGapThatIsAllowed() {
        MultiLayerNetwork network = network();
        GapPenalty bounded = new GapPenalty(1, 2, 1, 0.1, GapPenalty.Pace.USUAL);
        train(NetworkFit.of(OPTIONS).withPenalty(RowPenalty.of(bounded, GROUPS)), network);

        // each group is within 0.1 of all rows, of which a third are of group 1: the two differ by 0.15 at most
        assertThat(gap(network)).isBetween(0.09, 0.19);
    }

    @Test
    void isThePlainTraining_whenGapsCostNothing() {
        MultiLayerNetwork plain = network();
        train(NetworkFit.of(OPTIONS), plain);
        MultiLayerNetwork free = network();
        train(NetworkFit.of(OPTIONS).withPenalty(penalty(new GapPenalty.Pace(0, 0, 1, 1))), free);

        assertThat(FitSamples.parameters(free)).containsExactly(FitSamples.parameters(plain));
    }

    @Test
    void goesOnFromACheckpoint_toTheSameBits() {
        MultiLayerNetwork whole = network();
        NetworkFit penalized = NetworkFit.of(OPTIONS.withEpochs(4)).withPenalty(penalty());
        train(penalized, whole);
        CheckpointFolder every =
                CheckpointFolder.of(folder).withEvery(1, Unit.EPOCHS).withKeep(9);
        MultiLayerNetwork half = network();
        train(NetworkFit.of(OPTIONS.withEpochs(2)).withPenalty(penalty()).withCheckpoints(every), half);
        MultiLayerNetwork rest = network();
        train(penalized.withCheckpoints(every.withResume(Resume.LATEST)), rest);

        assertThat(FitSamples.parameters(rest)).containsExactly(FitSamples.parameters(whole));
        NetworkFit other = NetworkFit.of(OPTIONS.withEpochs(4)).withCheckpoints(every.withResume(Resume.LATEST));
        assertThatThrownBy(() -> train(other, network()))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("its gap penalty is");
    }

    private static PrivateTraining privacy(double multiplier) {
        PrivacySettings settings = PrivacySettings.of(PrivacyBudget.ofNoise(multiplier, 1e-5));
        return new PrivateTraining(settings, NoiseSource.seeded(new Seed(5)), Digest.of("data"));
    }

    @Test
    void closesTheGapPrivately_withinTheSameLedger() {
        FitOptions options = OPTIONS.withBatchSize(200).withEpochs(120);
        MultiLayerNetwork plain = network();
        PrivateHistory before = train(NetworkFit.of(options).withPrivacy(privacy(0.6)), plain)
                .privacy()
                .orElseThrow();
        MultiLayerNetwork fair = network();
        PrivateHistory after = train(
                        NetworkFit.of(options).withPrivacy(privacy(0.6)).withPenalty(penalty()), fair)
                .privacy()
                .orElseThrow();

        assertThat(gap(plain)).isGreaterThan(0.2);
        assertThat(Math.abs(gap(fair))).isLessThan(0.1);
        assertThat(Accounting.epsilon(after.ledger(), 1e-5).upper())
                .isEqualTo(Accounting.epsilon(before.ledger(), 1e-5).upper());
    }

    /** With the same seeded source the noise of each step is the same; a real training has a new source. */
    @Test
    void goesOnPrivately_toTheSameBits() {
        FitOptions options = OPTIONS.withBatchSize(200);
        MultiLayerNetwork whole = network();
        NetworkFit fit =
                NetworkFit.of(options.withEpochs(4)).withPrivacy(privacy(0.6)).withPenalty(penalty());
        train(fit, whole);
        CheckpointFolder every =
                CheckpointFolder.of(folder).withEvery(1, Unit.EPOCHS).withKeep(9);
        NetworkFit first =
                NetworkFit.of(options.withEpochs(2)).withPrivacy(privacy(0.6)).withPenalty(penalty());
        train(first.withCheckpoints(every), network());
        MultiLayerNetwork rest = network();
        FitHistory history = train(fit.withCheckpoints(every.withResume(Resume.LATEST)), rest);

        assertThat(FitSamples.parameters(rest)).containsExactly(FitSamples.parameters(whole));
        assertThat(history.privacy().orElseThrow().ledger().phases().get(0).steps())
                .isEqualTo(40);
    }

    @Test
    void isRefused_whereBatchesAreTooSmallToCountPrivately() {
        NetworkFit fit = NetworkFit.of(OPTIONS).withPrivacy(privacy(3)).withPenalty(penalty());

        assertThatThrownBy(() -> train(fit, network()))
                .isInstanceOf(TrainingException.class)
                .hasMessage("training settings: batches of 100.0 records are too small to count decisions by group with"
                        + " a noise multiplier of 3.0\n  Use batches of 121 records or more, or no gap penalty.");
    }

    @Test
    void isRefused_whereTheNetworkEndsWithoutProbabilities() {
        MultiLayerNetwork squares = FitSamples.oneUnit(Activation.IDENTITY, LossFunction.MSE);
        Examples numbers = Examples.ofNumbers(FloatRows.adopt(POINTS, ROWS, 2), new float[ROWS]);
        NetworkFit fit = NetworkFit.of(OPTIONS).withPenalty(penalty());

        assertThatThrownBy(() -> fit.train(squares, FitData.of(numbers), new Seed(1), Progress.silent()))
                .isInstanceOf(TrainingException.class)
                .hasMessage("training settings: the network does not end with probabilities of classes, which a gap"
                        + " penalty needs\n  End it with softmax and cross entropy, or with one logistic unit and binary"
                        + " cross entropy.");
    }

    @Test
    void isRefused_whenItIsOfOtherRows() {
        RowPenalty few = penalty().select(new int[] {1, 2, 3});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> train(NetworkFit.of(OPTIONS).withPenalty(few), network()))
                .withMessage(
                        "a gap penalty of 3 rows was given for 2000 training examples; give a cell for each of them");
    }
}
