package dev.assize.engine.plan;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A DL4J network with random parameters, a random batch for it, and what DL4J computes from them. */
final class Twin {
    final MultiLayerNetwork network;
    final int[] inputShape;
    final double[] inputs;
    final int[] targetShape;
    final double[] targets;

    private Twin(MultiLayerNetwork network, int[] inputShape, double[] inputs, int[] targetShape, double[] targets) {
        this.network = network;
        this.inputShape = inputShape;
        this.inputs = inputs;
        this.targetShape = targetShape;
        this.targets = targets;
    }

    static MultiLayerNetwork network(InputType type, DataType dataType, List<Layer> layers) {
        NeuralNetConfiguration.ListBuilder builder =
                new NeuralNetConfiguration.Builder().seed(7).dataType(dataType).list();
        layers.forEach(builder::layer);
        builder.validateOutputLayerConfig(false); // odd pairs of loss and activation are tested as well
        MultiLayerNetwork network =
                new MultiLayerNetwork(builder.setInputType(type).build());
        network.init();
        return network;
    }

    /** Makes a twin whose targets are one class for each row (and time step). */
    static Twin of(InputType type, DataType dataType, int rows, List<Layer> layers) {
        SplittableRandom random = new SplittableRandom(20_261_123L);
        MultiLayerNetwork network = network(type, dataType, layers);
        fill(network, random);
        int[] shape = shape(type, rows);
        return of(network, shape, random.doubles(size(shape), -1.2, 1.2).toArray(), random);
    }

    /** Makes a twin of a network with other parameters, for inputs [rows, axes ...]. */
    static Twin of(MultiLayerNetwork network, int[] axes, double[] inputs) {
        SplittableRandom random = new SplittableRandom(20_261_123L);
        fill(network, random);
        return of(network, withRows(inputs.length / size(axes), axes), inputs, random);
    }

    /** Makes a twin of a network that DL4J cannot run, with targets of the given axes. */
    static Twin unrun(MultiLayerNetwork network, int[] axes, int rows, int... targetAxes) {
        SplittableRandom random = new SplittableRandom(20_261_123L);
        fill(network, random);
        int[] shape = withRows(rows, axes);
        int[] targetShape = withRows(rows, targetAxes);
        double[] inputs = random.doubles(size(shape), -1.2, 1.2).toArray();
        return new Twin(network, shape, inputs, targetShape, oneHot(random, targetShape));
    }

    private static int[] withRows(int rows, int[] axes) {
        int[] shape = new int[axes.length + 1];
        shape[0] = rows;
        System.arraycopy(axes, 0, shape, 1, axes.length);
        return shape;
    }

    private static void fill(MultiLayerNetwork network, SplittableRandom random) {
        double[] parameters = random.doubles(network.numParams(), -0.6, 0.6).toArray();
        INDArray view = network.params();
        view.assign(array(parameters, view.dataType(), view.shape()));
    }

    private static Twin of(MultiLayerNetwork network, int[] shape, double[] inputs, SplittableRandom random) {
        DataType dataType = network.params().dataType();
        long[] outputShape = network.output(array(inputs, dataType, shape)).shape();
        int[] targetShape =
                Arrays.stream(outputShape).mapToInt(Math::toIntExact).toArray();
        return new Twin(network, shape, inputs, targetShape, oneHot(random, targetShape));
    }

    /** Returns a twin of the same network and targets with other inputs. */
    Twin withInputs(double[] others) {
        return new Twin(network, inputShape, others, targetShape, targets);
    }

    /** Returns a twin of the same network and inputs with targets of another shape. */
    Twin withTargets(double[] others, int... shape) {
        return new Twin(network, inputShape, inputs, shape, others);
    }

    /** Returns a twin of the same network and inputs with other targets. */
    Twin withTargets(double[] others) {
        return new Twin(network, inputShape, inputs, targetShape, others);
    }

    private static int[] shape(InputType type, int rows) {
        long[] shape = type.getShape(true);
        int[] lengths = Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
        lengths[0] = rows;
        return lengths;
    }

    private static double[] oneHot(SplittableRandom random, int[] shape) {
        int steps = shape.length > 2 ? shape[2] : 1;
        double[] targets = new double[size(shape)];
        for (int row = 0; row < shape[0]; row++) {
            for (int step = 0; step < steps; step++) {
                targets[(row * shape[1] + random.nextInt(shape[1])) * steps + step] = 1;
            }
        }
        return targets;
    }

    static int size(int[] shape) {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }

    static INDArray array(double[] numbers, DataType type, long... shape) {
        return Nd4j.createFromArray(numbers).castTo(type).reshape(shape);
    }

    static INDArray array(double[] numbers, DataType type, int... shape) {
        return array(numbers, type, Arrays.stream(shape).asLongStream().toArray());
    }

    Batch batch() {
        return Batch.of(inputs, inputShape);
    }

    Batch targetBatch() {
        return Batch.of(targets, targetShape);
    }

    private INDArray inputArray() {
        return array(inputs, network.params().dataType(), inputShape);
    }

    double[] output() {
        return network.output(inputArray()).dup('c').data().asDouble();
    }

    /** Returns DL4J's gradient of the summed loss, in the order of the flattened vector. */
    double[] gradient() {
        network.setInput(inputArray());
        network.setLabels(array(targets, network.params().dataType(), targetShape));
        network.computeGradientAndScore();
        return network.getFlattenedGradients().dup().data().asDouble();
    }

    /** Returns DL4J's gradient of the summed loss with respect to the inputs. */
    double[] inputGradient() {
        INDArray labels = array(targets, network.params().dataType(), targetShape);
        return network.calculateGradients(inputArray(), labels, null, null)
                .getSecond()
                .dup('c')
                .data()
                .asDouble();
    }

    /** Returns DL4J's mean loss, after {@link #gradient}. */
    double score() {
        return network.score();
    }
}
