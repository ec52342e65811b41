package dev.assize.engine.rule;

import java.util.List;

/** A rule over images that also works along time, see {@link OverTimeRule}. */
public interface TimeRule extends LayerRule {
    /**
     * Returns for each time step of the output those of the input by which it counts or not: it does if one of them
     * does. None where the mask of the output step cannot be told.
     *
     * @param steps time steps of the input
     */
    int[][] stepsSeen(int steps);

    /** Returns the parameters in the order of DL4J's flattened vector, if the layer works along time. */
    default List<ParameterSpec> parametersOverTime() {
        return parameters();
    }
}
