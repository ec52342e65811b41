package dev.assize.data.counting;

import dev.assize.core.SortedScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Collects the scores of each cell, with weights where rows have some: each by itself while there are few, and in
 * {@link ScoreBins} from then on, when memory no longer grows with the rows.
 */
final class ScoreLists {
    private static final int FIRST = 16;
    private static final double[] NONE = {};

    private double[][] scores = new double[0][];
    private double[][] weights = new double[0][];
    private int[] sizes = new int[0];
    private final long most;
    private final List<ScoreBins> bins = new ArrayList<>();
    private boolean weighted;
    private long kept;

    /** Makes lists that keep up to {@code most} scores by themselves. */
    ScoreLists(long most) {
        this.most = most;
    }

    /** Adds a score of weight 1. */
    void add(int cell, double score) {
        if (isBinned()) {
            bin(cell).add(score);
            return;
        }
        int at = next(cell);
        scores[cell][at] = score;
        if (weighted) {
            weights[cell][at] = 1;
        }
    }

    /** Adds a score. */
    void add(int cell, double score, double weight) {
        if (isBinned()) {
            bin(cell).add(score, weight);
            return;
        }
        if (!weighted) {
            startWeights();
        }
        int at = next(cell);
        scores[cell][at] = score;
        weights[cell][at] = weight;
    }

    private boolean isBinned() {
        if (kept++ < most) {
            return false;
        }
        if (bins.isEmpty()) {
            for (int cell = 0; cell < sizes.length; cell++) {
                for (int at = 0; at < sizes[cell]; at++) {
                    if (weighted) {
                        bin(cell).add(scores[cell][at], weights[cell][at]);
                    } else {
                        bin(cell).add(scores[cell][at]);
                    }
                }
            }
            sizes = new int[0];
            scores = new double[0][];
            weights = new double[0][];
        }
        return true;
    }

    private ScoreBins bin(int cell) {
        while (bins.size() <= cell) {
            bins.add(new ScoreBins());
        }
        return bins.get(cell);
    }

    /** Returns the scores of the first {@code cells} cells. */
    List<SortedScores> sorted(int cells) {
        List<SortedScores> all = new ArrayList<>();
        for (int cell = 0; cell < cells; cell++) {
            if (cell < bins.size()) {
                all.add(bins.get(cell).entries());
                continue;
            }
            all.add(cell < sizes.length ? sortedCell(cell) : SortedScores.NONE);
        }
        return all;
    }

    private SortedScores sortedCell(int cell) {
        double[] own = Arrays.copyOf(scores[cell], sizes[cell]);
        return weighted ? SortedScores.of(own, Arrays.copyOf(weights[cell], sizes[cell])) : SortedScores.of(own);
    }

    private int next(int cell) {
        if (cell >= sizes.length) {
            lengthen(Math.max(FIRST, Math.max(cell + 1, 2 * sizes.length)));
        }
        int at = sizes[cell]++;
        if (at == scores[cell].length) {
            int more = Math.max(FIRST, at + (at >> 1));
            scores[cell] = Arrays.copyOf(scores[cell], more);
            weights[cell] = weighted ? Arrays.copyOf(weights[cell], more) : NONE;
        }
        return at;
    }

    private void lengthen(int cells) {
        int before = sizes.length;
        sizes = Arrays.copyOf(sizes, cells);
        scores = Arrays.copyOf(scores, cells);
        weights = Arrays.copyOf(weights, cells);
        Arrays.fill(scores, before, cells, NONE);
        Arrays.fill(weights, before, cells, NONE);
    }

    private void startWeights() {
        weighted = true;
        for (int cell = 0; cell < sizes.length; cell++) {
            weights[cell] = new double[scores[cell].length];
            Arrays.fill(weights[cell], 1);
        }
    }
}
