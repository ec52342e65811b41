package dev.assize.engine.update;

import dev.assize.engine.kernel.UpdateKernels.Shaping;
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

    Shaping shaping(double partScale) {
        double limit = group.normalization().clips() ? group.normalization().threshold() : Double.MAX_VALUE;
        return new Shaping(partScale * scale, limit, strength.l1(), strength.l2(), strength.decay());
    }

    Move times(double factor) {
        return new Move(group, step, strength, scale * factor);
    }
}
