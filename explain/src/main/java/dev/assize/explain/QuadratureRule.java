package dev.assize.explain;

/** Nodes in [0, 1] and their weights. */
public final class QuadratureRule {
    private final double[] nodes;
    private final double[] weights;

    QuadratureRule(double[] nodes, double[] weights) {
        this.nodes = nodes;
        this.weights = weights;
    }

    /** Returns how many nodes there are. */
    public int size() {
        return nodes.length;
    }

    /** Returns node {@code k}, in [0, 1]. */
    public double node(int k) {
        return nodes[k];
    }

    /** Returns the weight of node {@code k}. */
    public double weight(int k) {
        return weights[k];
    }
}
