package dev.assize.vector;

/**
 * Multiplies small matrices until the compiler has made machine code of all that products consist of: interpreted, an
 * operation on a vector takes about a microsecond.
 *
 * @param rows of the result
 * @param columns of the result
 * @param inner length of the sum
 * @param leftTransposed whether the left factor is stored transposed
 * @param rightTransposed whether the right factor is
 */
record WarmUp(int rows, int columns, int inner, boolean leftTransposed, boolean rightTransposed)
        implements ProductShape {
    private static final int CALLS = 4000; // most are made within some milliseconds, once there is machine code
    private static final int LONG = Room.DEPTH + 2; // two blocks, the second of which is added
    private static final int SHORT = 24;
    private static final int ROWS = TallTile.ROWS + PanelTile.ROWS; // one tile of each kind

    static void run() {
        WarmUp[] shapes = {
            new WarmUp(ROWS, PanelTile.COLUMNS + 2 * Tile.LANES + 1, SHORT, true, false),
            new WarmUp(NarrowTile.ROWS, NarrowTile.COLUMNS, SHORT, false, true),
            new WarmUp(NarrowTile.ROWS, RowTile.COLUMNS, SHORT, false, true),
            new WarmUp(ROWS, 3 * PanelTile.COLUMNS + 1, SHORT, false, false),
            new WarmUp(ROWS, PanelTile.COLUMNS, LONG, true, false),
        };
        Room room = new Room();
        float[] left = new float[ROWS * LONG];
        float[] right = new float[4 * PanelTile.COLUMNS * LONG];
        float[] result = new float[ROWS * 4 * PanelTile.COLUMNS];
        for (int call = 0; call < CALLS; call++) {
            room.multiply(shapes[call % shapes.length], left, right, result);
        }
    }

    @Override
    public int leftStride() {
        return leftTransposed ? rows : inner;
    }

    @Override
    public int rightStride() {
        return rightTransposed ? inner : columns;
    }

    @Override
    public int resultStride() {
        return columns;
    }

    @Override
    public boolean accumulate() {
        return false;
    }
}
