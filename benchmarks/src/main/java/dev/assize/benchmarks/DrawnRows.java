package dev.assize.benchmarks;

import dev.assize.data.counting.CellCounter;
import dev.assize.data.counting.OutcomeRows;
import java.util.List;
import java.util.SplittableRandom;

/** Rows with two attributes, truth and decision in arrays. */
final class DrawnRows {
    private static final List<String> SEXES = List.of("Female", "Male");
    private static final List<String> RACES = List.of("White", "Black", "Asian", "Other", "Native");

    private final int[][] codes;

    private DrawnRows(int[][] codes) {
        this.codes = codes;
    }

    static DrawnRows draw(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] codes = new int[4][rows];
        for (int row = 0; row < rows; row++) {
            int bits = random.nextInt() >>> 1;
            codes[0][row] = bits & 1;
            codes[1][row] = (bits >> 1 & 1023) % RACES.size();
            codes[2][row] = bits >> 11 & 1;
            codes[3][row] = (bits >> 12 & 15) < 6 ? 1 : 0;
        }
        return new DrawnRows(codes);
    }

    static CellCounter counter() {
        return new CellCounter(
                List.of(new CellCounter.Attribute("sex", SEXES), new CellCounter.Attribute("race", RACES)),
                List.of("0", "1"));
    }

    OutcomeRows rows() {
        return OutcomeRows.of(codes[0].length, List.of(codes[0], codes[1]))
                .withTruths(codes[2])
                .withDecisions(codes[3]);
    }
}
