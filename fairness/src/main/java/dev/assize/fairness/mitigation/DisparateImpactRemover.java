package dev.assize.fairness.mitigation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Moves the values of a feature so that its distribution is alike in every group while the order within a group is
 * kept.
 *
 * <p>Let a group have the {@code n_g} distinct values {@code v_0 < v_1 < ...}. They are cut into {@code q = min over
 * groups n_g} consecutive parts, part {@code k} being the values from {@code round(k n_g / q)} to
 * {@code round((k + 1) n_g
 * / q) - 1} (halves to the even number). The target of part {@code k} is the median over groups of the medians of their
 * parts. A value at place {@code i} among all distinct values moves towards the target at place {@code t} to place
 * {@code i + round(level (t - i))}. A median of an even number of values is the lower of the middle two, so that only
 * values occur that were in the rows. With level 0 nothing changes, with 1 a value says nothing of the group but where
 * groups have different numbers of people at a value: parts are of distinct values, not of people, as in the published
 * code.
 *
 * <p>Rows that were not fitted on: a value between two known ones of its group moves to the point between their new
 * values that divides them in the same proportion; a value beyond all of them moves as far as the nearest one. (The
 * published method knows only the rows it is fitted on.) The sensitive attribute is needed when the model decides.
 *
 * @see <a href="https://arxiv.org/abs/1412.3756">Feldman et al., Certifying and Removing Disparate Impact, 2015,
 *     section 5</a>
 */
public final class DisparateImpactRemover {
    private final List<String> groups;
    private final double[][] values;
    private final double[][] repaired;

    private DisparateImpactRemover(List<String> groups, double[][] values, double[][] repaired) {
        this.groups = groups;
        this.values = values;
        this.repaired = repaired;
    }

    /** Makes a remover of stored numbers: for each group its distinct values, ascending, and what they become. */
    static DisparateImpactRemover of(List<String> groups, double[][] values, double[][] repaired) {
        return new DisparateImpactRemover(groups, values, repaired);
    }

    /**
     * Finds where each value of each group goes.
     *
     * @param groups the group of each row, at least two groups
     * @param column the feature, shape [rows], finite
     * @param level how far values move towards their target, 0 to 1
     * @throws MitigationException if there is one group only, a value is not finite or the level is out of range
     */
    public static DisparateImpactRemover fit(Groups groups, double[] column, double level) {
        Faults.requireLength("values", column.length, groups.rows());
        new Faults()
                .groups(groups)
                .numbers("the feature", column)
                .within("the repair level", level, 0, 1)
                .throwIfAny();
        double[][] values = distinct(groups, column);
        double[] all = Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .sorted()
                .distinct()
                .toArray();
        double[][] repaired = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
        int parts = Arrays.stream(values).mapToInt(of -> of.length).min().orElseThrow();
        double offset = 0;
        for (int part = 0; part < parts; part++) {
            double next = offset + 1.0 / parts;
            double target = target(values, offset, next);
            for (int g = 0; g < values.length; g++) {
                for (int i = at(offset, values[g]); i < at(next, values[g]); i++) {
                    repaired[g][i] = moved(all, values[g][i], target, level);
                }
            }
            offset = next;
        }
        return new DisparateImpactRemover(groups.names(), values, repaired);
    }

    private static double[][] distinct(Groups groups, double[] column) {
        List<TreeSet<Double>> sorted = new ArrayList<>();
        groups.names().forEach(name -> sorted.add(new TreeSet<>()));
        for (int row = 0; row < column.length; row++) {
            sorted.get(groups.codeOf(row)).add(column[row] + 0.0); // makes -0.0 the same value as 0.0
        }
        return sorted.stream()
                .map(set -> set.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
    }

    private static double target(double[][] values, double offset, double next) {
        double[] medians = Arrays.stream(values)
                .filter(of -> at(offset, of) < at(next, of))
                .mapToDouble(of -> of[lowerMiddle(at(offset, of), at(next, of))])
                .sorted()
                .toArray();
        return medians[lowerMiddle(0, medians.length)];
    }

    private static int lowerMiddle(int from, int to) {
        return from + (to - from - 1) / 2;
    }

    private static int at(double offset, double[] values) {
        return (int) Math.rint(offset * values.length);
    }

    private static double moved(double[] all, double value, double target, double level) {
        int from = Arrays.binarySearch(all, value);
        int to = Arrays.binarySearch(all, target);
        return all[from + (int) Math.rint((to - from) * level)];
    }

    /** Returns the groups fitted on, sorted. */
    public List<String> groups() {
        return groups;
    }

    /** Returns the distinct values of a group that were fitted on, ascending. */
    double[] values(int group) {
        return values[group].clone();
    }

    /** Returns what the distinct values of a group become, in their order. */
    double[] repaired(int group) {
        return repaired[group].clone();
    }

    /**
     * Returns the changed values of any rows.
     *
     * @param rowGroups the group of each row; every one of them was fitted on
     * @param column the feature, shape [rows], finite
     * @throws MitigationException if a group was not fitted on or a value is not finite
     */
    public double[] apply(Groups rowGroups, double[] column) {
        Faults.requireLength("values", column.length, rowGroups.rows());
        new Faults().numbers("the feature", column).throwIfAny();
        int[] codes = rowGroups.codesIn(groups);
        double[] changed = new double[column.length];
        for (int row = 0; row < changed.length; row++) {
            if (codes[row] < 0) {
                throw UnknownGroup.of(rowGroups.names().get(rowGroups.codeOf(row)), groups);
            }
            changed[row] = moved(values[codes[row]], repaired[codes[row]], column[row] + 0.0);
        }
        return changed;
    }

    private static double moved(double[] known, double[] becomes, double value) {
        int found = Arrays.binarySearch(known, value);
        if (found >= 0) {
            return becomes[found];
        }
        int above = -found - 1;
        if (above == 0 || above == known.length) {
            int nearest = above == 0 ? 0 : above - 1;
            return value + (becomes[nearest] - known[nearest]);
        }
        double part = (value - known[above - 1]) / (known[above] - known[above - 1]);
        return becomes[above - 1] + part * (becomes[above] - becomes[above - 1]);
    }
}
