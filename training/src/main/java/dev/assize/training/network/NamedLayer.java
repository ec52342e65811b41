package dev.assize.training.network;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.training.settings.TrainingException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;

/**
 * A layer of a configuration and how messages call it.
 *
 * @param layer the layer
 * @param name its name, or its number from 1, with its class
 * @param place the configuration
 */
record NamedLayer(Layer layer, String name, Place place) {
    /** Names a layer. */
    static NamedLayer of(Layer layer, String name, Place place) {
        return new NamedLayer(layer, "layer " + name + " (" + layer.getClass().getSimpleName() + ")", place);
    }

    /**
     * Returns what the layer makes of an input.
     *
     * @param index its number from 0
     * @param input what comes before it
     * @param preprocessor what stands between
     * @param add adds a preprocessor where there is none and the layer needs one
     * @throws TrainingException if it cannot read it
     */
    InputType reads(
            int index, InputType input, Optional<InputPreProcessor> preprocessor, Consumer<InputPreProcessor> add) {
        try {
            Optional<InputPreProcessor> used = preprocessor;
            if (used.isEmpty()) {
                used = Optional.ofNullable(layer.getPreProcessorForInputType(input));
                used.ifPresent(add);
            }
            InputType read = used.map(between -> between.getOutputType(input)).orElse(input);
            layer.setNIn(read, false);
            requireInputs(read);
            return layer.getOutputType(index, read);
        } catch (TrainingException e) {
            throw e;
        } catch (RuntimeException e) { // DL4J throws many kinds on shapes that do not fit
            throw new TrainingException(
                    new Problem(
                            place,
                            name + " cannot read rows of the shape " + shape(input),
                            "Change the layer, or give the data that the configuration was written for."),
                    e);
        }
    }

    private void requireInputs(InputType read) {
        if (layer instanceof FeedForwardLayer stated) {
            OptionalLong given = size(read);
            if (given.isPresent() && given.getAsLong() != stated.getNIn()) {
                throw new TrainingException(List.of(new Problem(
                        place,
                        name + " reads " + stated.getNIn() + " numbers, and gets " + given.getAsLong() + " (shape "
                                + shape(read) + ")",
                        "Set its nIn to " + given.getAsLong()
                                + ", or give the data that the configuration was written for.")));
            }
        }
    }

    /** Returns what a layer counts as its inputs. */
    private static OptionalLong size(InputType type) {
        if (type instanceof InputType.InputTypeFeedForward flat) {
            return OptionalLong.of(flat.getSize());
        }
        if (type instanceof InputType.InputTypeRecurrent sequence) {
            return OptionalLong.of(sequence.getSize());
        }
        return type instanceof InputType.InputTypeConvolutional image
                ? OptionalLong.of(image.getChannels())
                : OptionalLong.empty();
    }

    /** Returns a shape as messages say it. */
    static String shape(InputType type) {
        if (type instanceof InputType.InputTypeRecurrent sequence) {
            return sequence.getSize() + " x " + sequence.getTimeSeriesLength();
        }
        if (type instanceof InputType.InputTypeConvolutional image) {
            return image.getChannels() + " x " + image.getHeight() + " x " + image.getWidth();
        }
        return String.valueOf(type.arrayElementsPerExample());
    }
}
