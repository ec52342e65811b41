package dev.assize.fairness.mitigation;

import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import java.util.List;

/**
 * Changes columns of numbers by the group of each row so that they say less of it. Missing cells stay missing, and a
 * column is fitted on the rows in which it has a cell.
 */
public sealed interface FeatureRepair {
    /** Returns the columns that it changes, in the order of {@link #parts()}. */
    List<String> columns();

    /** Returns the groups fitted on, sorted. */
    List<String> groups();

    /** Returns how many columns it changes. */
    int parts();

    /** Returns the changed cells of one column in rows that have a cell. */
    double[] repaired(int column, Groups groups, double[] cells);

    /**
     * Returns rows with changed cells.
     *
     * @param rows a table that has all {@link #columns()}, each of them numbers
     * @param rowGroups the group of each row
     * @throws MitigationException if a group was not fitted on
     */
    default Table apply(Table rows, Groups rowGroups) {
        Table changed = rows;
        for (int c = 0; c < parts(); c++) {
            String name = columns().get(c);
            NumericColumn column = rows.numeric(name);
            int[] there = GroupedCells.present(column);
            if (there.length > 0) {
                GroupedCells cells = GroupedCells.of(column, there, rowGroups);
                changed = changed.withCells(
                        GroupedCells.column(column, there, repaired(c, cells.groups(), cells.values())));
            }
        }
        return changed;
    }

    /**
     * Makes the distribution of each column alike in all groups; see {@link DisparateImpactRemover}.
     *
     * @param columns the columns
     * @param removers one for each column, all of the same groups
     */
    record OfDistributions(List<String> columns, List<DisparateImpactRemover> removers) implements FeatureRepair {
        /** Copies the lists. */
        public OfDistributions {
            columns = List.copyOf(columns);
            removers = List.copyOf(removers);
        }

        /** Fits one remover for each column, at least one. */
        static OfDistributions fit(Table rows, Groups groups, List<String> columns, double level) {
            return new OfDistributions(
                    columns,
                    columns.stream()
                            .map(name -> GroupedCells.ofAll(rows.numeric(name), groups))
                            .map(cells -> DisparateImpactRemover.fit(cells.groups(), cells.values(), level))
                            .toList());
        }

        @Override
        public List<String> groups() {
            return removers.get(0).groups();
        }

        @Override
        public int parts() {
            return removers.size();
        }

        @Override
        public double[] repaired(int column, Groups groups, double[] cells) {
            return removers.get(column).apply(groups, cells);
        }
    }

    /**
     * Takes the mean of each group out of each column, or a part of it; see {@link CorrelationRemover}. The sensitive
     * columns of that regression are one for each group but the first: 1 in rows of the group, else 0.
     *
     * @param columns the columns
     * @param groups the groups, sorted
     * @param removers one for each column
     */
    record OfCorrelations(List<String> columns, List<String> groups, List<CorrelationRemover> removers)
            implements FeatureRepair {
        /** Copies the lists. */
        public OfCorrelations {
            columns = List.copyOf(columns);
            groups = List.copyOf(groups);
            removers = List.copyOf(removers);
        }

        /** Fits one remover for each column, at least one. */
        static OfCorrelations fit(Table rows, Groups groups, List<String> columns, double alpha) {
            return new OfCorrelations(
                    columns,
                    groups.names(),
                    columns.stream()
                            .map(name -> GroupedCells.ofAll(rows.numeric(name), groups))
                            .map(cells -> CorrelationRemover.fit(
                                    indicators(cells.groups(), groups.names()), new double[][] {cells.values()}, alpha))
                            .toList());
        }

        @Override
        public int parts() {
            return removers.size();
        }

        @Override
        public double[] repaired(int column, Groups rowGroups, double[] cells) {
            return removers.get(column).apply(indicators(rowGroups, groups), new double[][] {cells})[0];
        }

        private static double[][] indicators(Groups rows, List<String> groups) {
            int[] codes = rows.codesIn(groups);
            double[][] indicators = new double[groups.size() - 1][codes.length];
            for (int row = 0; row < codes.length; row++) {
                if (codes[row] < 0) {
                    throw UnknownGroup.of(rows.names().get(rows.codeOf(row)), groups);
                }
                if (codes[row] > 0) {
                    indicators[codes[row] - 1][row] = 1;
                }
            }
            return indicators;
        }
    }
}
