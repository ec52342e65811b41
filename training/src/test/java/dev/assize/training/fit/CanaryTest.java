package dev.assize.training.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Counts;
import dev.assize.core.Digest;
import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.engine.clip.Clipping;
import dev.assize.engine.plan.PlanOptions;
import dev.assize.engine.plan.Precision;
import dev.assize.privacy.MeasuredEpsilon;
import dev.assize.privacy.accounting.Accounting;
import dev.assize.privacy.mechanism.FixedSizeGaussian;
import dev.assize.privacy.mechanism.Mechanism;
import dev.assize.privacy.mechanism.Phase;
import dev.assize.privacy.mechanism.SampledGaussian;
import dev.assize.privacy.mechanism.TruncatedSampledGaussian;
import dev.assize.privacy.noise.NoiseSource;
import dev.assize.training.privacy.PrivateTraining;
import dev.assize.training.settings.PrivacyBudget;
import dev.assize.training.settings.PrivacySettings;
import dev.assize.training.settings.RecordSampling;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The guarantee, attacked end to end: many trainings by the real trainer, half of them with a canary. All other records
 * have no gradient, and the canary's always has the full clip norm in the direction of one weight, so nothing hides it
 * but the noise; how far that weight moved is the best test there is. What the test refutes with 95 % confidence has to
 * be below the stated epsilon; with the noise off or the clipping broken it has not. Where neighbors exchange a record,
 * the canary is exchanged for one that pulls in the opposite direction.
 *
 * <p>Seeds are fixed. For other seeds the bound would exceed the stated epsilon with probability below 0.05 each, and
 * in fact far below, because the bound is not tight.
 */
class CanaryTest {
    private static final double DELTA = 1e-5;
    private static final int RUNS = 200; // with the canary, and as many without
    private static final double CONFIDENCE = 1 - 0.05 / 5; // five thresholds are tried
    private static final double[] THRESHOLDS = {0.05, 0.5, 1, 1.5, 2.5};

    private final MultiLayerNetwork network = network();

    /** The trainings: all records in each of 4 steps, or each in a part of them. */
    enum Course {
        EVERY_STEP(RecordSampling.DEFAULT, 2, 2, 4, 3, 0.05), // one Gaussian of multiplier 1.5
        SAMPLED(RecordSampling.DEFAULT, 100, 1, 1, 1, 0),
        EXCHANGED(RecordSampling.DEFAULT.withMode(RecordSampling.Mode.FIXED), 2, 2, 4, 3, 0.05),
        HALF(RecordSampling.DEFAULT.withMode(RecordSampling.Mode.FIXED), 4, 2, 2, 4, 0),
        CUT(RecordSampling.DEFAULT.withMost(2), 4, 2, 2, 5, 0);

        private final RecordSampling sampling;
        private final int records;
        private final int batch;
        private final int epochs;
        private final double noise;
        private final double visible; // what is measured at least, so that the test is not blind

        Course(RecordSampling sampling, int records, int batch, int epochs, double noise, double visible) {
            this.sampling = sampling;
            this.records = records;
            this.batch = batch;
            this.epochs = epochs;
            this.noise = noise;
            this.visible = visible;
        }

        boolean exchanges() {
            return sampling.mode() == RecordSampling.Mode.FIXED;
        }

        /** Runs with the canary, and as many without; what is broken shows in fewer. */
        int runs(boolean broken) {
            return broken && this == SAMPLED ? RUNS / 2 : RUNS;
        }

        double rate() {
            return batch / (double) records;
        }

        long steps() {
            return (long) epochs * records / batch;
        }

        double epsilon() {
            return Accounting.epsilon(List.of(new Phase(mechanism(), steps())), DELTA)
                    .upper();
        }

        private Mechanism mechanism() {
            return switch (sampling.mode()) {
                case POISSON -> new SampledGaussian(rate(), noise);
                case FIXED -> new FixedSizeGaussian(rate(), noise);
                case TRUNCATED -> new TruncatedSampledGaussian(records, rate(), sampling.most(), noise);
            };
        }

        /** The deviation of the weight's move by noise alone, with clip norm 1 and learning rate 1. */
        double deviation() {
            return noise * (exchanges() ? 2 : 1) * Math.sqrt(steps()) / batch;
        }

        /** How far the weight moves on average without the canary. */
        double centerWithout() {
            return exchanges() ? -rate() * steps() / batch : 0;
        }
    }

    @ParameterizedTest
    @EnumSource(Course.class)
    void measuresLessThanIsStated(Course course) {
        double measured = measure(course, run -> NoiseSource.seeded(new Seed(run)), UnaryOperator.identity(), false);

        assertThat(measured).isGreaterThanOrEqualTo(course.visible).isLessThanOrEqualTo(course.epsilon());
    }

    @ParameterizedTest
    @EnumSource(Course.class)
    void measuresMoreThanIsStated_whenTheNoiseIsOff(Course course) {
        double measured = measure(course, run -> new NoiseDouble(new Seed(run)), UnaryOperator.identity(), true);

        assertThat(measured).isGreaterThan(course.epsilon());
    }

    @ParameterizedTest
    @EnumSource(Course.class)
    void measuresMoreThanIsStated_whenGradientsAreClippedToAHundredfoldNorm(Course course) {
        double measured = measure(
                course,
                run -> NoiseSource.seeded(new Seed(run)),
                clipping -> Clipping.flat(100 * clipping.norm()),
                true);

        assertThat(measured).isGreaterThan(course.epsilon());
    }

    private double measure(
            Course course, LongFunction<NoiseSource> sources, UnaryOperator<Clipping> defect, boolean broken) {
        int runs = course.runs(broken);
        double[] with = new double[runs];
        double[] without = new double[runs];
        for (int run = 0; run < runs; run++) {
            with[run] = moved(course, true, sources.apply(2L * run), defect);
            without[run] = moved(course, false, sources.apply(2L * run + 1), defect);
        }
        double best = 0;
        for (double threshold : THRESHOLDS) {
            double limit = course.centerWithout() + threshold * course.deviation();
            Counts caught = new Counts("with", above(with, limit), runs);
            Counts wrong = new Counts("without", above(without, limit), runs);
            best = Math.max(best, MeasuredEpsilon.of(caught, wrong, DELTA, CONFIDENCE));
        }
        return best;
    }

    private static int above(double[] moves, double limit) {
        int count = 0;
        for (double move : moves) {
            count += move > limit ? 1 : 0;
        }
        return count;
    }

    private double moved(Course course, boolean present, NoiseSource source, UnaryOperator<Clipping> defect) {
        float[] inputs = new float[2 * course.records];
        float[] targets = new float[course.records];
        inputs[0] = present || course.exchanges() ? 1 : 0;
        targets[0] = present ? 1e6f : -1e6f;
        double before = network.params().getDouble(0);
        NetworkFit.of(FitOptions.defaults()
                        .withEpochs(course.epochs)
                        .withBatchSize(course.batch)
                        .withPlan(PlanOptions.defaults(Precision.FLOAT)
                                .withLanes(1)
                                .withThreads(1)))
                .withPrivacy(new PrivateTraining(
                        PrivacySettings.of(PrivacyBudget.ofNoise(course.noise, DELTA))
                                .withSampling(course.sampling),
                        source,
                        Digest.of("canary")))
                .withDefect(defect)
                .train(
                        network,
                        FitData.of(Examples.of(
                                List.of(FloatRows.adopt(inputs, course.records, 2)),
                                List.of(FloatRows.adopt(targets, course.records, 1)))),
                        new Seed(1),
                        Progress.silent());
        return network.params().getDouble(0) - before;
    }

    /** Two weights and no bias; a record of zeros has no gradient. */
    private static MultiLayerNetwork network() {
        MultiLayerNetwork made = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Sgd(1))
                .list()
                .layer(new OutputLayer.Builder(LossFunction.L2)
                        .nIn(2)
                        .nOut(1)
                        .hasBias(false)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
        made.init();
        return made;
    }
}
