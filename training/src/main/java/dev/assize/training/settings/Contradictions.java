package dev.assize.training.settings;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds settings that are allowed one by one and make no sense together. A setting without effect is one of them. */
final class Contradictions {
    private final GivenSettings given;
    private final Function<String, Place> places;
    private final List<Problem> problems = new ArrayList<>();

    Contradictions(GivenSettings given, Function<String, Place> places) {
        this.given = given;
        this.places = places;
    }

    /** Returns what is wrong. */
    List<Problem> find() {
        optimizer();
        schedule();
        clipping();
        if (given.kind() == NetworkKind.CNN) {
            blocks();
        }
        if (given.kind() == NetworkKind.DL4J && !given.has(TrainingSetting.CONFIGURATION)) {
            problems.add(new Problem(
                    places.apply(TrainingSetting.KIND.key()),
                    "'configuration' is missing for kind dl4j",
                    "Add 'configuration: FILE.json', a configuration as DL4J's toJson() writes it."));
        }
        return problems;
    }

    private void optimizer() {
        if (given.kind() == NetworkKind.DL4J && given.replacesOptimizer() && !given.has(TrainingSetting.OPTIMIZER)) {
            problems.add(new Problem(
                    places.apply(TrainingSetting.KIND.key()),
                    "the updater of the configuration is changed, and no 'optimizer' is given",
                    "Add 'optimizer: adam' or another one; it then replaces the updater of every layer."));
            return;
        }
        Optimizer optimizer = given.optimizer();
        for (OptimizerConstant constant : OptimizerConstant.values()) {
            if (given.has(constant.key()) && !optimizer.constants().containsKey(constant)) {
                unused(constant.key(), "optimizer " + optimizer.id());
            }
        }
        if (!optimizer.hasLearningRate()) {
            for (TrainingSetting setting : List.of(TrainingSetting.LEARNING_RATE, TrainingSetting.SCHEDULE_KIND)) {
                if (given.has(setting)) {
                    unused(setting.key(), "optimizer " + optimizer.id());
                }
            }
        }
    }

    private void schedule() {
        ScheduleKind kind = given.scheduleKind();
        for (ScheduleNumber number : ScheduleNumber.values()) {
            if (given.has(number.key()) && !kind.has(number)) {
                unused(number.key(), "schedule " + kind.id());
            }
        }
        boolean constant = kind == ScheduleKind.CONSTANT;
        int warmUp = given.whole(TrainingSetting.SCHEDULE_WARM_UP, 0);
        if (given.scheduleUnit() == ScheduleUnit.STEP
                && (kind.ends() || (warmUp > 0 && !constant))
                && !given.has(ScheduleNumber.LENGTH.key())) {
            problems.add(new Problem(
                    places.apply(TrainingSetting.SCHEDULE_UNIT.key()),
                    "the schedule " + kind.id() + " counts steps and has no length",
                    "Add 'length: N' to the schedule, or count it by 'unit: epoch'."));
        }
    }

    private void clipping() {
        if (given.has(TrainingSetting.CLIPPING_LIMIT) && !given.has(TrainingSetting.CLIPPING_KIND)) {
            problems.add(new Problem(
                    places.apply(TrainingSetting.CLIPPING_LIMIT.key()),
                    "gradients are clipped, and it is not said how",
                    "Add 'kind: global' to 'gradientClipping', or another one of value, layer, parameter."));
        }
    }

    private void blocks() {
        int blocks = given.blocks();
        for (TrainingSetting setting : GivenSettings.BLOCK_SETTINGS) {
            if (given.value(setting) instanceof List<?> list && list.size() != blocks) {
                problems.add(new Problem(
                        places.apply(setting.key()),
                        "'" + setting.key() + "' has " + list.size() + " values for " + blocks + " convolutions: "
                                + list.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                        "Give one value for all, or one for each number of 'filters'."));
            }
        }
    }

    private void unused(String key, String user) {
        problems.add(new Problem(
                places.apply(key),
                "'" + key + "' has no effect on " + user,
                "Leave it out, or choose another " + user.substring(0, user.indexOf(' ')) + "."));
    }
}
