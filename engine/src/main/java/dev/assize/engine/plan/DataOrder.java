package dev.assize.engine.plan;

import dev.assize.engine.kernel.Extent;
import dev.assize.engine.kernel.Transfer.Grid;
import dev.assize.engine.rule.Shape;
import java.util.Arrays;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Where the channels of a picture, and the features of a time step, stand in what a network takes and gives. */
public enum DataOrder {
    /** [channels, height, width] and [features, time]: DL4J's NCHW and NCW. */
    CHANNELS_FIRST,
    /** [height, width, channels] and [time, features]: NHWC and NWC, the order of networks imported from Keras. */
    CHANNELS_LAST;

    /**
     * Returns the order in which the layers of a network say that they work; first where none says it, or they differ.
     *
     * @param network a MultiLayerNetwork or a ComputationGraph
     */
    public static DataOrder of(Model network) {
        if (network instanceof MultiLayerNetwork chain) {
            return DataFormats.of(chain.getLayerWiseConfigurations()).order();
        }
        return network instanceof ComputationGraph graph
                ? DataFormats.of(graph.getConfiguration()).order()
                : CHANNELS_FIRST;
    }

    /** Returns the shape of an example whose axes have these lengths in this order. */
    Shape shape(int[] axes) {
        boolean last = this == CHANNELS_LAST;
        return switch (axes.length) {
            case 1 -> Shape.vector(axes[0]);
            case 2 -> last ? Shape.sequence(axes[1], axes[0]) : Shape.sequence(axes[0], axes[1]);
            case 3 ->
                last
                        ? Shape.image(axes[2], new Extent(axes[0], axes[1]))
                        : Shape.image(axes[0], new Extent(axes[1], axes[2]));
            case 4 -> volume(axes);
            default -> throw meaningless(axes);
        };
    }

    private Shape volume(int[] axes) {
        if (this == CHANNELS_LAST) {
            throw meaningless(axes);
        }
        return Shape.volume(axes[0], axes[1], new Extent(axes[2], axes[3]));
    }

    private IllegalArgumentException meaningless(int[] axes) {
        String images = this == CHANNELS_LAST
                ? "[time, features] or [height, width, channels]"
                : "[features, time], [channels, height, width] or [channels, depth, height, width]";
        return new IllegalArgumentException("examples of shape " + Arrays.toString(axes)
                + " have no meaning for a network; give [features], " + images);
    }

    /** Returns the lengths of the axes of an example in this order. */
    int[] axes(Shape shape) {
        int[] first = shape.axes();
        if (this == CHANNELS_FIRST || first.length == 1) {
            return first;
        }
        int[] last = Arrays.copyOfRange(first, 1, first.length + 1);
        last[last.length - 1] = first[0];
        return last;
    }

    /** Returns the lengths of the axes of so many examples in this order. */
    int[] axes(Shape shape, int rows) {
        int[] axes = axes(shape);
        int[] all = new int[axes.length + 1];
        all[0] = rows;
        System.arraycopy(axes, 0, all, 1, axes.length);
        return all;
    }

    /** Returns where the numbers of an example in this order are. */
    Layout layout(Shape shape) {
        return this == CHANNELS_LAST
                ? new Layout(shape, Grid.run(shape.width()), shape.width())
                : new Layout(shape, shape.grid(), 1);
    }
}
