package dev.assize.engine.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A DL4J graph with random parameters, random batches for it, and what DL4J computes from them. */
final class GraphTwin {
    final ComputationGraph network;
    final List<Batch> inputs = new ArrayList<>();
    final List<Batch> targets = new ArrayList<>();
    final List<double[]> inputNumbers = new ArrayList<>();
    final List<int[]> inputShapes = new ArrayList<>();
    private final INDArray[] inputArrays;
    private final INDArray[] targetArrays;
    private final DataType type;
    private final SplittableRandom random;

    private GraphTwin(ComputationGraph network, DataType type, int rows, InputType[] types, long seed) {
        this.network = network;
        this.type = type;
        random = new SplittableRandom(seed);
        double[] parameters = random.doubles(network.numParams(), -0.6, 0.6).toArray();
        network.params().assign(Twin.array(parameters, type, network.params().shape()));
        inputArrays = Arrays.stream(types).map(each -> input(each, rows)).toArray(INDArray[]::new);
        targetArrays =
                Arrays.stream(network.output(inputArrays)).map(this::target).toArray(INDArray[]::new);
    }

    /** Makes a twin; {@code vertices} adds them to a builder with inputs in0, in1, ... and sets the outputs. */
    static GraphTwin of(DataType type, int rows, List<InputType> types, UnaryOperator<GraphBuilder> vertices) {
        return of(type, rows, types, vertices, 20_261_123L);
    }

    static GraphTwin of(
            DataType type, int rows, List<InputType> types, UnaryOperator<GraphBuilder> vertices, long seed) {
        return new GraphTwin(network(type, types, vertices), type, rows, types.toArray(InputType[]::new), seed);
    }

    static ComputationGraph network(DataType type, List<InputType> types, UnaryOperator<GraphBuilder> vertices) {
        GraphBuilder builder =
                new NeuralNetConfiguration.Builder().seed(7).dataType(type).graphBuilder();
        for (int i = 0; i < types.size(); i++) {
            builder.addInputs("in" + i);
        }
        builder.setInputTypes(types.toArray(InputType[]::new));
        ComputationGraph network = new ComputationGraph(vertices.apply(builder).build());
        network.init();
        return network;
    }

    private INDArray input(InputType each, int rows) {
        int[] shape =
                Arrays.stream(each.getShape(true)).mapToInt(Math::toIntExact).toArray();
        shape[0] = rows;
        double[] numbers = random.doubles(Twin.size(shape), -1.2, 1.2).toArray();
        inputs.add(Batch.of(numbers, shape));
        inputNumbers.add(numbers);
        inputShapes.add(shape);
        return Twin.array(numbers, type, shape);
    }

    private INDArray target(INDArray output) {
        int[] shape = Arrays.stream(output.shape()).mapToInt(Math::toIntExact).toArray();
        int steps = shape.length > 2 ? shape[2] : 1;
        double[] numbers = new double[Twin.size(shape)];
        for (int row = 0; row < shape[0]; row++) {
            for (int step = 0; step < steps; step++) {
                numbers[(row * shape[1] + random.nextInt(shape[1])) * steps + step] = 1;
            }
        }
        targets.add(Batch.of(numbers, shape));
        return Twin.array(numbers, type, shape);
    }

    List<double[]> outputs() {
        return Arrays.stream(network.output(inputArrays))
                .map(output -> output.dup('c').data().asDouble())
                .toList();
    }

    /** Returns DL4J's activations of a vertex. */
    double[] activation(String vertex) {
        return network.feedForward(inputArrays, false)
                .get(vertex)
                .dup('c')
                .data()
                .asDouble();
    }

    /** Returns DL4J's gradient of the summed loss, in the order of the flattened vector. */
    double[] gradient() {
        network.setInputs(inputArrays);
        network.setLabels(targetArrays);
        network.computeGradientAndScore();
        return network.getFlattenedGradients().dup().data().asDouble();
    }

    /** Returns DL4J's mean loss, after {@link #gradient}. */
    double score() {
        return network.score();
    }
}
