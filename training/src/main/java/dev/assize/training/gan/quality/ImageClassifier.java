package dev.assize.training.gan.quality;

import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.engine.plan.Batch;
import dev.assize.engine.plan.Pass;
import dev.assize.engine.plan.Plan;
import dev.assize.engine.plan.Precision;
import dev.assize.training.fit.Examples;
import dev.assize.training.fit.FitData;
import dev.assize.training.fit.FitOptions;
import dev.assize.training.fit.FloatRows;
import dev.assize.training.fit.NetworkFit;
import dev.assize.training.gan.GrayImages;
import dev.assize.training.network.NetworkBuilder;
import dev.assize.training.settings.HiddenActivation;
import dev.assize.training.settings.MlpNetwork;
import dev.assize.training.settings.Optimizer;
import dev.assize.training.settings.OptimizerSettings;
import dev.assize.training.settings.Regularization;
import dev.assize.training.settings.TrainingSettings;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A small network (256 and 64 ReLU units, softmax) trained on real images for a few passes. Its 64 features are what it
 * has learned to tell classes by.
 */
final class ImageClassifier {
    private static final List<Integer> HIDDEN = List.of(256, 64);
    private static final int EPOCHS = 10;
    private static final int BATCH = 128;
    private static final int CHUNK = 1000;
    private static final double RATE = 1e-3;
    private static final double DROPOUT = 0.2;

    private final Plan plan;
    private final int classes;

    private ImageClassifier(Plan plan, int classes) {
        this.plan = plan;
        this.classes = classes;
    }

    static ImageClassifier train(LabelledImages real, Seed seed, Progress progress) {
        TrainingSettings settings = TrainingSettings.of(new MlpNetwork(HIDDEN, HiddenActivation.RELU))
                .withOptimizer(OptimizerSettings.of(Optimizer.ADAM, RATE))
                .withRegularization(new Regularization(0, 0, 0, DROPOUT, 0));
        int size = real.images().size();
        Model network = NetworkBuilder.build(settings, new int[] {size}, real.classes(), seed.child("weights"));
        FloatRows rows = FloatRows.adopt(real.images().toArray(), real.images().count(), size);
        Examples examples = Examples.ofClasses(rows, real.labels(), real.classes());
        FitOptions options = FitOptions.defaults().withEpochs(EPOCHS).withBatchSize(BATCH);
        NetworkFit.of(options).train(network, FitData.of(examples), seed.child("fit"), progress);
        return new ImageClassifier(Plan.of((MultiLayerNetwork) network, Precision.FLOAT), real.classes());
    }

    /** Looks at images. */
    Seen look(GrayImages images) {
        int width = HIDDEN.get(HIDDEN.size() - 1);
        double[] features = new double[images.count() * width];
        double[] scores = new double[images.count() * classes];
        float[] ink = images.toArray();
        Batch all = Batch.of(ink, images.count(), images.size());
        for (int from = 0; from < images.count(); from += CHUNK) {
            Pass pass = plan.forward(all.slice(from, Math.min(images.count(), from + CHUNK)));
            double[] part = pass.activation(HIDDEN.size() - 1).toArray();
            System.arraycopy(part, 0, features, from * width, part.length);
            double[] outputs = pass.outputs().toArray();
            System.arraycopy(outputs, 0, scores, from * classes, outputs.length);
        }
        return new Seen(new Features(features, width), scores, classes);
    }

    /** What it sees in images. */
    static final class Seen {
        private final Features features;
        private final double[] scores;
        private final int classes;

        Seen(Features features, double[] scores, int classes) {
            this.features = features;
            this.scores = scores;
            this.classes = classes;
        }

        Features features() {
            return features;
        }

        /** Returns the class of the highest score. */
        int classOf(int row) {
            int best = 0;
            for (int c = 1; c < classes; c++) {
                best = scores[row * classes + c] > scores[row * classes + best] ? c : best;
            }
            return best;
        }

        /** Returns the mean over images of the highest score. */
        double meanConfidence() {
            double sum = 0;
            for (int row = 0; row < features.rows(); row++) {
                sum += scores[row * classes + classOf(row)];
            }
            return sum / features.rows();
        }

        long[] counts() {
            long[] counts = new long[classes];
            for (int row = 0; row < features.rows(); row++) {
                counts[classOf(row)]++;
            }
            return counts;
        }

        long correct(int[] labels) {
            long correct = 0;
            for (int row = 0; row < labels.length; row++) {
                correct += classOf(row) == labels[row] ? 1 : 0;
            }
            return correct;
        }
    }
}
