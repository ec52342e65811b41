package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.engine.clip.Records;
import dev.assize.engine.kernel.DoubleKernels;
import dev.assize.engine.kernel.Extent;
import dev.assize.engine.rule.Census;
import dev.assize.engine.rule.NormMethod;
import dev.assize.engine.rule.Shape;
import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The methods that the decision record names for the networks of the benchmarks. */
class NormChoiceTest {
    private static List<NormMethod> methods(InputType type, Shape shape, Records records, Layer... layers) {
        Blueprint blueprint = new NetworkReader(Twin.network(type, DataType.DOUBLE, List.of(layers))).read();
        DoubleKernels kernels = new DoubleKernels();
        Parameters<double[]> parameters = new Parameters<>(
                kernels, blueprint.nodes().stream().map(Blueprint.Node::rule).toList(), 1);
        Lane<double[]> lane = new Lane<>(kernels, blueprint, List.of(shape), 2, parameters.ofLane(0));
        ClippedLane<double[]> clipped =
                lane.clipped(TrainedLayers.of(blueprint)).orElseThrow();
        clipped.choose(Census.of(records, records.rows()));
        return clipped.methods();
    }

    private static Layer dense(int outputs) {
        return new DenseLayer.Builder().nOut(outputs).build();
    }

    private static Layer convolution(int outputs, int kernel, int padding) {
        return new ConvolutionLayer.Builder(kernel, kernel)
                .stride(2, 2)
                .padding(padding, padding)
                .nOut(outputs)
                .build();
    }

    private static Layer pool() {
        return new SubsamplingLayer.Builder().kernelSize(2, 2).stride(1, 1).build();
    }

    private static Layer lstm(int units) {
        return new LSTM.Builder().nOut(units).activation(Activation.TANH).build();
    }

    private static Layer output() {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(10)
                .activation(Activation.SOFTMAX)
                .build();
    }

    @Test
    void multipliesNorms_ofDenseLayersOnRows() {
        assertThat(methods(InputType.feedForward(784), Shape.vector(784), Records.single(64), dense(64), output()))
                .containsExactly(NormMethod.ROWS, NormMethod.ROWS);
    }

    @Test
    void comparesRowsWithEachOther_whereARecordHasSome() {
        assertThat(methods(InputType.feedForward(784), Shape.vector(784), Records.runs(64, 8), dense(512), output()))
                .containsExactly(NormMethod.GRAM, NormMethod.GRAM);
    }

    @Test
    void storesSmallKernels_andFusesLargeOnes() {
        assertThat(methods(
                        InputType.convolutional(28, 28, 1),
                        Shape.image(1, new Extent(28, 28)),
                        Records.single(64),
                        convolution(16, 8, 3),
                        pool(),
                        convolution(32, 4, 0),
                        pool(),
                        dense(32),
                        output()))
                .containsExactly(NormMethod.STORED, NormMethod.FUSED, NormMethod.ROWS, NormMethod.ROWS);
    }

    @Test
    void fusesOneRecurrentLayer_andComparesTheStepsOfAnother() {
        assertThat(methods(
                        InputType.recurrent(32, 50),
                        Shape.sequence(32, 50),
                        Records.single(64),
                        lstm(128),
                        new LastTimeStep(lstm(64)),
                        output()))
                .containsExactly(NormMethod.FUSED, NormMethod.GRAM, NormMethod.ROWS);
    }
}
