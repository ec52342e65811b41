package dev.assize.engine.kernel;

/** Noise on a grid in {@code double}. */
final class DoubleGrids implements GridKernels<double[]> {
    /** Numbers are converted in loops of their own, so that the loop between them runs in vectors. */
    @Override
    public void addRounded(double[] numbers, Range range, double[] noise, double[] room, Step step) {
        int from = range.from();
        int count = range.to() - from;
        for (int i = 0; i < count; i++) {
            room[i] = numbers[from + i];
        }
        FloatGrids.round(room, noise, count, step);
        for (int i = 0; i < count; i++) {
            numbers[from + i] = noise[i];
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
