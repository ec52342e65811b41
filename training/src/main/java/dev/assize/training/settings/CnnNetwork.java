package dev.assize.training.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * A convolutional network for images: blocks of convolution and pooling, dense hidden layers, one output layer.
 *
 * @param blocks the convolutions, at least one
 * @param poolKind what pooling takes of a window
 * @param batchNormalization whether the sums of each convolution are normalised over the batch before the activation
 * @param hidden units of each dense hidden layer
 * @param activation the function behind convolutions and hidden layers
 */
public record CnnNetwork(
        List<ConvolutionBlock> blocks,
        PoolKind poolKind,
        boolean batchNormalization,
        List<Integer> hidden,
        HiddenActivation activation)
        implements NetworkSettings {
    /** The value of {@code padding} that keeps height and width. */
    static final String SAME = "same";

    /** Copies the lists and checks them. */
    public CnnNetwork {
        blocks = List.copyOf(blocks);
        hidden = List.copyOf(hidden);
        TrainingSetting.require(values(blocks, poolKind, batchNormalization, hidden, activation));
    }

    /** Returns a network for small images: 32 and 64 filters of 3 by 3, each halved by pooling, and 128 units. */
    public static CnnNetwork defaults() {
        ConvolutionBlock.Pool half = new ConvolutionBlock.Pool(2, 2);
        return new CnnNetwork(
                List.of(
                        new ConvolutionBlock(32, 3, 1, OptionalInt.empty(), half),
                        new ConvolutionBlock(64, 3, 1, OptionalInt.empty(), half)),
                PoolKind.MAX,
                false,
                List.of(128),
                HiddenActivation.RELU);
    }

    @Override
    public NetworkKind kind() {
        return NetworkKind.CNN;
    }

    @Override
    public Map<String, Object> values() {
        return values(blocks, poolKind, batchNormalization, hidden, activation);
    }

    private static Map<String, Object> values(
            List<ConvolutionBlock> blocks,
            PoolKind poolKind,
            boolean batchNormalization,
            List<Integer> hidden,
            HiddenActivation activation) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(TrainingSetting.FILTERS.key(), each(blocks, ConvolutionBlock::filters));
        values.put(TrainingSetting.KERNEL.key(), each(blocks, ConvolutionBlock::kernel));
        values.put(TrainingSetting.STRIDE.key(), each(blocks, ConvolutionBlock::stride));
        values.put(TrainingSetting.PADDING.key(), each(blocks, CnnNetwork::padding));
        values.put(
                TrainingSetting.POOL.key(), each(blocks, block -> block.pool().size()));
        values.put(
                TrainingSetting.POOL_STRIDE.key(),
                each(blocks, block -> block.pool().stride()));
        values.put(TrainingSetting.POOL_KIND.key(), poolKind.id());
        values.put(TrainingSetting.BATCH_NORMALIZATION.key(), batchNormalization);
        values.put(TrainingSetting.HIDDEN.key(), hidden);
        values.put(TrainingSetting.ACTIVATION.key(), activation.id());
        return values;
    }

    private static Object padding(ConvolutionBlock block) {
        return block.padding().isPresent() ? (Object) block.padding().getAsInt() : SAME;
    }

    private static List<Object> each(List<ConvolutionBlock> blocks, Function<ConvolutionBlock, Object> part) {
        List<Object> values = new ArrayList<>();
        blocks.forEach(block -> values.add(part.apply(block)));
        return values;
    }
}
