package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assize.engine.kernel.Extent;
import dev.assize.engine.rule.Shape;
import dev.assize.engine.rule.SlopesRule;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Trained slopes over images: outputs against DL4J, gradients against difference quotients. */
class SlopesTest {
    private static final InputType IMAGE = InputType.convolutional(5, 6, 2);

    private static List<Layer> layers(long... shared) {
        PReLULayer.Builder slopes = new PReLULayer.Builder().inputShape(3, 4, 5);
        return List.of(
                new ConvolutionLayer.Builder(2, 2)
                        .nOut(3)
                        .activation(Activation.IDENTITY)
                        .build(),
                (shared.length == 0 ? slopes : slopes.sharedAxes(shared)).build(),
                new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .build());
    }

    static List<List<Layer>> networks() {
        return List.of(layers(), layers(2, 3), layers(1));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void givesWhatDl4jGives_andItsGradient(List<Layer> layers) {
        Twin twin = Twin.of(IMAGE, DataType.DOUBLE, 3, layers);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        Compare.close(plan.predict(twin.batch()).toArray(), twin.output(), 1e-12);
        plan.train(twin.batch(), twin.targetBatch(), 1);
        double[] gradient = plan.gradient();
        double[] parameters = plan.parameters();

        for (int i = 0; i < parameters.length; i += 3) {
            double quotient = (loss(plan, twin, parameters, i, 1e-5) - loss(plan, twin, parameters, i, -1e-5)) / 2e-5;
            assertThat(gradient[i]).as("parameter %d", i).isCloseTo(quotient, within(1e-8));
        }
    }

    private static double loss(Plan plan, Twin twin, double[] parameters, int changed, double by) {
        double[] moved = parameters.clone();
        moved[changed] += by;
        plan.setParameters(moved);
        return Arrays.stream(plan.train(twin.batch(), twin.targetBatch(), 1)).sum();
    }

    @Test
    void refusesExamplesOfAnotherShape() {
        SlopesRule rule = new SlopesRule(List.of(3, 1, 5));

        assertThat(rule.outputShape(Shape.image(3, new Extent(9, 5)))).isEqualTo(Shape.image(3, new Extent(9, 5)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule.outputShape(Shape.image(3, new Extent(4, 4))))
                .withMessage("slopes of shape [3, 1, 5] got an example of shape [3, 4, 4]; each axis needs as many, or "
                        + "1 that it shares");
    }
}
