package dev.assize.training.fit;

import dev.assize.core.Digest;
import dev.assize.engine.plan.RowPrices;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/** An adversary and the cell of each row, which says the group that it is to guess. */
public final class RowAdversary implements RowGroups {
    private final AdversarySettings settings;
    private final int[] cells;

    private RowAdversary(AdversarySettings settings, int[] cells) {
        this.settings = settings;
        this.cells = cells;
    }

    /**
     * Makes an adversary of rows.
     *
     * @param settings how it guesses
     * @param cells the cell of each row, {@link RowPrices#FREE} for a row that is in no event
     * @throws IllegalArgumentException if a row is in none of the cells
     */
    public static RowAdversary of(AdversarySettings settings, int[] cells) {
        for (int row = 0; row < cells.length; row++) {
            if (cells[row] < RowPrices.FREE || cells[row] >= settings.cells()) {
                throw new IllegalArgumentException("row " + row + " is in cell " + cells[row]
                        + "; the adversary has cells 0 to " + (settings.cells() - 1)
                        + ", and -1 for a row in no event");
            }
        }
        return new RowAdversary(settings, cells.clone());
    }

    /** Returns how it guesses. */
    public AdversarySettings settings() {
        return settings;
    }

    /** Returns the cell of a row, or {@link RowPrices#FREE}. */
    int cell(int row) {
        return cells[row];
    }

    @Override
    public String what() {
        return "adversary";
    }

    @Override
    public int rows() {
        return cells.length;
    }

    @Override
    public RowAdversary select(int[] rows) {
        return new RowAdversary(
                settings, IntStream.of(rows).map(row -> cells[row]).toArray());
    }

    @Override
    public Digest digest() {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * cells.length);
        bytes.asIntBuffer().put(cells);
        return Digest.of(settings + " " + Digest.of(bytes.array()).hex());
    }
}
