package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.NormKernels;
import dev.assize.engine.rule.Scratch.Room;
import java.util.Arrays;
import java.util.List;

/**
 * The gradient of the vectors of an embedding: that of a word is the sum of the slopes wherever it was looked up, so
 * the slopes of a word that a record has several times are added before they are squared.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class EmbeddingTerm<A> extends GradientTerm<A> {
    private final Kernels<A> kernels;
    private final Vectors<A> slopes;
    private final int[][] words;
    private final int count;
    private final Weights<A> weights;
    private long[] places = new long[0];
    private int rows;

    /**
     * Makes the term.
     *
     * @param kernels the arithmetic
     * @param slopes one vector for each row and time step
     * @param words what was looked up, by time step and row
     * @param count how many words there are
     * @param weights of the vectors of all words
     */
    EmbeddingTerm(Kernels<A> kernels, Vectors<A> slopes, int[][] words, int count, Weights<A> weights) {
        this.kernels = kernels;
        this.slopes = slopes;
        this.words = words;
        this.count = count;
        this.weights = weights;
    }

    @Override
    void resize(int newRows) {
        rows = newRows;
    }

    @Override
    public void gradient(boolean accumulate) {
        if (!accumulate) {
            kernels.rows().fill(weights.gradient(), count * slopes.width(), 0);
        }
        for (int step = 0; step < words.length; step++) {
            kernels.rows().scatterRows(slopes.part(step), words[step], weights.gradient(), rows, slopes.width());
        }
    }

    @Override
    public void addSquares(RecordRows records, Scratch<A> scratch, double[] squares) {
        int width = slopes.width();
        A one = scratch.room(Room.LEFT, width);
        A sum = scratch.room(Room.BIAS, width);
        A room = scratch.room(Room.SUMS, NormKernels.LANES);
        for (int record = 0; record < records.count(); record++) {
            int all = sort(records, record);
            for (int i = 0; i < all; ) {
                int word = word(i);
                kernels.rows().fill(sum, width, 0);
                for (; i < all && word(i) == word; i++) {
                    int place = (int) places[i];
                    slopes.gather(records, record, place, place + 1, one);
                    kernels.rows().addScaled(1, one, sum, width);
                }
                squares[record] += kernels.norms().squareSum(sum, width, room);
            }
        }
    }

    private int word(int i) {
        return (int) (places[i] >>> Integer.SIZE);
    }

    /** Sorts the places of a record by their words; returns how many there are. */
    private int sort(RecordRows records, int record) {
        int all = records.length(record) * words.length;
        if (places.length < all) {
            places = new long[all];
        }
        for (int place = 0; place < all; place++) {
            int row = records.row(record, place / words.length);
            places[place] = (long) words[place % words.length][row] << Integer.SIZE | place;
        }
        Arrays.sort(places, 0, all);
        return all;
    }

    @Override
    public long room(int longest, int records) {
        return 2L * slopes.width() + NormKernels.LANES;
    }

    @Override
    public List<Vectors<A>> slopes() {
        return List.of(slopes);
    }

    @Override
    public List<Vectors<A>> factors() {
        return List.of();
    }
}
