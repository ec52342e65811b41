package dev.assize.engine.fallback;

import dev.assize.engine.kernel.Kernels;
import java.util.List;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.api.layers.IOutputLayer;

/**
 * What a layer that computes its own loss compares its outputs with.
 *
 * @param numbers for each row, as DL4J lays them out
 * @param axes shape of the labels of a row
 * @param masks for each row which time steps count; empty if all do
 */
public record Labels(List<double[]> numbers, List<Integer> axes, List<double[]> masks) {
    /** Checks and copies the lists. */
    public Labels {
        if (!masks.isEmpty() && masks.size() != numbers.size()) {
            throw new IllegalArgumentException(masks.size() + " masks were given for the labels of " + numbers.size()
                    + " rows; give as many or none");
        }
        numbers = List.copyOf(numbers);
        axes = List.copyOf(axes);
        masks = List.copyOf(masks);
    }

    /** Gives a row's labels to a layer. */
    void into(Kernels<?> kernels, IOutputLayer layer, int row) {
        long[] shape = LongStream.concat(LongStream.of(1), axes.stream().mapToLong(Integer::longValue))
                .toArray();
        layer.setLabels(Examples.array(kernels, numbers.get(row), shape));
        if (!masks.isEmpty()) {
            double[] mask = masks.get(row);
            layer.setMaskArray(Examples.array(kernels, mask, 1, mask.length));
        }
    }
}
