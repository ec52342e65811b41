package dev.assize.training.fit;

import dev.assize.core.Digest;
import dev.assize.engine.plan.RowPrices;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/** A gap penalty and the cell of each row that it is about. */
public final class RowPenalty implements RowGroups {
    private final GapPenalty penalty;
    private final int[] cells;

    private RowPenalty(GapPenalty penalty, int[] cells) {
        this.penalty = penalty;
        this.cells = cells;
    }

    /**
     * Makes a penalty of rows.
     *
     * @param penalty what gaps cost
     * @param cells the cell of each row, {@link RowPrices#FREE} for a row that is in no event
     * @throws IllegalArgumentException if a row is in none of the cells
     */
    public static RowPenalty of(GapPenalty penalty, int[] cells) {
        for (int row = 0; row < cells.length; row++) {
            if (cells[row] < RowPrices.FREE || cells[row] >= penalty.cells()) {
                throw new IllegalArgumentException("row " + row + " is in cell " + cells[row]
                        + "; the penalty has cells 0 to " + (penalty.cells() - 1) + ", and -1 for a row in no event");
            }
        }
        return new RowPenalty(penalty, cells.clone());
    }

    /** Returns what gaps cost. */
    public GapPenalty penalty() {
        return penalty;
    }

    @Override
    public String what() {
        return "gap penalty";
    }

    @Override
    public int rows() {
        return cells.length;
    }

    @Override
    public RowPenalty select(int[] rows) {
        return new RowPenalty(penalty, IntStream.of(rows).map(row -> cells[row]).toArray());
    }

    @Override
    public Digest digest() {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * cells.length);
        bytes.asIntBuffer().put(cells);
        return Digest.of(penalty + " " + Digest.of(bytes.array()).hex());
    }

    RowPrices prices(RowPrices.Tariff tariff) {
        return RowPrices.of(cells, tariff);
    }
}
