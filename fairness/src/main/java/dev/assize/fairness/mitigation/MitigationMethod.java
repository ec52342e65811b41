package dev.assize.fairness.mitigation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What is done about gaps between groups when a model is trained. */
public sealed interface MitigationMethod {
    /** Training rows get the weights of {@link Reweighing}. */
    record Weights() implements MitigationMethod {
        /** The name of this method in files. */
        public static final String ID = "reweighing";

        @Override
        public String id() {
            return ID;
        }

        @Override
        public String settings() {
            return "";
        }
    }

    /**
     * The loss has a price on gaps between groups: a multiplier for each group, which follows the gap of real decisions
     * in the last steps, times the difference of soft decisions.
     *
     * @param constraint demographic parity, equalized odds, or parity of the true or false positive rate
     * @param bound the largest distance of a group's rate from that of all rows that costs nothing, 0 to 1
     * @param pace how fast multipliers follow
     * @see <a href="https://arxiv.org/abs/1804.06500">Cotter, Jiang and Sridharan, Two-Player Games for Efficient
     *     Non-Convex Constrained Optimization, 2019</a>
     */
    record Penalty(ReductionConstraint constraint, double bound, Pace pace) implements MitigationMethod {
        /** The name of this method in files. */
        public static final String ID = "gap_penalty";

        /** Checks that the constraint is about rates of favorable decisions. */
        public Penalty {
            if (constraint.countsErrors()) {
                throw new IllegalArgumentException("a gap penalty was asked for with the constraint '" + constraint.id()
                        + "'; it knows rates of favorable decisions only: " + constraints());
            }
            new Faults().within("the bound", bound, 0, 1).throwIfAny();
        }

        /**
         * How fast multipliers follow gaps.
         *
         * @param strength what the gap of the moment adds, 0 to 1,000
         * @param rate what it adds for good in an epoch, 0 to 1,000
         * @param limit the largest multiplier, above 0
         * @param sharpness how near soft decisions are to real ones, above 0; 1 takes probabilities
         */
        public record Pace(double strength, double rate, double limit, double sharpness) {
            /** Checks the ranges. */
            public Pace {
                new Faults()
                        .within("the strength", strength, 0, 1_000)
                        .within("the rate", rate, 0, 1_000)
                        .within("the limit", limit, 1e-6, 1_000)
                        .within("the sharpness", sharpness, 1e-3, 1_000)
                        .throwIfAny();
            }
        }

        /** Returns the names of the constraints that a penalty knows. */
        public static List<String> constraints() {
            return Arrays.stream(ReductionConstraint.values())
                    .filter(each -> !each.countsErrors())
                    .map(ReductionConstraint::id)
                    .toList();
        }

        /** Returns how many events there are: kinds of rows over which rates are compared. */
        public int events() {
            return constraint.events();
        }

        /** Returns the cell of each row: {@code event * groups + group}, or -1 for a row that is in no event. */
        public int[] cells(LabelledRows rows) {
            Groups groups = rows.groups();
            return IntStream.range(0, rows.rows())
                    .map(row -> {
                        int event = constraint.eventOf(rows.label(row));
                        return event < 0 ? -1 : event * groups.names().size() + groups.codeOf(row);
                    })
                    .toArray();
        }

        @Override
        public String id() {
            return ID;
        }

        @Override
        public String settings() {
            return "constraint " + constraint.id() + ", bound " + bound + ", strength " + pace.strength() + ", rate "
                    + pace.rate() + ", limit " + pace.limit() + ", sharpness " + pace.sharpness();
        }
    }

    /** The model learns other labels and weights than those of the rows; perhaps several models are tried. */
    sealed interface OfLabels extends MitigationMethod {
        /**
         * Trains.
         *
         * @param rows training rows
         * @param trainer trains one model
         * @param <M> a trained model
         */
        <M> Chosen<M> fit(LabelledRows rows, Trainer<M> trainer);
    }

    /**
     * Trains models for a method that changes labels.
     *
     * @param <M> a trained model
     */
    interface Trainer<M> extends WeightedLearner<M> {
        /** Returns the probability of label 1 that a model gives each row that it learned from. */
        double[] scores(M model);
    }

    /**
     * What a method that changes labels comes to.
     *
     * @param model the model
     * @param remark what was found on the training rows, in a few words
     * @param <M> a trained model
     */
    record Chosen<M>(M model, String remark) {}

    /**
     * {@link GridSearch}: the best of the models of a grid.
     *
     * @param constraint what is compared
     * @param size how many models at least, 1 to 1,000
     * @param limit the largest sum of absolute multipliers, above 0
     * @param gapWeight how much the gap counts against the error, 0 to 1
     */
    record Grid(ReductionConstraint constraint, int size, double limit, double gapWeight) implements OfLabels {
        /** The name of this method in files. */
        public static final String ID = "grid_search";

        /** Checks the ranges. */
        public Grid {
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
            return "constraint " + constraint.id() + ", size " + size + ", limit " + limit + ", gap weight "
                    + gapWeight;
        }

        @Override
        public <M> Chosen<M> fit(LabelledRows rows, Trainer<M> trainer) {
            List<GridSearch.Point<M>> points = GridSearch.fit(rows, constraint, size, limit, trainer);
            GridSearch.Point<M> best = GridSearch.best(points, gapWeight);
            String remark = String.format(
                    Locale.ROOT,
                    "best of %d models: error %.4f, gap %.4f on the training rows",
                    points.size(),
                    best.error(),
                    best.gap());
            return new Chosen<>(best.model(), remark);
        }
    }

    /** {@link Massaging}: a model is trained, labels near its threshold are changed, and another one is trained. */
    record Massage() implements OfLabels {
        /** The name of this method in files. */
        public static final String ID = "massaging";

        @Override
        public String id() {
            return ID;
        }

        @Override
        public String settings() {
            return "";
        }

        @Override
        public <M> Chosen<M> fit(LabelledRows rows, Trainer<M> trainer) {
            int[] truth = IntStream.range(0, rows.rows()).map(rows::label).toArray();
            double[] weights =
                    IntStream.range(0, rows.rows()).mapToDouble(rows::weight).toArray();
            int[] labels = Massaging.labels(rows, trainer.scores(trainer.learn(truth, weights)));
            long changed = IntStream.range(0, labels.length)
                    .filter(row -> labels[row] != truth[row])
                    .count();
            return new Chosen<>(
                    trainer.learn(labels, weights), changed + " of " + labels.length + " training labels changed");
        }
    }

    /** Decisions are made by a rule that is fitted on the scores of the training rows. */
    sealed interface OfDecisions extends MitigationMethod {
        /** Fits the rule. */
        DecisionRule fit(ScoredRows rows);
    }

    /**
     * {@link ThresholdOptimizer}.
     *
     * @param options what is made equal
     */
    record Thresholds(ThresholdOptimizer.Options options) implements OfDecisions {
        /** The name of this method in files. */
        public static final String ID = "threshold_optimizer";

        @Override
        public String id() {
            return ID;
        }

        @Override
        public String settings() {
            return "constraint " + options.constraint().id() + ", objective "
                    + options.objective().id() + ", " + options.gridSize() + " steps"
                    + (options.flips() ? ", flips" : "");
        }

        @Override
        public DecisionRule fit(ScoredRows rows) {
            return ThresholdOptimizer.fit(rows, options);
        }
    }

    /**
     * {@link EqualizedOddsRule}.
     *
     * @param threshold a score above it is a favorable decision before the change
     */
    record OddsProgram(double threshold) implements OfDecisions {
        /** The name of this method in files. */
        public static final String ID = "equalized_odds";

        @Override
        public String id() {
            return ID;
        }

        @Override
        public String settings() {
            return "threshold " + threshold;
        }

        @Override
        public DecisionRule fit(ScoredRows rows) {
            return EqualizedOddsRule.fit(rows, threshold);
        }
    }

    /**
     * {@link CalibratedEqualizedOdds}.
     *
     * @param cost what is made equal
     * @param threshold a score above it is a favorable decision
     */
    record Calibrated(CalibratedEqualizedOdds.Cost cost, double threshold) implements OfDecisions {
        /** The name of this method in files. */
        public static final String ID = "calibrated_equalized_odds";

        @Override
        public String id() {
            return ID;
        }

        @Override
        public String settings() {
            return "cost " + cost.name().toLowerCase(Locale.ROOT) + ", threshold " + threshold;
        }

        @Override
        public DecisionRule fit(ScoredRows rows) {
            return CalibratedEqualizedOdds.fit(rows, cost, threshold);
        }
    }

    /**
     * {@link RejectOption}.
     *
     * @param favored the group that is favored now
     * @param options what is tried and wanted
     */
    record Rejecting(String favored, RejectOption.Options options) implements OfDecisions {
        /** The name of this method in files. */
        public static final String ID = "reject_option";

        @Override
        public String id() {
            return ID;
        }

        @Override
        public String settings() {
            return "favored " + favored + ", gap " + options.gap().id() + " from " + options.lowest() + " to "
                    + options.highest();
        }

        @Override
        public DecisionRule fit(ScoredRows rows) {
            return RejectOption.fit(rows, favored, options);
        }
    }

    /** Returns the name used in files, lower snake case. */
    String id();

    /** Returns the settings in a few words; empty where there are none. */
    String settings();
}
