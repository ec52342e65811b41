package dev.assize.engine.plan;

import dev.assize.engine.kernel.Extent;
import dev.assize.engine.rule.AffineRule;
import dev.assize.engine.rule.DistanceRule;
import dev.assize.engine.rule.ElementwiseRule;
import dev.assize.engine.rule.ElementwiseRule.Operation;
import dev.assize.engine.rule.MergeRule;
import dev.assize.engine.rule.NormalizeRule;
import dev.assize.engine.rule.ReorderRule;
import dev.assize.engine.rule.Shape;
import dev.assize.engine.rule.StackRule;
import dev.assize.engine.rule.SubsetRule;
import dev.assize.engine.rule.UnstackRule;
import dev.assize.engine.rule.VertexRule;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.L2Vertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.StackVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.graph.UnstackVertex;

/** Reads DL4J's graph vertices that have no layer and look at nothing but their inputs. */
final class VertexReader {
    private static final double DISTANCE_FLOOR = 1e-8; // DL4J's default; its vertex does not tell another

    /** What has its channels or features at an axis, where they are last. */
    private static final Map<Integer, List<Shape.Kind>> LAST_AXES = Map.of(
            -1, MergeRule.ofAll().kinds(),
            1, List.of(Shape.Kind.VECTOR),
            2, List.of(Shape.Kind.SEQUENCE),
            3, List.of(Shape.Kind.IMAGE));

    private static final String KNOWN =
            "Build it of vertices that have one: merge, element-wise, stack, unstack, subset, "
                    + "scale, shift, L2 distance and norm, reshape, preprocessor, those of time series; vertices are not run "
                    + "through DL4J.";

    private VertexReader() {}

    /** Reads a vertex of a network in one of the orders. */
    static VertexRule read(GraphVertex vertex, DataOrder order) {
        if (vertex instanceof MergeVertex merge) {
            return merge(merge, order);
        }
        if (order == DataOrder.CHANNELS_LAST && !inBothOrders(vertex)) {
            throw NoRuleException.refused(
                    "this kind of vertex has no rule in the engine in a network with channels last",
                    "Build it of layers and the vertices merge, element-wise, scale, shift and preprocessor.");
        }
        return read(vertex);
    }

    private static boolean inBothOrders(GraphVertex vertex) {
        return vertex instanceof ElementWiseVertex || vertex instanceof ScaleVertex || vertex instanceof ShiftVertex;
    }

    private static MergeRule merge(MergeVertex vertex, DataOrder order) {
        int axis = vertex.getMergeAxis();
        if (order == DataOrder.CHANNELS_FIRST && axis == MergeVertex.DEFAULT_MERGE_DIM) {
            return MergeRule.ofAll();
        }
        if (order == DataOrder.CHANNELS_LAST && LAST_AXES.containsKey(axis)) {
            return new MergeRule(LAST_AXES.get(axis));
        }
        throw new NoRuleException("merging along axis " + axis
                + " has no rule in the engine, only along the channels, axis 1, has; where they are last, the last "
                + "axis has");
    }

    private static VertexRule read(GraphVertex vertex) {
        if (vertex instanceof ElementWiseVertex elementWise) {
            return new ElementwiseRule(operation(elementWise.getOp()));
        }
        if (vertex instanceof StackVertex) {
            return new StackRule();
        }
        if (vertex instanceof UnstackVertex unstack) {
            return new UnstackRule(unstack.getFrom(), unstack.getStackSize());
        }
        return measures(vertex);
    }

    private static VertexRule measures(GraphVertex vertex) {
        if (vertex instanceof SubsetVertex subset) {
            return new SubsetRule(subset.getFrom(), subset.getTo());
        }
        if (vertex instanceof ScaleVertex scale) {
            return new AffineRule(scale.getScaleFactor(), 0);
        }
        if (vertex instanceof ShiftVertex shift) {
            return new AffineRule(1, shift.getShiftFactor());
        }
        if (vertex instanceof L2Vertex) {
            return new DistanceRule(DISTANCE_FLOOR);
        }
        if (vertex instanceof L2NormalizeVertex normalize) {
            return normalize(normalize);
        }
        if (vertex instanceof ReshapeVertex reshape) {
            return reshape(reshape);
        }
        throw NoRuleException.refused("this kind of vertex has no rule in the engine", KNOWN);
    }

    private static Operation operation(ElementWiseVertex.Op operation) {
        return switch (operation) {
            case Add -> Operation.ADD;
            case Subtract -> Operation.SUBTRACT;
            case Product -> Operation.PRODUCT;
            case Average -> Operation.AVERAGE;
            case Max -> Operation.MAX;
        };
    }

    private static VertexRule normalize(L2NormalizeVertex vertex) {
        if (vertex.getDimension() != null && vertex.getDimension().length > 0) {
            throw new NoRuleException("an L2 norm over some axes has no rule in the engine, only over all axes has");
        }
        return new NormalizeRule(vertex.getEps());
    }

    private static VertexRule reshape(ReshapeVertex vertex) {
        int[] axes = vertex.getNewShape();
        if (vertex.getReshapeOrder() == 'c' && axes.length == 2) {
            return ReorderRule.to(ReorderRule.Target.VECTOR);
        }
        if (vertex.getReshapeOrder() == 'c' && axes.length == 4) {
            Shape image = Shape.image(axes[1], new Extent(axes[2], axes[3]));
            return new ReorderRule(ReorderRule.Target.IMAGE, image);
        }
        throw new NoRuleException("reshaping to " + axes.length + " axes in order '" + vertex.getReshapeOrder()
                + "' has no rule in the engine, only between vectors and images in order 'c' has");
    }
}
