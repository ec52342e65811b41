package dev.assize.training.settings;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds settings that are allowed one by one and make no sense together. A setting without effect is one of them. */
final class Contradictions {
    private final Given given;
    private final GivenOptimizer optimizer;
    private final Function<String, Place> places;
    private final List<Problem> problems = new ArrayList<>();

    Contradictions(Given given, Function<String, Place> places) {
        this.given = given;
        this.optimizer = new GivenOptimizer(given);
        this.places = places;
    }

    /** Returns what is wrong. */
    List<Problem> find() {
        optimizer();
        schedule();
        clipping();
        switch (given.kind()) {
            case CNN -> blocks();
            case LSTM -> pooling();
            case DL4J -> configuration();
            case MLP -> {} // any layers make a perceptron
        }
        problems.addAll(new PrivateContradictions(given, places).find());
        return problems;
    }

    private void optimizer() {
        Optimizer chosen = optimizer.optimizer();
        for (OptimizerConstant constant : OptimizerConstant.values()) {
            if (given.has(constant.key()) && !chosen.constants().containsKey(constant)) {
                unused(constant.key(), "optimizer " + chosen.id());
            }
        }
        if (!chosen.hasLearningRate()) {
            for (TrainingSetting setting : List.of(TrainingSetting.LEARNING_RATE, TrainingSetting.SCHEDULE_KIND)) {
                if (given.has(setting)) {
                    unused(setting.key(), "optimizer " + chosen.id());
                }
            }
        }
    }

    private void schedule() {
        ScheduleKind kind = optimizer.scheduleKind();
        for (ScheduleNumber number : ScheduleNumber.values()) {
            if (given.has(number.key()) && !kind.has(number)) {
                unused(number.key(), "schedule " + kind.id());
            }
        }
        LearningRateSchedule.Time time = new LearningRateSchedule.Time(
                optimizer.scheduleUnit(),
                given.whole(TrainingSetting.SCHEDULE_LENGTH, 0),
                given.whole(TrainingSetting.SCHEDULE_WARM_UP, 0));
        time.fault(kind).ifPresent(fault -> add(TrainingSetting.SCHEDULE_KIND.key(), fault.message(), fault.hint()));
    }

    private void clipping() {
        if (given.has(TrainingSetting.CLIPPING_LIMIT) && !given.has(TrainingSetting.CLIPPING_KIND)) {
            add(
                    TrainingSetting.CLIPPING_LIMIT.key(),
                    "gradients are clipped, and it is not said how",
                    "Add 'kind: global' to 'gradientClipping', or another one of value, layer, parameter.");
        }
    }

    private void blocks() {
        int blocks = new GivenNetwork(given).filters().size();
        for (TrainingSetting setting : GivenNetwork.BLOCK_SETTINGS) {
            if (given.value(setting) instanceof List<?> list && list.size() != blocks) {
                add(
                        setting.key(),
                        "'" + setting.key() + "' has " + list.size() + " values for " + blocks + " convolutions: "
                                + list.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                        "Give one value for all, or one for each number of 'filters'.");
            }
        }
    }

    private void pooling() {
        if (given.flag(TrainingSetting.BIDIRECTIONAL, false)
                && given.choice(TrainingSetting.POOLING, SequencePooling.MEAN) == SequencePooling.LAST) {
            add(TrainingSetting.POOLING.key(), LstmNetwork.LAST_OF_BOTH, LstmNetwork.LAST_OF_BOTH_HINT);
        }
    }

    private void configuration() {
        if (!given.has(TrainingSetting.CONFIGURATION)) {
            add(
                    TrainingSetting.KIND.key(),
                    "'configuration' is missing for kind dl4j",
                    "Add 'configuration: FILE.json', a configuration as DL4J's toJson() writes it.");
        }
        if (optimizer.isGiven() && !given.has(TrainingSetting.OPTIMIZER)) {
            add(
                    TrainingSetting.KIND.key(),
                    "the updater of the configuration is changed, and no 'optimizer' is given",
                    "Add 'optimizer: adam' or another one; it then replaces the updater of every layer.");
        }
    }

    private void unused(String key, String user) {
        String kind = user.substring(0, user.indexOf(' '));
        add(key, "'" + key + "' has no effect on " + user, "Leave it out, or choose another " + kind + ".");
    }

    private void add(String key, String message, String hint) {
        problems.add(new Problem(places.apply(key), message, hint));
    }
}
