package dev.assize.training;

import dev.assize.core.Encoder;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Tensor;
import dev.assize.training.settings.TrainingException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Whether the network of a file can read what the encoder of the file makes, in bounded memory.
 *
 * @param place the file
 */
record ReadableInputs(Place place) {
    private static final long MOST_NUMBERS = 1L << 27; // of one row in all layers: 1 GiB in double precision
    private static final String HINT = "Use the file as it was saved, or train the model again.";

    /** Checks sizes without running anything. */
    void check(Model network, Encoder encoder) {
        int[] shape = encoder.shape();
        long numbers = 0;
        try {
            for (InputType type : network instanceof ComputationGraph graph
                    ? activations(graph.getConfiguration(), shape)
                    : activations(((MultiLayerNetwork) network).getLayerWiseConfigurations(), shape)) {
                numbers = Math.addExact(numbers, type.arrayElementsPerExample());
            }
        } catch (TrainingException e) {
            throw e;
        } catch (RuntimeException e) { // DL4J throws many kinds when a layer cannot read another's output
            throw new TrainingException(unreadable(shape), e);
        }
        if (numbers > MOST_NUMBERS) {
            throw new TrainingException(List.of(new Problem(
                    place,
                    "its network makes " + numbers + " numbers of one row, more than " + MOST_NUMBERS,
                    "Do not use this file unless you know who made it; such a network needs too much memory.")));
        }
    }

    /** Checks that a row of zeros gets scores. */
    void check(TrainedModel model) {
        int[] shape = model.encoder().shape();
        int[] one = new int[shape.length + 1];
        one[0] = 1;
        System.arraycopy(shape, 0, one, 1, shape.length);
        try {
            model.predictor()
                    .predict(Tensor.adopt(new double[model.encoder().features().size()], one));
        } catch (RuntimeException e) { // whatever a network throws that was put together wrongly
            throw new TrainingException(unreadable(shape), e);
        }
    }

    private Collection<InputType> activations(MultiLayerConfiguration settings, int[] shape) {
        boolean direct = settings.getInputPreProcess(0) == null;
        if (direct && settings.getConf(0).getLayer() instanceof FeedForwardLayer first && first.getNIn() != shape[0]) {
            throw new TrainingException(List.of(new Problem(
                    place, "its network reads " + first.getNIn() + " numbers, its encoder makes " + shape[0], HINT)));
        }
        return settings.getLayerActivationTypes(inputType(shape));
    }

    private Collection<InputType> activations(ComputationGraphConfiguration settings, int[] shape) {
        return settings.getLayerActivationTypes(inputType(shape)).values();
    }

    private Problem unreadable(int[] shape) {
        return new Problem(
                place, "its network cannot read the rows of shape " + Arrays.toString(shape) + " of its encoder", HINT);
    }

    /** Returns how DL4J calls rows of this shape. */
    static InputType inputType(int[] shape) {
        return switch (shape.length) {
            case 1 -> InputType.feedForward(shape[0]);
            case 2 -> InputType.recurrent(shape[0], shape[1]);
            default -> InputType.convolutional(shape[1], shape[2], shape[0]);
        };
    }
}
