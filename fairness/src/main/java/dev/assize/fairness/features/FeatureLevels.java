package dev.assize.fairness.features;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.NumericColumn;
import java.util.Arrays;
import java.util.Optional;

/**
 * A feature cut into levels: a category is one, numbers are cut at their deciles where more than ten of them differ,
 * equal numbers share a level, and missing cells are a level of their own.
 *
 * @see FeatureCheck
 */
final class FeatureLevels {
    private static final int MOST = 10;

    private final int[] codes;
    private final int count;

    private FeatureLevels(int[] codes, int count) {
        this.codes = codes;
        this.count = count;
    }

    /** Cuts a column; nothing where its cells are pictures, sequences or free texts. */
    static Optional<FeatureLevels> of(Column column) {
        if (column instanceof CategoricalColumn texts) {
            int[] codes = new int[texts.size()];
            for (int row = 0; row < codes.length; row++) {
                codes[row] = texts.isMissing(row) ? 0 : texts.code(row) + 1;
            }
            return Optional.of(new FeatureLevels(codes, texts.dictionary().size() + 1));
        }
        return column instanceof NumericColumn numbers ? Optional.of(cut(numbers)) : Optional.empty();
    }

    private static FeatureLevels cut(NumericColumn numbers) {
        double[] known = new double[numbers.size() - numbers.missingCount()];
        int at = 0;
        for (int row = 0; row < numbers.size(); row++) {
            if (!numbers.isMissing(row)) {
                known[at++] = numbers.valueOr(row, 0);
            }
        }
        Arrays.sort(known);
        double[] tops = tops(known);
        int[] codes = new int[numbers.size()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = numbers.isMissing(row) ? 0 : 1 + level(tops, numbers.valueOr(row, 0));
        }
        return new FeatureLevels(codes, tops.length + 1);
    }

    /** The largest number of each level: every number, or the deciles. */
    private static double[] tops(double[] sorted) {
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        if (distinct.length <= MOST) {
            return distinct;
        }
        double[] deciles = new double[MOST];
        for (int k = 1; k <= MOST; k++) {
            deciles[k - 1] = sorted[(int) Math.ceil((double) k * sorted.length / MOST) - 1];
        }
        return Arrays.stream(deciles).distinct().toArray();
    }

    private static int level(double[] tops, double number) {
        int found = Arrays.binarySearch(tops, number);
        return found >= 0 ? found : -found - 1;
    }

    /** Returns the level of a row, from 0, which is that of missing cells. */
    int level(int row) {
        return codes[row];
    }

    /** Returns how many levels there are, some perhaps without rows. */
    int count() {
        return count;
    }

    /** Returns how many rows there are. */
    int rows() {
        return codes.length;
    }
}
