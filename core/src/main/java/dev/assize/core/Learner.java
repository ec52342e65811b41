package dev.assize.core;

/** Fits models of one configuration, so that mitigation and attacks can retrain without knowing how. */
public interface Learner {
    /**
     * Fits a model.
     *
     * @param rows the training rows
     * @param weights one non-negative weight a row; a row of weight 2 counts like two equal rows
     * @param seed where every random choice of the fit comes from
     */
    TableModel fit(Table rows, double[] weights, Seed seed);
}
