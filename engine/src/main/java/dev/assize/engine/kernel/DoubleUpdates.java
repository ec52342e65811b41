package dev.assize.engine.kernel;

/** Updates in {@code double}. */
final class DoubleUpdates implements UpdateKernels<double[]> {
    private static final double TINY = 1e-32; // keeps AdaMax from dividing by 0

    @Override
    public void gather(double[][] parts, Range range, double scale, double[] piece) {
        double s = scale;
        int length = range.to() - range.from();
        if (parts.length == 2) {
            gatherTwo(parts[0], parts[1], range, s, piece);
            return;
        }
        System.arraycopy(parts[0], range.from(), piece, 0, length);
        for (int part = 1; part < parts.length; part++) {
            double[] more = parts[part];
            for (int i = 0; i < length; i++) {
                piece[i] += more[range.from() + i];
            }
        }
        for (int i = 0; i < length; i++) {
            piece[i] *= s;
        }
    }

    private static void gatherTwo(double[] first, double[] second, Range range, double s, double[] piece) {
        int from = range.from();
        int length = range.to() - from;
        for (int i = 0; i < length; i++) {
            piece[i] = s * (first[from + i] + second[from + i]);
        }
    }

    @Override
    public double squaredNorm(double[][] parts, Range range) {
        if (parts.length == 2) {
            return squaredNorm(parts[0], parts[1], range);
        }
        double sum = 0;
        for (int i = range.from(); i < range.to(); i++) {
            double g = 0;
            for (double[] part : parts) {
                g += part[i];
            }
            sum += g * g;
        }
        return sum;
    }

    /** Four sums side by side, so that no addition waits for the one before. */
    private static double squaredNorm(double[] first, double[] second, Range range) {
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
    public double squareSum(double[] values, Range range) {
        double sum = 0;
        for (int i = range.from(); i < range.to(); i++) {
            sum += values[i] * values[i];
        }
        return sum;
    }

    @Override
    public double absoluteSum(double[] values, Range range) {
        double sum = 0;
        for (int i = range.from(); i < range.to(); i++) {
            sum += Math.abs(values[i]);
        }
        return sum;
    }

    @Override
    public void clip(double[] piece, int length, double limit) {
        double l = limit;
        for (int i = 0; i < length; i++) {
            piece[i] = Math.max(-l, Math.min(l, piece[i]));
        }
    }

    @Override
    public void addScaled(double factor, double[] values, Range range, double[] piece) {
        double f = factor;
        int from = range.from();
        int length = range.to() - from;
        for (int i = 0; i < length; i++) {
            piece[i] += f * values[from + i];
        }
    }

    @Override
    public void addSigns(double factor, double[] values, Range range, double[] piece) {
        double f = factor;
        int from = range.from();
        int length = range.to() - from;
        for (int i = 0; i < length; i++) {
            piece[i] += f * Math.max(-1, Math.min(1, values[from + i] * DoubleFunctions.HUGE));
        }
    }

    @Override
    public void subtract(double[] piece, double[] values, Range range) {
        int from = range.from();
        int length = range.to() - from;
        for (int i = 0; i < length; i++) {
            values[from + i] -= piece[i];
        }
    }

    @Override
    public void update(UpdateStep step, double[][] states, Range range, double[] piece) {
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

    private static void sgd(UpdateStep step, Range range, double[] piece) {
        double r = step.rate();
        int length = range.to() - range.from();
        for (int i = 0; i < length; i++) {
            piece[i] *= r;
        }
    }

    private static void nesterovs(UpdateStep step, double[] m, Range range, double[] piece) {
        double r = step.rate();
        double a = step.decay();
        int from = range.from();
        int length = range.to() - from;
        for (int i = 0; i < length; i++) {
            double before = a * m[from + i];
            double after = before - r * piece[i];
            m[from + i] = after;
            piece[i] = before - (1 + a) * after;
        }
    }

    private static void adam(UpdateStep step, double[][] states, Range range, double[] piece) {
        double r = step.rate();
        double a = step.decay();
        double b = step.secondDecay();
        double e = step.epsilon();
        double[] m = states[0];
        double[] v = states[1];
        int from = range.from();
        int length = range.to() - from;
        for (int i = 0; i < length; i++) {
            double g = piece[i];
            double first = a * m[from + i] + (1 - a) * g;
            double second = b * v[from + i] + (1 - b) * (g * g);
            m[from + i] = first;
            v[from + i] = second;
            piece[i] = r * first / (Math.sqrt(second) + e);
        }
    }

    private static void amsGrad(UpdateStep step, double[][] states, Range range, double[] piece) {
        double r = step.rate();
        double a = step.decay();
        double b = step.secondDecay();
        double e = step.epsilon();
        double[] m = states[0];
        double[] v = states[1];
        double[] h = states[2];
        int from = range.from();
        int length = range.to() - from;
        for (int i = 0; i < length; i++) {
            double g = piece[i];
            double first = a * m[from + i] + (1 - a) * g;
            double second = b * v[from + i] + (1 - b) * (g * g);
            double highest = Math.max(h[from + i], second);
            m[from + i] = first;
            v[from + i] = second;
            h[from + i] = highest;
            piece[i] = r * first / (Math.sqrt(highest) + e);
        }
    }

    private static void adaMax(UpdateStep step, double[][] states, Range range, double[] piece) {
        double r = step.rate();
        double a = step.decay();
        double b = step.secondDecay();
        double[] m = states[0];
        double[] v = states[1];
        int from = range.from();
        int length = range.to() - from;
        for (int i = 0; i < length; i++) {
            double g = piece[i];
            double first = a * m[from + i] + (1 - a) * g;
            double highest = Math.max(b * v[from + i], Math.abs(g)) + TINY;
            m[from + i] = first;
            v[from + i] = highest;
            piece[i] = r * first / highest;
        }
    }

    private static void nadam(UpdateStep step, double[][] states, Range range, double[] piece) {
        double r = step.rate();
        double a = step.decay();
        double b = step.secondDecay();
        double e = step.epsilon();
        double[] m = states[0];
        double[] v = states[1];
        int from = range.from();
        int length = range.to() - from;
        for (int i = 0; i < length; i++) {
            double g = piece[i];
            double first = a * m[from + i] + (1 - a) * g;
            double second = b * v[from + i] + (1 - b) * (g * g);
            m[from + i] = first;
            v[from + i] = second;
            piece[i] = r * (a * first + (1 - a) * g) / (Math.sqrt(second) + e);
        }
    }

    private static void adaDelta(UpdateStep step, double[][] states, Range range, double[] piece) {
        double a = step.decay();
        double e = step.epsilon();
        double[] m = states[0];
        double[] v = states[1];
        int from = range.from();
        int length = range.to() - from;
        for (int i = 0; i < length; i++) {
            double g = piece[i];
            double first = a * m[from + i] + (1 - a) * (g * g);
            double u = g * Math.sqrt(v[from + i] + e) / Math.sqrt(first + e);
            m[from + i] = first;
            v[from + i] = a * v[from + i] + (1 - a) * (u * u);
            piece[i] = u;
        }
    }

    private static void adaGrad(UpdateStep step, double[] m, Range range, double[] piece) {
        double r = step.rate();
        double e = step.epsilon();
        int from = range.from();
        int length = range.to() - from;
        for (int i = 0; i < length; i++) {
            double g = piece[i];
            double sum = m[from + i] + g * g;
            m[from + i] = sum;
            piece[i] = r * g / (Math.sqrt(sum) + e);
        }
    }

    private static void rmsProp(UpdateStep step, double[] m, Range range, double[] piece) {
        double r = step.rate();
        double a = step.decay();
        double e = step.epsilon();
        int from = range.from();
        int length = range.to() - from;
        for (int i = 0; i < length; i++) {
            double g = piece[i];
            double mean = a * m[from + i] + (1 - a) * (g * g);
            m[from + i] = mean;
            piece[i] = r * g / (Math.sqrt(mean) + e);
        }
    }

    private static void adaBelief(UpdateStep step, double[][] states, Range range, double[] piece) {
        double r = step.rate();
        double a = step.decay();
        double b = step.secondDecay();
        double e = step.epsilon();
        double[] m = states[0];
        double[] v = states[1];
        int from = range.from();
        int length = range.to() - from;
        for (int i = 0; i < length; i++) {
            double g = piece[i];
            double first = a * m[from + i] + (1 - a) * g;
            double surprise = g - first;
            double second = b * v[from + i] + (1 - b) * (surprise * surprise) + e;
            m[from + i] = first;
            v[from + i] = second;
            piece[i] = r * first / (Math.sqrt(second) + e);
        }
    }
}
