package dev.assize.engine.kernel;

/** Noise on a grid in {@code double}. */
final class DoubleGrids implements GridKernels<double[]> {
    private static final double WHOLE = 0x1.8p52; // a sum with this has no digits behind the point: rint, but faster

    @Override
    public void addRounded(double[] numbers, Range range, double[] noise, double grid, double factor) {
        double perGrid = 1 / grid;
        double scale = grid * factor;
        int from = range.from();
        for (int i = from; i < range.to(); i++) {
            double scaled = numbers[i] * perGrid;
            double whole = scaled + WHOLE - WHOLE;
            double rest = scaled - whole + noise[i - from];
            numbers[i] = ((whole + (rest + WHOLE - WHOLE)) * scale);
        }
    }

    @Override
    public void move(double[] from, double[] to, Range range) {
        for (int i = range.from(); i < range.to(); i++) {
            to[i] += from[i];
            from[i] = 0;
        }
    }
}
