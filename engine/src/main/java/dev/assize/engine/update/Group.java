package dev.assize.engine.update;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * Parameters that are treated alike: one optimiser, one regularisation, one norm.
 *
 * @param index number of the group
 * @param norm number of the norm that its gradient counts towards
 * @param optimizer the optimiser
 * @param penalty the regularisation
 * @param normalization what is done to the gradient first
 * @param averaged whether its gradient is divided by the number of rows: not so for running means and variances
 */
record Group(
        int index, int norm, Optimizer<?> optimizer, Penalty penalty, Normalization normalization, boolean averaged) {
    /** Returns for each variable its group. */
    static List<Group> of(List<Variable> variables) {
        Map<Key, Group> groups = new LinkedHashMap<>();
        Map<Object, Integer> norms = new LinkedHashMap<>();
        List<Group> ofVariable = new ArrayList<>();
        for (Variable variable : variables) {
            Normalization normalization = Normalization.of(variable.layer().getConfig());
            Object normKey = normKey(variable, normalization.mode());
            norms.putIfAbsent(normKey, norms.size());
            Key key = new Key(
                    variable.updater(),
                    variable.regularization(),
                    normalization,
                    variable.averaged(),
                    norms.get(normKey));
            groups.computeIfAbsent(key, k -> k.group(groups.size()));
            ofVariable.add(groups.get(key));
        }
        return ofVariable;
    }

    /** Tells whether more happens to a gradient than that it is multiplied by a number. */
    boolean shapes() {
        return normalization.clips() || !penalty.isEmpty();
    }

    private static Object normKey(Variable variable, GradientNormalization mode) {
        return switch (mode) {
            case None, ClipElementWiseAbsoluteValue -> "no norm";
            case RenormalizeL2PerLayer, ClipL2PerLayer -> variable.layerIndex();
            case RenormalizeL2PerParamType, ClipL2PerParamType -> variable;
        };
    }

    /**
     * What makes parameters alike.
     *
     * @param updater DL4J's optimiser
     * @param regularization DL4J's regularisation
     * @param normalization what is done to the gradient first
     * @param averaged whether the gradient is divided by the number of rows
     * @param norm number of the norm
     */
    private record Key(
            IUpdater updater,
            List<Regularization> regularization,
            Normalization normalization,
            boolean averaged,
            int norm) {
        Group group(int index) {
            Optimizer<?> optimizer = Optimizer.of(updater).orElseThrow(); // unknown ones were refused before
            return new Group(index, norm, optimizer, Penalty.of(regularization), normalization, averaged);
        }
    }
}
