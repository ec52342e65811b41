package dev.assize.engine.kernel;

/** Copies between callers' arrays and {@code float[]}. */
final class FloatTransfer implements Transfer<float[]> {
    @Override
    public void copyIn(float[] from, int fromAt, float[] to, int toAt, Grid grid) {
        if (grid.plain()) {
            System.arraycopy(from, fromAt, to, toAt, grid.count() * grid.length());
            return;
        }
        int target = toAt;
        for (int i = 0; i < grid.count(); i++) {
            int source = fromAt + i * grid.step();
            for (int j = 0; j < grid.length(); j++, source += grid.stride()) {
                to[target++] = from[source];
            }
        }
    }

    @Override
    public void copyIn(double[] from, int fromAt, float[] to, int toAt, Grid grid) {
        if (grid.plain()) {
            int length = grid.count() * grid.length();
            for (int i = 0; i < length; i++) {
                to[toAt + i] = (float) from[fromAt + i];
            }
            return;
        }
        int target = toAt;
        for (int i = 0; i < grid.count(); i++) {
            int source = fromAt + i * grid.step();
            for (int j = 0; j < grid.length(); j++, source += grid.stride()) {
                to[target++] = (float) from[source];
            }
        }
    }

    @Override
    public void copyOut(float[] from, int fromAt, double[] to, int toAt, Grid grid) {
        if (grid.plain()) {
            int length = grid.count() * grid.length();
            for (int i = 0; i < length; i++) {
                to[toAt + i] = from[fromAt + i];
            }
            return;
        }
        int source = fromAt;
        for (int i = 0; i < grid.count(); i++) {
            int target = toAt + i * grid.step();
            for (int j = 0; j < grid.length(); j++, target += grid.stride()) {
                to[target] = from[source++];
            }
        }
    }

    @Override
    public double get(float[] from, int index) {
        return from[index];
    }

    @Override
    public void set(float[] to, int index, double value) {
        to[index] = (float) value;
    }
}
