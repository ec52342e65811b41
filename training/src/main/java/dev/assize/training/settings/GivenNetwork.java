package dev.assize.training.settings;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The layers that values of a file ask for.
 *
 * @param given the values
 */
record GivenNetwork(Given given) {
    /** Settings of a convolution that may be given once for all of them. */
    static final List<TrainingSetting> BLOCK_SETTINGS = List.of(
            TrainingSetting.KERNEL,
            TrainingSetting.STRIDE,
            TrainingSetting.PADDING,
            TrainingSetting.POOL,
            TrainingSetting.POOL_STRIDE);

    private static final List<TrainingSetting> PENALTIES =
            List.of(TrainingSetting.L1, TrainingSetting.L2, TrainingSetting.WEIGHT_DECAY);

    NetworkSettings network() {
        return switch (given.kind()) {
            case MLP -> new MlpNetwork(hidden(MlpNetwork.defaults().hidden()), activation());
            case CNN -> cnn(CnnNetwork.defaults());
            case LSTM -> lstm(LstmNetwork.defaults());
            case DL4J ->
                new ConfiguredNetwork(given.value(TrainingSetting.CONFIGURATION).toString(), replaced());
        };
    }

    /** Returns the filters of each convolution. */
    List<Integer> filters() {
        List<Integer> usual = CnnNetwork.defaults().blocks().stream()
                .map(ConvolutionBlock::filters)
                .toList();
        return given.wholes(TrainingSetting.FILTERS, usual);
    }

    private CnnNetwork cnn(CnnNetwork usual) {
        List<ConvolutionBlock> blocks = new ArrayList<>();
        for (int i = 0; i < filters().size(); i++) {
            blocks.add(block(i, usual.blocks().get(0)));
        }
        return new CnnNetwork(
                blocks,
                given.choice(TrainingSetting.POOL_KIND, usual.poolKind()),
                given.flag(TrainingSetting.BATCH_NORMALIZATION, usual.batchNormalization()),
                hidden(usual.hidden()),
                activation());
    }

    private ConvolutionBlock block(int number, ConvolutionBlock usual) {
        Object padding = ofBlock(TrainingSetting.PADDING, number, CnnNetwork.SAME);
        int pool = (Integer) ofBlock(TrainingSetting.POOL, number, usual.pool().size());
        return new ConvolutionBlock(
                filters().get(number),
                (Integer) ofBlock(TrainingSetting.KERNEL, number, usual.kernel()),
                (Integer) ofBlock(TrainingSetting.STRIDE, number, usual.stride()),
                padding instanceof Integer zeros ? OptionalInt.of(zeros) : OptionalInt.empty(),
                new ConvolutionBlock.Pool(
                        pool, (Integer) ofBlock(TrainingSetting.POOL_STRIDE, number, Math.max(1, pool))));
    }

    private Object ofBlock(TrainingSetting setting, int block, Object otherwise) {
        Object value = given.has(setting) ? given.value(setting) : otherwise;
        return value instanceof List<?> list ? list.get(block) : value;
    }

    private LstmNetwork lstm(LstmNetwork usual) {
        boolean both = given.flag(TrainingSetting.BIDIRECTIONAL, usual.bidirectional());
        return new LstmNetwork(
                given.wholes(TrainingSetting.UNITS, usual.units()),
                both,
                given.choice(TrainingSetting.POOLING, both ? SequencePooling.MEAN : usual.pooling()),
                hidden(usual.hidden()),
                activation());
    }

    private Set<ConfiguredNetwork.Part> replaced() {
        Set<ConfiguredNetwork.Part> replaced = EnumSet.noneOf(ConfiguredNetwork.Part.class);
        if (new GivenOptimizer(given).isGiven()) {
            replaced.add(ConfiguredNetwork.Part.OPTIMIZER);
        }
        if (given.has(TrainingSetting.CLIPPING_KIND)) {
            replaced.add(ConfiguredNetwork.Part.GRADIENT_CLIPPING);
        }
        if (PENALTIES.stream().anyMatch(given::has)) {
            replaced.add(ConfiguredNetwork.Part.PENALTIES);
        }
        return replaced;
    }

    private List<Integer> hidden(List<Integer> usual) {
        return given.wholes(TrainingSetting.HIDDEN, usual);
    }

    private HiddenActivation activation() {
        return given.choice(TrainingSetting.ACTIVATION, HiddenActivation.RELU);
    }
}
