package dev.assize.data.counting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Rows with two attributes, truth, decision, score and weight, drawn at random; some cells are missing. */
final class RandomRows {
    static final List<String> SEXES = List.of("f", "m");
    static final List<String> RACES = List.of("Asian", "Black", "Other's \"x\"", "White");

    private final int[][] codes;
    private final double[] scores;
    private final double[] weights;

    private RandomRows(int rows) {
        this.codes = new int[4][rows];
        this.scores = new double[rows];
        this.weights = new double[rows];
    }

    static RandomRows draw(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomRows drawn = new RandomRows(rows);
        for (int row = 0; row < rows; row++) {
            drawn.codes[0][row] = random.nextInt(20) - 1 < 0 ? -1 : random.nextInt(2);
            drawn.codes[1][row] = random.nextInt(4);
            drawn.codes[2][row] = random.nextInt(30) == 0 ? -1 : random.nextInt(2);
            drawn.codes[3][row] = random.nextInt(2);
            drawn.scores[row] = random.nextInt(1000) / 1000.0;
            drawn.weights[row] = random.nextDouble() * (row % 3 == 0 ? 1e6 : 3);
        }
        return drawn;
    }

    static OutcomeColumns columns() {
        return OutcomeColumns.of(
                        GroupColumn.all(List.of("sex", "race")),
                        OutcomeColumns.Answers.of("y true", "y_pred").withScore("score"))
                .withWeights("w");
    }

    CellCounter counter() {
        return counter(CellCounter.MOST_SCORES);
    }

    CellCounter counter(long mostScores) {
        return new CellCounter(
                List.of(new CellCounter.Attribute("sex", SEXES), new CellCounter.Attribute("race", RACES)),
                List.of("0", "1"),
                mostScores);
    }

    OutcomeRows all() {
        return part(0, scores.length);
    }

    OutcomeRows part(int from, int to) {
        return OutcomeRows.of(to - from, List.of(cut(codes[0], from, to), cut(codes[1], from, to)))
                .withTruths(cut(codes[2], from, to))
                .withDecisions(cut(codes[3], from, to))
                .withScores(Arrays.copyOfRange(scores, from, to))
                .withWeights(Arrays.copyOfRange(weights, from, to));
    }

    /** Returns the rows as CSV that DuckDB and PostgreSQL read alike; a missing cell is empty. */
    String csv() {
        StringBuilder csv = new StringBuilder("sex,race,y true,y_pred,score,w\n");
        for (int row = 0; row < scores.length; row++) {
            csv.append(codes[0][row] < 0 ? "" : SEXES.get(codes[0][row]));
            csv.append(",\"")
                    .append(RACES.get(codes[1][row]).replace("\"", "\"\""))
                    .append("\",");
            csv.append(codes[2][row] < 0 ? "" : codes[2][row]).append(',').append(codes[3][row]);
            csv.append(String.format(Locale.ROOT, ",%s,%s%n", scores[row], weights[row]));
        }
        return csv.toString();
    }

    private static int[] cut(int[] column, int from, int to) {
        return Arrays.copyOfRange(column, from, to);
    }
}
