package dev.assize.fairness.mitigation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Trains one model for each point of a grid of multipliers, and leaves the choice between accuracy and gap to the
 * caller. A point gives every group but the last, in every event, a signed multiplier; the absolute values sum to at
 * most {@code limit}. The lattice is the coarsest one with at least {@code size} points, so there may be more; for two
 * groups and one event there are {@code size} of them if it is odd.
 *
 * <p>A chosen model decides by itself, with no random number and no sensitive attribute.
 *
 * @see <a href="https://arxiv.org/abs/1803.02453">Agarwal et al., A Reductions Approach to Fair Classification, 2018,
 *     section 3.4</a>
 */
public final class GridSearch {
    private GridSearch() {}

    /**
     * One point of the grid.
     *
     * @param model the model
     * @param error the share of wrong decisions on the training rows
     * @param gap the largest difference of the constrained rates between two groups on the training rows; for bounded
     *     group loss the largest loss of a group
     * @param <M> a trained model
     */
    public record Point<M>(M model, double error, double gap) {}

    /**
     * Trains all points.
     *
     * @param rows training rows
     * @param constraint what is compared; bounded group loss has multipliers of one sign
     * @param size how many points at least, 1 to 10,000
     * @param limit the largest sum of absolute multipliers, above 0; 2 is usual
     * @param learner trains one model
     * @param <M> a trained model
     * @throws MitigationException if a group has no rows to take a rate over, or a number is out of range
     */
    public static <M> List<Point<M>> fit(
            LabelledRows rows, ReductionConstraint constraint, int size, double limit, WeightedLearner<M> learner) {
        new Faults()
                .within("the size of the grid", size, 1, 10_000)
                .within("the limit of the grid", limit, 1e-6, 1e6)
                .throwIfAny();
        Moments moments = new Moments(rows, constraint);
        List<Point<M>> points = new ArrayList<>();
        for (double[] multipliers : multipliers(rows, constraint, size, limit)) {
            M model = Prices.learn(learner, moments.prices(multipliers), false);
            double[] decisions = learner.decide(model);
            points.add(new Point<>(model, moments.error(decisions), moments.gap(decisions)));
        }
        return points;
    }

    /**
     * Returns the point with the least {@code (1 - gapWeight) error + gapWeight gap}, the first of equal ones.
     *
     * @param points at least one
     * @param gapWeight how much the gap counts, 0 to 1; 0.5 is usual
     * @param <M> a trained model
     */
    public static <M> Point<M> best(List<Point<M>> points, double gapWeight) {
        return points.stream()
                .min(Comparator.comparingDouble(point -> (1 - gapWeight) * point.error() + gapWeight * point.gap()))
                .orElseThrow(
                        () -> new IllegalArgumentException("there are no points to choose from; fit a grid first"));
    }

    /** Returns the multipliers of each bound for each point. */
    private static List<double[]> multipliers(
            LabelledRows rows, ReductionConstraint constraint, int size, double limit) {
        int groups = rows.groups().names().size();
        int free = constraint.isOneSided() ? groups : (groups - 1) * constraint.events();
        int units = 1;
        List<int[]> lattice = lattice(free, units, constraint.isOneSided());
        while (lattice.size() < size) {
            units++;
            lattice = lattice(free, units, constraint.isOneSided());
        }
        List<double[]> all = new ArrayList<>();
        for (int[] point : lattice) {
            all.add(spread(point, limit / units, groups, constraint));
        }
        return all;
    }

    private static double[] spread(int[] point, double unit, int groups, ReductionConstraint constraint) {
        int cells = groups * constraint.events();
        double[] multipliers = new double[constraint.isOneSided() ? cells : 2 * cells];
        int perEvent = point.length / constraint.events();
        for (int at = 0; at < point.length; at++) {
            int cell = at / perEvent * groups + at % perEvent;
            multipliers[point[at] > 0 || constraint.isOneSided() ? cell : cells + cell] = unit * Math.abs(point[at]);
        }
        return multipliers;
    }

    private static List<int[]> lattice(int dimensions, int units, boolean positive) {
        List<int[]> points = new ArrayList<>();
        extend(new int[dimensions], 0, units, positive, points);
        return points;
    }

    private static void extend(int[] point, int at, int left, boolean positive, List<int[]> points) {
        if (at == point.length) {
            points.add(point.clone());
            return;
        }
        for (int value = positive ? 0 : -left; value <= left; value++) {
            point[at] = value;
            extend(point, at + 1, left - Math.abs(value), positive, points);
        }
        point[at] = 0;
    }
}
