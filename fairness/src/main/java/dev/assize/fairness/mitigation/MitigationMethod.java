package dev.assize.fairness.mitigation;

import java.util.Locale;

/** What is done about gaps between groups when a model is trained. */
public sealed interface MitigationMethod
        permits MitigationMethod.Weights,
                MitigationMethod.OfDecisions,
                MitigationMethod.OfLabels,
                MixtureMethod,
                LossMethod,
                RepairMethod {
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

    /** The model learns other labels and weights than those of the rows; perhaps several models are tried. */
    sealed interface OfLabels extends MitigationMethod permits GridMethod, MassagingMethod {
        /**
         * Trains.
         *
         * @param rows training rows
         * @param trainer trains one model
         * @param <M> a trained model
         */
        <M> Chosen<M> fit(LabelledRows rows, Trainer<M> trainer);

        @Override
        default boolean trainsSeveral() {
            return true;
        }
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

    /** Returns whether several models are trained. */
    default boolean trainsSeveral() {
        return false;
    }
}
