package dev.assize.engine.update;

import dev.assize.engine.kernel.UpdateStep;

/**
 * What one step does to the parameters of a group.
 *
 * @param group the group
 * @param step of the optimiser
 * @param strength of the regularisation
 * @param scale what the summed gradient is multiplied by
 */
record Move(Group group, UpdateStep step, Penalty.Strength strength, double scale) {
    static Move of(Group group, Moment at, double scale) {
        double rate = group.optimizer().decayRate(at);
        return new Move(group, group.optimizer().step(at), group.penalty().at(at, rate), group.averaged() ? scale : 1);
    }

    Move times(double factor) {
        return new Move(group, step, strength, scale * factor);
    }
}
