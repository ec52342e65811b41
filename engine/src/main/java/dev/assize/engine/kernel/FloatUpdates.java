package dev.assize.engine.kernel;

/** Updates in {@code float}. */
final class FloatUpdates implements UpdateKernels<float[]> {
    private static final float TINY = 1e-32f; // keeps AdaMax from dividing by 0

    @Override
    public void gather(float[][] parts, Range range, double scale, float[] piece) {
        float s = (float) scale;
        int length = range.to() - range.from();
        if (parts.length == 2) {
            gatherTwo(parts[0], parts[1], range, s, piece);
            return;
        }
        System.arraycopy(parts[0], range.from(), piece, 0, length);
        for (int part = 1; part < parts.length; part++) {
            float[] more = parts[part];
            for (int i = 0; i < length; i++) {
                piece[i] += more[range.from() + i];
            }
        }
        for (int i = 0; i < length; i++) {
            piece[i] *= s;
        }
    }

    private static void gatherTwo(float[] first, float[] second, Range range, float s, float[] piece) {
        int from = range.from();
        int length = range.to() - from;
        for (int i = 0; i < length; i++) {
            piece[i] = s * (first[from + i] + second[from + i]);
        }
    }

    @Override
    public double squaredNorm(float[][] parts, Range range) {
        if (parts.length == 2) {
            return squaredNorm(parts[0], parts[1], range);
        }
        double sum = 0;
        for (int i = range.from(); i < range.to(); i++) {
            double g = 0;
            for (float[] part : parts) {
                g += part[i];
            }
            sum += g * g;
        }
        return sum;
    }

    /** Four sums side by side, so that no addition waits for the one before. */
    private static double squaredNorm(float[] first, float[] second, Range range) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = range.from();
        for (; i < range.to() - 3; i += 4) {
            a += square(first[i] + second[i]);
            b += square(first[i + 1] + second[i + 1]);
            c += square(first[i + 2] + second[i + 2]);
            d += square(first[i + 3] + second[i + 3]);
        }
        for (; i < range.to(); i++) {
            a += square(first[i] + second[i]);
        }
        return (a + b) + (c + d);
    }

    private static double square(double number) {
        return number * number;
    }

    @Override
    public double squareSum(float[] values, Range range) {
        double sum = 0;
        for (int i = range.from(); i < range.to(); i++) {
            sum += (double) values[i] * values[i];
        }
        return sum;
    }

    @Override
    public double absoluteSum(float[] values, Range range) {
        double sum = 0;
        for (int i = range.from(); i < range.to(); i++) {
            sum += Math.abs(values[i]);
        }
        return sum;
    }

    @Override
    public void clip(float[] piece, int length, double limit) {
        float l = (float) limit;
        for (int i = 0; i < length; i++) {
            piece[i] = Math.max(-l, Math.min(l, piece[i]));
        }
    }

    @Override
    public void addScaled(double factor, float[] values, Range range, float[] piece) {
        float f = (float) factor;
        int from = range.from();
        int length = range.to() - from;
        for (int i = 0; i < length; i++) {
            piece[i] += f * values[from + i];
        }
    }

    @Override
    public void addSigns(double factor, float[] values, Range range, float[] piece) {
        float f = (float) factor;
        int from = range.from();
        int length = range.to() - from;
        for (int i = 0; i < length; i++) {
            piece[i] += f * Math.max(-1f, Math.min(1f, values[from + i] * FloatFunctions.HUGE));
        }
    }

    @Override
    public void subtract(float[] piece, float[] values, Range range) {
        int from = range.from();
        int length = range.to() - from;
        for (int i = 0; i < length; i++) {
            values[from + i] -= piece[i];
        }
    }

    @Override
    public void update(UpdateStep step, float[][] states, Range range, float[] piece) {
        switch (step.kind()) {
            case NONE -> {}
            case SGD -> sgd(step, range, piece);
            case NESTEROVS -> nesterovs(step, states[0], range, piece);
            case ADAM -> adam(step, states, range, piece);
            case AMSGRAD -> amsGrad(step, states, range, piece);
            case ADAMAX -> adaMax(step, states, range, piece);
            case NADAM -> nadam(step, states, range, piece);
            case ADADELTA -> adaDelta(step, states, range, piece);
            case ADAGRAD -> adaGrad(step, states[0], range, piece);
            case RMSPROP -> rmsProp(step, states[0], range, piece);
            case ADABELIEF -> adaBelief(step, states, range, piece);
        }
    }

    private static void sgd(UpdateStep step, Range range, float[] piece) {
        float r = (float) step.rate();
        int length = range.to() - range.from();
        for (int i = 0; i < length; i++) {
            piece[i] *= r;
        }
    }

    private static void nesterovs(UpdateStep step, float[] m, Range range, float[] piece) {
        float r = (float) step.rate();
        float a = (float) step.decay();
        int from = range.from();
        int length = range.to() - from;
        for (int i = 0; i < length; i++) {
            float before = a * m[from + i];
            float after = before - r * piece[i];
            m[from + i] = after;
            piece[i] = before - (1 + a) * after;
        }
    }

    private static void adam(UpdateStep step, float[][] states, Range range, float[] piece) {
        float r = (float) step.rate();
        float a = (float) step.decay();
        float b = (float) step.secondDecay();
        float e = (float) step.epsilon();
        float[] m = states[0];
        float[] v = states[1];
        int from = range.from();
        int length = range.to() - from;
        for (int i = 0; i < length; i++) {
            float g = piece[i];
            float first = a * m[from + i] + (1 - a) * g;
            float second = b * v[from + i] + (1 - b) * (g * g);
            m[from + i] = first;
            v[from + i] = second;
            piece[i] = r * first / ((float) Math.sqrt(second) + e);
        }
    }

    private static void amsGrad(UpdateStep step, float[][] states, Range range, float[] piece) {
        float r = (float) step.rate();
        float a = (float) step.decay();
        float b = (float) step.secondDecay();
        float e = (float) step.epsilon();
        float[] m = states[0];
        float[] v = states[1];
        float[] h = states[2];
        int from = range.from();
        int length = range.to() - from;
        for (int i = 0; i < length; i++) {
            float g = piece[i];
            float first = a * m[from + i] + (1 - a) * g;
            float second = b * v[from + i] + (1 - b) * (g * g);
            float highest = Math.max(h[from + i], second);
            m[from + i] = first;
            v[from + i] = second;
            h[from + i] = highest;
            piece[i] = r * first / ((float) Math.sqrt(highest) + e);
        }
    }

    private static void adaMax(UpdateStep step, float[][] states, Range range, float[] piece) {
        float r = (float) step.rate();
        float a = (float) step.decay();
        float b = (float) step.secondDecay();
        float[] m = states[0];
        float[] v = states[1];
        int from = range.from();
        int length = range.to() - from;
        for (int i = 0; i < length; i++) {
            float g = piece[i];
            float first = a * m[from + i] + (1 - a) * g;
            float highest = Math.max(b * v[from + i], Math.abs(g)) + TINY;
            m[from + i] = first;
            v[from + i] = highest;
            piece[i] = r * first / highest;
        }
    }

    private static void nadam(UpdateStep step, float[][] states, Range range, float[] piece) {
        float r = (float) step.rate();
        float a = (float) step.decay();
        float b = (float) step.secondDecay();
        float e = (float) step.epsilon();
        float[] m = states[0];
        float[] v = states[1];
        int from = range.from();
        int length = range.to() - from;
        for (int i = 0; i < length; i++) {
            float g = piece[i];
            float first = a * m[from + i] + (1 - a) * g;
            float second = b * v[from + i] + (1 - b) * (g * g);
            m[from + i] = first;
            v[from + i] = second;
            piece[i] = r * (a * first + (1 - a) * g) / ((float) Math.sqrt(second) + e);
        }
    }

    private static void adaDelta(UpdateStep step, float[][] states, Range range, float[] piece) {
        float a = (float) step.decay();
        float e = (float) step.epsilon();
        float[] m = states[0];
        float[] v = states[1];
        int from = range.from();
        int length = range.to() - from;
        for (int i = 0; i < length; i++) {
            float g = piece[i];
            float first = a * m[from + i] + (1 - a) * (g * g);
            float u = g * (float) Math.sqrt(v[from + i] + e) / (float) Math.sqrt(first + e);
            m[from + i] = first;
            v[from + i] = a * v[from + i] + (1 - a) * (u * u);
            piece[i] = u;
        }
    }

    private static void adaGrad(UpdateStep step, float[] m, Range range, float[] piece) {
        float r = (float) step.rate();
        float e = (float) step.epsilon();
        int from = range.from();
        int length = range.to() - from;
        for (int i = 0; i < length; i++) {
            float g = piece[i];
            float sum = m[from + i] + g * g;
            m[from + i] = sum;
            piece[i] = r * g / ((float) Math.sqrt(sum) + e);
        }
    }

    private static void rmsProp(UpdateStep step, float[] m, Range range, float[] piece) {
        float r = (float) step.rate();
        float a = (float) step.decay();
        float e = (float) step.epsilon();
        int from = range.from();
        int length = range.to() - from;
        for (int i = 0; i < length; i++) {
            float g = piece[i];
            float mean = a * m[from + i] + (1 - a) * (g * g);
            m[from + i] = mean;
            piece[i] = r * g / ((float) Math.sqrt(mean) + e);
        }
    }

    private static void adaBelief(UpdateStep step, float[][] states, Range range, float[] piece) {
        float r = (float) step.rate();
        float a = (float) step.decay();
        float b = (float) step.secondDecay();
        float e = (float) step.epsilon();
        float[] m = states[0];
        float[] v = states[1];
        int from = range.from();
        int length = range.to() - from;
        for (int i = 0; i < length; i++) {
            float g = piece[i];
            float first = a * m[from + i] + (1 - a) * g;
            float surprise = g - first;
            float second = b * v[from + i] + (1 - b) * (surprise * surprise) + e;
            m[from + i] = first;
            v[from + i] = second;
            piece[i] = r * first / ((float) Math.sqrt(second) + e);
        }
    }
}
