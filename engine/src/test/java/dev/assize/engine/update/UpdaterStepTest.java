package dev.assize.engine.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.assize.engine.plan.Batch;
import dev.assize.engine.plan.Plan;
import dev.assize.engine.plan.PlanException;
import dev.assize.engine.plan.PlanOptions;
import dev.assize.engine.plan.Precision;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** What holds for a step besides its numbers. */
class UpdaterStepTest {
    private static final int ROWS = 40;
    private static final int WIDE = 90; // more than one piece in the first layer

    private static MultiLayerConfiguration wide() {
        return new NeuralNetConfiguration.Builder()
                .updater(new Adam(0.01))
                .l2(0.001)
                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                .gradientNormalizationThreshold(0.01)
                .list()
                .layer(new DenseLayer.Builder()
                        .nOut(WIDE)
                        .activation(Activation.RELU)
                        .build())
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(WIDE))
                .build();
    }

    private static Batch inputs() {
        return Batch.of(
                new SplittableRandom(3).doubles((long) ROWS * WIDE, -1, 1).toArray(), ROWS, WIDE);
    }

    private static Batch targets() {
        return Batch.ofClasses(new SplittableRandom(4).ints(ROWS, 0, 3).toArray(), 3);
    }

    @Test
    void givesTheSameBits_onOneTwoAndFourThreads() {
        MultiLayerNetwork network = Race.network(wide(), DataType.FLOAT);
        double[][] results = new double[3][];
        for (int i = 0; i < 3; i++) {
            Plan plan = Plan.of(
                    network, PlanOptions.defaults(Precision.FLOAT).withLanes(3).withThreads(1 << i));
            Updater updater = Updater.of(network, plan, OptionalDouble.of(0.5));
            for (int step = 0; step < 20; step++) {
                plan.train(inputs(), targets(), step);
                updater.step(step, 0, ROWS);
            }
            results[i] = plan.parameters();
        }
        assertThat(results[1]).isEqualTo(results[0]);
        assertThat(results[2]).isEqualTo(results[0]);
    }

    @Test
    void allocatesUnderTenKilobytesAStep() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        MultiLayerNetwork network = Race.network(wide(), DataType.FLOAT);
        Plan plan = Plan.of(network, PlanOptions.defaults(Precision.FLOAT).withThreads(1));
        Updater updater = Updater.of(network, plan);
        plan.train(inputs(), targets(), 0);
        for (int step = 0; step < 300; step++) {
            updater.step(step, 0, ROWS);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int step = 300; step < 320; step++) {
            updater.step(step, 0, ROWS);
        }
        assertThat((threads.getCurrentThreadAllocatedBytes() - before) / 20).isLessThan(10_000);
    }

    @Test
    void leavesTheGradientAsItWas() {
        MultiLayerNetwork network = Race.network(wide(), DataType.DOUBLE);
        Plan plan = Plan.of(network, Precision.DOUBLE);
        plan.train(inputs(), targets(), 0);
        double[] before = plan.gradient();
        Updater.of(network, plan).step(0, 0, ROWS);

        assertThat(plan.gradient()).isEqualTo(before);
    }

    static Stream<Double> limits() {
        return Stream.of(0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @MethodSource("limits")
    void refusesALimitThatIsNone(double limit) {
        MultiLayerNetwork network = Race.network(wide(), DataType.FLOAT);
        Plan plan = Plan.of(network, Precision.FLOAT);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Updater.of(network, plan, OptionalDouble.of(limit)))
                .withMessage("the gradient's norm cannot be limited to " + limit + "; give a number above 0, or none");
    }

    @Test
    void saysWhatDoesNotFit() {
        MultiLayerNetwork network = Race.network(wide(), DataType.FLOAT);
        Plan plan = Plan.of(network, Precision.FLOAT);
        Updater updater = Updater.of(network, plan);
        MultiLayerNetwork other = Race.network(UpdaterTest.mlp(builder -> builder.updater(new Adam())), DataType.FLOAT);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Updater.of(other, plan))
                .withMessage("a network of 57 parameters was given for a plan of 8463; give the network that the plan "
                        + "was made of");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> updater.setState(new double[7]))
                .withMessage("a state of 7 numbers was given; the optimisers of this network have 16926, so it "
                        + "belongs to another network");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> updater.write(other))
                .withMessage("the updater of the network keeps 114 numbers, this one 16926, so it belongs to another "
                        + "network");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> updater.step(0, 0, 0))
                .withMessage("a step over 0 rows was asked for; a gradient is a sum over at least 1 row");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> updater.step(-1, 2, 5))
                .withMessage("iteration -1 of epoch 2 was given; both count from 0");
    }

    @Test
    void refusesARateThatIsNoNumber_beforeAnythingMoves() {
        MultiLayerNetwork network =
                Race.network(UpdaterTest.mlp(builder -> builder.updater(new Sgd(Double.NaN))), DataType.DOUBLE);
        Plan plan = Plan.of(network, Precision.DOUBLE);
        Updater updater = Updater.of(network, plan);
        double[] before = plan.parameters();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> updater.step(4, 1, 5))
                .withMessage("the learning rate is NaN at iteration 4 of epoch 1; set one, or correct the schedule "
                        + "that gives it");
        assertThat(plan.parameters()).isEqualTo(before);
    }

    @Test
    void namesAllThatIsUnknown() {
        MultiLayerConfiguration configuration = UpdaterTest.mlp(builder -> builder.updater(new Own())
                .biasUpdater(new Sgd())
                .regularization(List.of(new Odd()))
                .optimizationAlgo(OptimizationAlgorithm.LBFGS));
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        Plan plan = Plan.of(network, Precision.FLOAT);
        String optimizer = ": the optimiser " + Own.class.getName() + " is unknown to the engine\n"
                + "  Use an optimiser and regularisation of DL4J's own, or train through DL4J.";
        String penalty = ": the regularisation " + Odd.class.getName() + " is unknown to the engine\n"
                + "  Use an optimiser and regularisation of DL4J's own, or train through DL4J.";

        assertThatThrownBy(() -> Updater.of(network, plan))
                .isInstanceOf(PlanException.class)
                .hasMessage("network: the optimization algorithm LBFGS has no counterpart in the engine\n"
                        + "  Use STOCHASTIC_GRADIENT_DESCENT, or train through DL4J.\n"
                        + "layer layer0, parameter W" + optimizer + "\n"
                        + "layer layer0, parameter W" + penalty + "\n"
                        + "layer layer1, parameter W" + optimizer + "\n"
                        + "layer layer1, parameter W" + penalty);
    }

    @Test
    void hasNoState_whenNoOptimizerKeepsAny() {
        MultiLayerNetwork network =
                Race.network(UpdaterTest.mlp(builder -> builder.updater(new Sgd(0.1))), DataType.FLOAT);
        Plan plan = Plan.of(network, Precision.FLOAT);
        Updater updater = Updater.of(network, plan);
        updater.write(network);
        updater.read(network);

        assertThat(updater.state()).isEmpty();
        assertThat(updater.penalty(0, 0)).isZero();
    }

    /** An optimiser of a user's own. */
    private static final class Own extends NoOp {
        private static final long serialVersionUID = 1L;

        @Override
        public Own clone() {
            return new Own();
        }
    }

    /** A regularisation of a user's own. */
    private static final class Odd implements Regularization {
        private static final long serialVersionUID = 1L;

        @Override
        public ApplyStep applyStep() {
            return ApplyStep.BEFORE_UPDATER;
        }

        @Override
        public void apply(INDArray param, INDArray gradient, double rate, int iteration, int epoch) {
            gradient.addi(1);
        }

        @Override
        public double score(INDArray param, int iteration, int epoch) {
            return 0;
        }

        @Override
        public Regularization clone() {
            return new Odd();
        }
    }
}
