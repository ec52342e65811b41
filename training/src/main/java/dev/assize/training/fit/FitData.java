package dev.assize.training.fit;

import dev.assize.core.Seed;
import dev.assize.statistics.RowSample;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a network is trained and measured on.
 *
 * @param training examples that gradients come from
 * @param validation held-out examples that choose the best pass
 * @param curveRows rows of {@code training} that are measured after each pass, the same ones each time, drawn by the
 *     training's seed; 0 measures all. What they say is shown and decides nothing
 */
public record FitData(Examples training, Optional<Examples> validation, int curveRows) {
    /** Checks the number of rows. */
    public FitData {
        if (curveRows < 0) {
            throw new IllegalArgumentException("a training curve of " + curveRows
                    + " rows was asked for; give the number of rows to measure, or 0 for all of them");
        }
    }

    /** Makes data of which nothing is held out. */
    public static FitData of(Examples training) {
        return new FitData(training, Optional.empty(), 0);
    }

    /** Makes data with held-out examples. */
    public static FitData of(Examples training, Examples validation) {
        return new FitData(training, Optional.of(validation), 0);
    }

    /** Returns this data with another number of training rows that are measured; 0 measures all. */
    public FitData withCurveRows(int rows) {
        return new FitData(training, validation, rows);
    }

    /** Returns the training rows that are measured, ascending; all of them where those drawn have no weight. */
    int[] curve(Seed seed) {
        int most = curveRows == 0 ? training.rows() : curveRows;
        int[] drawn = RowSample.choose(training.rows(), most, seed.child("curve"));
        boolean counts = IntStream.of(drawn).anyMatch(row -> training.weights()[row] > 0);
        return counts ? drawn : IntStream.range(0, training.rows()).toArray();
    }
}
