package dev.assize.fairness.mitigation;

import dev.assize.core.Table;
import java.util.List;

/** The model learns and decides from changed features; the group of a row must be known to change them. */
public sealed interface RepairMethod extends MitigationMethod {
    /** Returns the columns that are named to be changed; none where all features that are numbers are. */
    List<String> columns();

    /**
     * Fits the change.
     *
     * @param rows training rows
     * @param groups the group of each row
     * @param features the columns to change, at least one, each of them numbers
     * @throws MitigationException if there is one group only, or a group has no cell in a column
     */
    FeatureRepair fit(Table rows, Groups groups, List<String> features);

    /**
     * {@link DisparateImpactRemover} of each column.
     *
     * @param columns the columns that are named
     * @param level how far values move, 0 to 1
     */
    record Distributions(List<String> columns, double level) implements RepairMethod {
        /** The name of this method in files. */
        public static final String ID = "disparate_impact_remover";

        /** Checks the range. */
        public Distributions {
            columns = List.copyOf(columns);
            new Faults().within("the repair level", level, 0, 1).throwIfAny();
        }

        @Override
        public String id() {
            return ID;
        }

        @Override
        public String settings() {
            return "level " + level;
        }

        @Override
        public FeatureRepair fit(Table rows, Groups groups, List<String> features) {
            return FeatureRepair.OfDistributions.fit(rows, groups, features, level);
        }
    }

    /**
     * {@link CorrelationRemover} of each column.
     *
     * @param columns the columns that are named
     * @param alpha how much of the correlation is removed, 0 to 1
     */
    record Correlations(List<String> columns, double alpha) implements RepairMethod {
        /** The name of this method in files. */
        public static final String ID = "correlation_remover";

        /** Checks the range. */
        public Correlations {
            columns = List.copyOf(columns);
            new Faults().within("alpha", alpha, 0, 1).throwIfAny();
        }

        @Override
        public String id() {
            return ID;
        }

        @Override
        public String settings() {
            return "alpha " + alpha;
        }

        @Override
        public FeatureRepair fit(Table rows, Groups groups, List<String> features) {
            return FeatureRepair.OfCorrelations.fit(rows, groups, features, alpha);
        }
    }
}
