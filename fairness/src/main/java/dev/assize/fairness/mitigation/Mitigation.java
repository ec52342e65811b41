package dev.assize.fairness.mitigation;

import java.util.List;

/** A mitigation as it is stored with a model; {@link MitigationJson} is its text form. */
public sealed interface Mitigation {
    /** Returns the sensitive columns whose groups it knows; several mean their intersection. */
    List<String> attributes();

    /** Returns whether {@link #attributes()} must be known of a person to decide about that person. */
    boolean needsAttributesToDecide();

    /**
     * The training rows were weighted; nothing is left to do when the model decides.
     *
     * @param attributes the sensitive columns
     * @param weights the factors of each group and label
     */
    record OfTraining(List<String> attributes, Reweighing weights) implements Mitigation {
        /** Copies the names. */
        public OfTraining {
            attributes = List.copyOf(attributes);
        }

        @Override
        public boolean needsAttributesToDecide() {
            return false;
        }
    }

    /**
     * The loss had something more in it, or saw other labels; nothing is left to do when the model decides.
     *
     * @param attributes the sensitive columns
     * @param groups the groups that it was about, sorted
     * @param method name of the method
     * @param settings its settings in a few words
     */
    record OfLoss(List<String> attributes, List<String> groups, String method, String settings) implements Mitigation {
        /** Copies the names. */
        public OfLoss {
            attributes = List.copyOf(attributes);
            groups = List.copyOf(groups);
        }

        @Override
        public boolean needsAttributesToDecide() {
            return false;
        }
    }

    /**
     * Features are changed by the group of a row before the model reads them, in training and in deciding.
     *
     * @param attributes the sensitive columns
     * @param method name of the method
     * @param settings its settings in a few words
     * @param repair the change
     */
    record OfFeatures(List<String> attributes, String method, String settings, FeatureRepair repair)
            implements Mitigation {
        /** Copies the names. */
        public OfFeatures {
            attributes = List.copyOf(attributes);
        }

        @Override
        public boolean needsAttributesToDecide() {
            return true;
        }
    }

    /**
     * Several models share the decisions: a row is decided by one of them, drawn by its share.
     *
     * @param attributes the sensitive columns
     * @param groups the groups that it was about, sorted
     * @param settings its settings in a few words
     * @param salt what rows draw by, see {@link HashedDraw}
     */
    record OfMixture(List<String> attributes, List<String> groups, String settings, String salt) implements Mitigation {
        /** Copies the names. */
        public OfMixture {
            attributes = List.copyOf(attributes);
            groups = List.copyOf(groups);
        }

        @Override
        public boolean needsAttributesToDecide() {
            return false;
        }

        /**
         * Decides rows; the same row gets the same decision each time.
         *
         * @param decisions for each model its decision of each row, 1 for favorable and 0 for unfavorable
         * @param shares the share of each model, above 0, summing to 1
         * @param rowIds what names each row
         * @return 1 with the chance of the summed shares of the models that say 1, else 0
         */
        public int[] decide(int[][] decisions, double[] shares, List<String> rowIds) {
            Faults.requireLength("shares", shares.length, decisions.length);
            HashedDraw draw = new HashedDraw(salt);
            int[] drawn = new int[rowIds.size()];
            for (int row = 0; row < drawn.length; row++) {
                double chance = 0;
                boolean all = true;
                for (int model = 0; model < shares.length; model++) {
                    Faults.requireLength("decisions", decisions[model].length, drawn.length);
                    chance += decisions[model][row] == 1 ? shares[model] : 0;
                    all &= decisions[model][row] == 1;
                }
                drawn[row] = draw.decides(all ? 1 : Math.min(1, chance), rowIds.get(row)) ? 1 : 0;
            }
            return drawn;
        }
    }

    /**
     * A rule decides in place of the most probable class.
     *
     * @param attributes the sensitive columns
     * @param rule the rule
     * @param salt what random rules draw by, see {@link HashedDraw}
     */
    record OfDecisions(List<String> attributes, DecisionRule rule, String salt) implements Mitigation {
        /** Copies the names. */
        public OfDecisions {
            attributes = List.copyOf(attributes);
        }

        @Override
        public boolean needsAttributesToDecide() {
            return true;
        }

        /**
         * Decides rows; the same row gets the same decision each time.
         *
         * @param groups the group of each row
         * @param scores the probability of the favorable class that the model gave each row, in [0, 1]
         * @param rowIds what names each row; random rules draw by it
         * @return 1 for favorable, 0 for unfavorable
         * @throws MitigationException if a group is not known or a score is not a number in [0, 1]
         */
        public int[] decide(Groups groups, double[] scores, List<String> rowIds) {
            Faults.requireLength("row ids", rowIds.size(), scores.length);
            double[] probabilities = rule.favorableProbabilities(groups, scores);
            HashedDraw draw = new HashedDraw(salt);
            int[] decisions = new int[scores.length];
            for (int row = 0; row < decisions.length; row++) {
                decisions[row] = draw.decides(probabilities[row], rowIds.get(row)) ? 1 : 0;
            }
            return decisions;
        }
    }
}
