package dev.assize.engine.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * Two layers of the same shape, one over the sequence as it is and one over the sequence from its end; what the second
 * says is turned back, unless it says one vector only, and joined with what the first says. Masks are turned as well: a
 * padded sequence is read from its padding, which leaves the state at zeros.
 *
 * <p>DL4J keeps the parameters of the forward layer first.
 *
 * @param forward over the sequence as it is
 * @param backward over the sequence from its end
 * @param join how the outputs of both become one
 */
public record BidirectionalRule(LayerRule forward, LayerRule backward, Join join) implements LayerRule {
    /** How two outputs become one. */
    public enum Join {
        /** Features of the forward layer, then those of the backward layer. */
        CONCATENATE,
        /** Sum, feature by feature. */
        ADD,
        /** Product, feature by feature. */
        MULTIPLY,
        /** Mean, feature by feature. */
        AVERAGE
    }

    @Override
    public Shape outputShape(Shape input) {
        Shape shape = forward.outputShape(input);
        return join == Join.CONCATENATE ? shape.withChannels(2 * shape.channels()) : shape;
    }

    @Override
    public List<ParameterSpec> parameters() {
        List<ParameterSpec> specs = new ArrayList<>(forward.parameters());
        specs.addAll(backward.parameters());
        return specs;
    }

    @Override
    public int workingSet(Shape input) {
        return Math.max(forward.workingSet(input), backward.workingSet(input));
    }

    @Override
    public BidirectionalRule wrapped() {
        return new BidirectionalRule(forward.wrapped(), backward.wrapped(), join);
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new BidirectionalStep<>(this, scope);
    }
}
