package dev.assize.vector;

import jdk.incubator.vector.FloatVector;

/** Brings the sums of a tile to the result: straight, or through a scratch if only some count or they are added. */
final class Sums {
    private final float[] scratch =
            new float[Math.max(TallTile.ROWS * TallTile.COLUMNS, NarrowTile.ROWS * NarrowTile.COLUMNS)];
    private float[] result = scratch;
    private int stride;
    private boolean add;
    private int at;
    private int skipped;
    private int rows;
    private int columns;

    /** Says where sums go. */
    void into(float[] array, int rowStride) {
        result = array;
        stride = rowStride;
    }

    /** Says whether they are added to what is there. */
    void adding(boolean yes) {
        add = yes;
    }

    /** Says where the next tile's sums go. */
    Sums place(int row, int column) {
        at = row * stride + column;
        skipped = 0;
        return this;
    }

    /** Says how many of its first rows do not count. */
    Sums skipping(int count) {
        skipped = count;
        return this;
    }

    /** Says how many rows and columns count. */
    void size(int rowCount, int columnCount) {
        rows = rowCount;
        columns = columnCount;
    }

    /** Runs a tile; the parameters are its own. */
    void make(Tile tile, int leftAt, int rightAt, int depth) {
        boolean whole = rows == tile.rows() && columns == tile.columns();
        if (whole && !add) {
            tile.target(result, stride);
            tile.multiply(leftAt, rightAt, at, depth);
            return;
        }
        tile.target(scratch, tile.columns());
        tile.multiply(leftAt, rightAt, 0, depth);
        if (whole) {
            addWhole(tile.columns());
        } else {
            bring(skipped * tile.columns(), tile.columns());
        }
    }

    private void addWhole(int width) {
        for (int row = 0, from = 0, to = at; row < rows; row++, to += stride) {
            for (int i = 0; i < width; i += Tile.LANES, from += Tile.LANES) {
                FloatVector sum = FloatVector.fromArray(Tile.SPECIES, scratch, from);
                FloatVector.fromArray(Tile.SPECIES, result, to + i).add(sum).intoArray(result, to + i);
            }
        }
    }

    private void bring(int first, int width) {
        for (int row = 0, from = first, to = at; row < rows; row++, from += width, to += stride) {
            for (int i = 0; i < columns; i++) {
                result[to + i] = add ? result[to + i] + scratch[from + i] : scratch[from + i];
            }
        }
    }
}
