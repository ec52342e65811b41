package dev.assize.fairness.mitigation;

import java.util.List;
import java.util.Locale;

/**
 * {@link GridSearch}: the best of the models of a grid.
 *
 * @param constraint what is compared
 * @param size how many models at least, 1 to 1,000
 * @param limit the largest sum of absolute multipliers, above 0
 * @param gapWeight how much the gap counts against the error, 0 to 1
 */
public record GridMethod(ReductionConstraint constraint, int size, double limit, double gapWeight)
        implements MitigationMethod.OfLabels {
    /** The name of this method in files. */
    public static final String ID = "grid_search";

    /** Checks the ranges. */
    public GridMethod {
        new Faults()
                .within("the size of the grid", size, 1, 1_000)
                .within("the limit of the grid", limit, 1e-6, 1e6)
                .within("the weight of the gap", gapWeight, 0, 1)
                .throwIfAny();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String settings() {
        return "constraint " + constraint.id() + ", size " + size + ", limit " + limit + ", gap weight " + gapWeight;
    }

    @Override
    public <M> MitigationMethod.Chosen<M> fit(LabelledRows rows, MitigationMethod.Trainer<M> trainer) {
        List<GridSearch.Point<M>> points = GridSearch.fit(rows, constraint, size, limit, trainer);
        GridSearch.Point<M> best = GridSearch.best(points, gapWeight);
        String remark = String.format(
                Locale.ROOT,
                "best of %d models: error %.4f, gap %.4f on the training rows",
                points.size(),
                best.error(),
                best.gap());
        return new MitigationMethod.Chosen<>(best.model(), remark);
    }
}
