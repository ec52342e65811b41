package dev.assize.vector;

/** One thread's panels, tiles and loops. */
final class Room {
    /** Most terms of a sum that are added in registers: a panel of the right factor then fits into the first cache. */
    static final int DEPTH = 256;

    private static final int COLUMNS = 512; // of the right factor at a time: half a MiB, for the second cache
    private static final int ROWS = 128; // of the left factor at a time, for the second cache too
    private static final int FEW_COLUMNS = 64; // up to here copying the left factor takes longer than it saves

    /** What the panels take. */
    static final long BYTES = (long) Float.BYTES * (ROWS + COLUMNS) * DEPTH;

    private final Panels panels = new Panels();
    private final float[] leftPanels = new float[ROWS * DEPTH];
    private final float[] rightPanels = new float[COLUMNS * DEPTH];
    private final Tile tallTile = new TallTile();
    private final Tile panelTile = new PanelTile();
    private final Tile rowTile = new RowTile();
    private final Tile narrowTile = new NarrowTile();
    private final Sums sums = new Sums();
    private int term;
    private int depth;
    private int column;
    private int columns;
    private int panelsAt;

    /** Returns how many numbers the panels of a whole right factor have. */
    static int panelsLength(ProductShape shape) {
        return wholePanels(shape.columns()) * shape.inner();
    }

    private static int wholePanels(int columns) {
        return (columns + PanelTile.COLUMNS - 1) / PanelTile.COLUMNS * PanelTile.COLUMNS;
    }

    /** Copies a block of terms of a right factor into panels. */
    void pack(ProductShape shape, int block, float[] right, float[] packed) {
        Tile tile = tile(shape);
        int most = depthOfBlocks(shape);
        term = block * most;
        depth = Math.min(most, shape.inner() - term);
        for (column = 0; column < shape.columns(); column += COLUMNS) {
            columns = Math.min(COLUMNS, shape.columns() - column);
            copyRight(shape, right, tile.columns(), packed, packedAt(shape));
        }
    }

    /** Returns how many blocks the terms of a sum make. */
    static int blocks(ProductShape shape) {
        int most = depthOfBlocks(shape);
        return (shape.inner() + most - 1) / most;
    }

    /** Multiplies by a right factor as it is. */
    void multiply(ProductShape shape, float[] left, float[] right, float[] result) {
        multiply(shape, left, right, result, rightPanels);
    }

    /** Multiplies by a right factor in panels. */
    void multiplyPacked(ProductShape shape, float[] left, float[] packed, float[] result) {
        multiply(shape, left, packed, result, packed);
    }

    private void multiply(ProductShape shape, float[] left, float[] right, float[] result, float[] inPanels) {
        Tile tile = tile(shape);
        int most = depthOfBlocks(shape);
        sums.into(result, shape.resultStride());
        for (term = 0; term < shape.inner(); term += most) {
            depth = Math.min(most, shape.inner() - term);
            sums.adding(shape.accumulate() || term > 0);
            for (column = 0; column < shape.columns(); column += COLUMNS) {
                columns = Math.min(COLUMNS, shape.columns() - column);
                if (inPanels == rightPanels) {
                    panelsAt = 0;
                    copyRight(shape, right, tile.columns(), inPanels, 0);
                } else {
                    panelsAt = packedAt(shape);
                }
                multiplyBlock(tile, shape, left, inPanels);
            }
        }
    }

    private void multiplyBlock(Tile tile, ProductShape shape, float[] left, float[] inPanels) {
        if (tile == panelTile) {
            tallTile.factors(leftPanels, 0, inPanels);
            panelTile.factors(leftPanels, 0, inPanels);
            multiplyPanels(shape, left);
        } else {
            tile.factors(left, shape.leftStride(), inPanels);
            multiplyRows(tile, shape);
        }
    }

    private Tile tile(ProductShape shape) {
        if (shape.leftTransposed() || shape.columns() > FEW_COLUMNS) {
            return panelTile;
        }
        return shape.columns() <= NarrowTile.COLUMNS ? narrowTile : rowTile;
    }

    private static int depthOfBlocks(ProductShape shape) {
        int blocks = (shape.inner() + DEPTH - 1) / DEPTH;
        return (shape.inner() + blocks - 1) / blocks;
    }

    private int packedAt(ProductShape shape) {
        return term * wholePanels(shape.columns()) + column * depth;
    }

    private void copyRight(ProductShape shape, float[] right, int width, float[] to, int at) {
        int stride = shape.rightStride();
        panels.into(to, at);
        if (shape.rightTransposed()) {
            panels.block(column * stride + term, stride, columns, depth).copyAlong(right, width);
        } else {
            panels.block(term * stride + column, stride, columns, depth).copyAcross(right, width);
        }
    }

    private void copyLeft(ProductShape shape, float[] left, int row, int rows, int width) {
        int stride = shape.leftStride();
        if (shape.leftTransposed()) {
            panels.block(term * stride + row, stride, rows, depth).copyAcross(left, width);
        } else {
            panels.block(row * stride + term, stride, rows, depth).copyAlong(left, width);
        }
    }

    /** The left factor is copied: rows that its last panel has too many are zeros. */
    private void multiplyPanels(ProductShape shape, float[] left) {
        for (int first = 0; first < shape.rows(); first += ROWS) {
            int rows = Math.min(ROWS, shape.rows() - first);
            int tall = tallRows(rows);
            panels.into(leftPanels, 0);
            copyLeft(shape, left, first, tall, TallTile.ROWS);
            panels.into(leftPanels, tall * depth);
            copyLeft(shape, left, first + tall, rows - tall, PanelTile.ROWS);
            for (int c = 0; c < columns; c += PanelTile.COLUMNS) {
                int width = Math.min(PanelTile.COLUMNS, columns - c);
                for (int row = 0; row < tall; row += TallTile.ROWS) {
                    sums.place(first + row, column + c).size(TallTile.ROWS, width);
                    sums.make(tallTile, row * depth, panelsAt + c * depth, depth);
                }
                for (int row = tall; row < rows; row += PanelTile.ROWS) {
                    sums.place(first + row, column + c).size(Math.min(PanelTile.ROWS, rows - row), width);
                    sums.make(panelTile, row * depth, panelsAt + c * depth, depth);
                }
            }
        }
    }

    /** Returns how many rows tall tiles take: many, but so that the others leave few rows of their last tile empty. */
    static int tallRows(int rows) {
        int best = 0;
        int least = PanelTile.ROWS;
        for (int tiles = rows / TallTile.ROWS, tries = 0; tiles >= 0 && tries < PanelTile.ROWS; tiles--, tries++) {
            int tall = tiles * TallTile.ROWS;
            int empty = Math.floorMod(tall - rows, PanelTile.ROWS);
            if (empty < least) {
                least = empty;
                best = tall;
            }
        }
        return best;
    }

    /** The left factor is read where it lies: the last tile starts some rows earlier, which it makes in vain. */
    private void multiplyRows(Tile tile, ProductShape shape) {
        int last = shape.rows() - tile.rows();
        for (int c = 0; c < columns; c += tile.columns()) {
            int width = Math.min(tile.columns(), columns - c);
            for (int row = 0; row < shape.rows(); row += tile.rows()) {
                int start = Math.min(row, last);
                sums.place(row, column + c).skipping(row - start).size(tile.rows() - row + start, width);
                sums.make(tile, start * shape.leftStride() + term, panelsAt + c * depth, depth);
            }
        }
    }
}
