package dev.assize.training.settings;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * Values of a file, each of which is allowed, with the defaults behind them.
 *
 * @param kind the kind of network
 * @param given the values by flat key
 */
record GivenSettings(NetworkKind kind, Map<String, Object> given) {
    /** Settings of a convolution that may be given once for all of them. */
    static final List<TrainingSetting> BLOCK_SETTINGS = List.of(
            TrainingSetting.KERNEL,
            TrainingSetting.STRIDE,
            TrainingSetting.PADDING,
            TrainingSetting.POOL,
            TrainingSetting.POOL_STRIDE);

    private static final List<TrainingSetting> PENALTIES =
            List.of(TrainingSetting.L1, TrainingSetting.L2, TrainingSetting.WEIGHT_DECAY);

    /** Returns the settings; values must not contradict each other. */
    TrainingSettings settings() {
        TrainingSettings usual = TrainingSettings.of(network());
        return new TrainingSettings(
                usual.network(),
                optimizerSettings(usual.optimizer()),
                regularization(usual.regularization()),
                fit(usual.fit()));
    }

    boolean has(TrainingSetting setting) {
        return has(setting.key());
    }

    boolean has(String key) {
        return given.containsKey(key);
    }

    /** Returns the value, or an empty text where none is given. */
    Object value(TrainingSetting setting) {
        return given.getOrDefault(setting.key(), "");
    }

    /** Returns how many convolutions there are. */
    int blocks() {
        return wholes(TrainingSetting.FILTERS, defaultFilters()).size();
    }

    Optimizer optimizer() {
        return has(TrainingSetting.OPTIMIZER)
                ? Optimizer.valueOf(constant(value(TrainingSetting.OPTIMIZER)))
                : Optimizer.ADAM;
    }

    /** Returns whether anything is said of how gradients change parameters. */
    boolean replacesOptimizer() {
        return given.keySet().stream().anyMatch(GivenSettings::isOfOptimizer);
    }

    ScheduleKind scheduleKind() {
        return has(TrainingSetting.SCHEDULE_KIND)
                ? ScheduleKind.valueOf(constant(value(TrainingSetting.SCHEDULE_KIND)))
                : ScheduleKind.CONSTANT;
    }

    ScheduleUnit scheduleUnit() {
        return has(TrainingSetting.SCHEDULE_UNIT)
                ? ScheduleUnit.valueOf(constant(value(TrainingSetting.SCHEDULE_UNIT)))
                : ScheduleUnit.EPOCH;
    }

    int whole(TrainingSetting setting, int otherwise) {
        return value(setting) instanceof Number number ? number.intValue() : otherwise;
    }

    /** Returns the name of the constant that an id stands for. */
    static String constant(Object id) {
        return id.toString().toUpperCase(Locale.ROOT);
    }

    private static boolean isOfOptimizer(String key) {
        boolean named = key.equals(TrainingSetting.OPTIMIZER.key()) || key.equals(TrainingSetting.LEARNING_RATE.key());
        return named
                || key.startsWith("schedule.")
                || List.of(OptimizerConstant.values()).stream()
                        .anyMatch(constant -> constant.key().equals(key));
    }

    private NetworkSettings network() {
        return switch (kind) {
            case MLP -> new MlpNetwork(hidden(MlpNetwork.defaults().hidden()), activation());
            case CNN -> cnn(CnnNetwork.defaults());
            case LSTM -> lstm(LstmNetwork.defaults());
            case DL4J -> new ConfiguredNetwork(String.valueOf(value(TrainingSetting.CONFIGURATION)), replaced());
        };
    }

    private CnnNetwork cnn(CnnNetwork usual) {
        List<Integer> filters = wholes(TrainingSetting.FILTERS, defaultFilters());
        ConvolutionBlock first = usual.blocks().get(0);
        List<ConvolutionBlock> blocks = new ArrayList<>();
        for (int i = 0; i < filters.size(); i++) {
            Object padding = ofBlock(TrainingSetting.PADDING, i, CnnNetwork.SAME);
            blocks.add(new ConvolutionBlock(
                    filters.get(i),
                    (Integer) ofBlock(TrainingSetting.KERNEL, i, first.kernel()),
                    (Integer) ofBlock(TrainingSetting.STRIDE, i, first.stride()),
                    padding instanceof Integer zeros ? OptionalInt.of(zeros) : OptionalInt.empty(),
                    pool(i, first.pool())));
        }
        return new CnnNetwork(
                blocks,
                has(TrainingSetting.POOL_KIND)
                        ? PoolKind.valueOf(constant(value(TrainingSetting.POOL_KIND)))
                        : usual.poolKind(),
                flag(TrainingSetting.BATCH_NORMALIZATION, usual.batchNormalization()),
                hidden(usual.hidden()),
                activation());
    }

    private ConvolutionBlock.Pool pool(int block, ConvolutionBlock.Pool usual) {
        int size = (Integer) ofBlock(TrainingSetting.POOL, block, usual.size());
        int stride = (Integer) ofBlock(TrainingSetting.POOL_STRIDE, block, Math.max(1, size));
        return new ConvolutionBlock.Pool(size, stride);
    }

    private Object ofBlock(TrainingSetting setting, int block, Object otherwise) {
        Object value = given.getOrDefault(setting.key(), otherwise);
        return value instanceof List<?> list ? list.get(block) : value;
    }

    private static List<Integer> defaultFilters() {
        return CnnNetwork.defaults().blocks().stream()
                .map(ConvolutionBlock::filters)
                .toList();
    }

    private LstmNetwork lstm(LstmNetwork usual) {
        return new LstmNetwork(
                wholes(TrainingSetting.UNITS, usual.units()),
                flag(TrainingSetting.BIDIRECTIONAL, usual.bidirectional()),
                has(TrainingSetting.POOLING)
                        ? SequencePooling.valueOf(constant(value(TrainingSetting.POOLING)))
                        : usual.pooling(),
                hidden(usual.hidden()),
                activation());
    }

    private Set<ConfiguredNetwork.Part> replaced() {
        Set<ConfiguredNetwork.Part> replaced = EnumSet.noneOf(ConfiguredNetwork.Part.class);
        if (replacesOptimizer()) {
            replaced.add(ConfiguredNetwork.Part.OPTIMIZER);
        }
        if (has(TrainingSetting.CLIPPING_KIND)) {
            replaced.add(ConfiguredNetwork.Part.GRADIENT_CLIPPING);
        }
        if (PENALTIES.stream().anyMatch(this::has)) {
            replaced.add(ConfiguredNetwork.Part.PENALTIES);
        }
        return replaced;
    }

    private OptimizerSettings optimizerSettings(OptimizerSettings usual) {
        Map<OptimizerConstant, Double> constants = new EnumMap<>(OptimizerConstant.class);
        for (OptimizerConstant constant : OptimizerConstant.values()) {
            if (given.get(constant.key()) instanceof Number number) {
                constants.put(constant, number.doubleValue());
            }
        }
        return new OptimizerSettings(
                optimizer(),
                number(TrainingSetting.LEARNING_RATE, usual.learningRate()),
                constants,
                schedule(),
                clipping());
    }

    private LearningRateSchedule schedule() {
        Map<ScheduleNumber, Double> numbers = new EnumMap<>(ScheduleNumber.class);
        for (ScheduleNumber number : ScheduleNumber.values()) {
            if (given.get(number.key()) instanceof Number value) {
                numbers.put(number, value.doubleValue());
            }
        }
        return new LearningRateSchedule(
                scheduleKind(), scheduleUnit(), numbers, whole(TrainingSetting.SCHEDULE_WARM_UP, 0));
    }

    private GradientClipping clipping() {
        return has(TrainingSetting.CLIPPING_KIND)
                ? new GradientClipping(
                        GradientClipping.Kind.valueOf(constant(value(TrainingSetting.CLIPPING_KIND))),
                        number(TrainingSetting.CLIPPING_LIMIT, 1))
                : GradientClipping.NONE;
    }

    private Regularization regularization(Regularization usual) {
        return new Regularization(
                number(TrainingSetting.L1, usual.l1()),
                number(TrainingSetting.L2, usual.l2()),
                number(TrainingSetting.WEIGHT_DECAY, optimizer().usualWeightDecay()),
                number(TrainingSetting.DROPOUT, usual.dropout()),
                number(TrainingSetting.LABEL_SMOOTHING, usual.labelSmoothing()));
    }

    private FitSettings fit(FitSettings usual) {
        return new FitSettings(
                whole(TrainingSetting.EPOCHS, usual.epochs()),
                new BatchSettings(
                        whole(TrainingSetting.BATCH, usual.batchSize()),
                        MemorySize.bytes(value(TrainingSetting.MEMORY))
                                .orElse(usual.batch().memoryBytes())),
                stopping(usual.stopping()),
                classWeights(),
                new Checkpoints(
                        whole(
                                TrainingSetting.CHECKPOINT_EVERY,
                                usual.checkpoints().every()),
                        whole(
                                TrainingSetting.CHECKPOINT_KEEP,
                                usual.checkpoints().keep())));
    }

    private EarlyStopping stopping(EarlyStopping usual) {
        boolean never = value(TrainingSetting.PATIENCE).equals("none");
        return new EarlyStopping(
                number(TrainingSetting.VALIDATION, usual.validationPart()),
                never ? 0 : whole(TrainingSetting.PATIENCE, usual.patience()),
                number(TrainingSetting.MIN_IMPROVEMENT, usual.minImprovement()),
                flag(TrainingSetting.RESTORE_BEST, usual.restoreBest()));
    }

    private ClassWeights classWeights() {
        if (value(TrainingSetting.CLASS_WEIGHTS) instanceof Map<?, ?> byClass) {
            Map<String, Double> numbers = new TreeMap<>();
            byClass.forEach((name, number) -> numbers.put(String.valueOf(name), ((Number) number).doubleValue()));
            return ClassWeights.of(numbers);
        }
        return value(TrainingSetting.CLASS_WEIGHTS).equals("balanced") ? ClassWeights.BALANCED : ClassWeights.NONE;
    }

    private List<Integer> hidden(List<Integer> usual) {
        return wholes(TrainingSetting.HIDDEN, usual);
    }

    private HiddenActivation activation() {
        return has(TrainingSetting.ACTIVATION)
                ? HiddenActivation.valueOf(constant(value(TrainingSetting.ACTIVATION)))
                : HiddenActivation.RELU;
    }

    private List<Integer> wholes(TrainingSetting setting, List<Integer> otherwise) {
        if (!(value(setting) instanceof List<?> list)) {
            return otherwise;
        }
        List<Integer> wholes = new ArrayList<>();
        list.forEach(item -> wholes.add((Integer) item));
        return wholes;
    }

    private double number(TrainingSetting setting, double otherwise) {
        return value(setting) instanceof Number number ? number.doubleValue() : otherwise;
    }

    private boolean flag(TrainingSetting setting, boolean otherwise) {
        return has(setting) ? Boolean.parseBoolean(String.valueOf(value(setting))) : otherwise;
    }
}
