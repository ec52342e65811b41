package dev.assize.engine.kernel;

/** Noise on a grid in {@code float}. */
class FloatGrids implements GridKernels<float[]> {
    private static final double WHOLE = 0x1.8p52; // a sum with this has no digits behind the point: rint, but faster

    /** Numbers are converted in loops of their own, so that the loop between them runs in vectors. */
    @Override
    public void addRounded(float[] numbers, Range range, double[] noise, double[] room, Step step) {
        int from = range.from();
        int count = range.to() - from;
        for (int i = 0; i < count; i++) {
            room[i] = numbers[from + i];
        }
        round(room, noise, count, step);
        for (int i = 0; i < count; i++) {
            numbers[from + i] = (float) noise[i];
        }
    }

    @Override
    public void move(float[] from, float[] to, Range range) {
        for (int i = range.from(); i < range.to(); i++) {
            to[i] += from[i];
            from[i] = 0;
        }
    }

    /** Leaves results where the noise was. */
    static void round(double[] numbers, double[] noise, int count, Step step) {
        double perGrid = 1 / step.grid();
        double scale = step.grid() * step.factor();
        for (int i = 0; i < count; i++) {
            double scaled = numbers[i] * perGrid;
            double whole = scaled + WHOLE - WHOLE;
            noise[i] = (whole + (scaled - whole + noise[i] + WHOLE - WHOLE)) * scale;
        }
    }
}
