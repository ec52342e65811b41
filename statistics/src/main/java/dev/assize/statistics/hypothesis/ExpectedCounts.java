package dev.assize.statistics.hypothesis;

import java.util.List;
import java.util.Locale;

/** Warns of expected counts that are too small for a chi-squared distribution (Cochran 1954): any below 5. */
final class ExpectedCounts {
    /** The count below which the approximation is doubted. */
    static final double LEAST = 5;

    private ExpectedCounts() {}

    /** Returns one warning if cells are small, else none. */
    static List<String> warning(int small, int cells, double least) {
        return small == 0
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT,
                        "%d of %d expected counts are below 5, the smallest is %.2f: the p-value is rough, prefer an"
                                + " exact test or merge groups",
                        small,
                        cells,
                        least));
    }
}
