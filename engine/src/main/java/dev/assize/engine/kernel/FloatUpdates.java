package dev.assize.engine.kernel;

/** Updates in {@code float}. All arrays of a loop have one index, and loops are short: otherwise the JIT
 * would not vectorise them. */
final class FloatUpdates implements UpdateKernels<float[]> {
    private static final float TINY = 1e-32f; // keeps AdaMax from dividing by 0

    @Override
    public void sum(float[][] parts, Range range, float[] to) {
        System.arraycopy(parts[0], range.from(), to, range.from(), range.to() - range.from());
        for (int part = 1; part < parts.length; part++) {
            float[] more = parts[part];
            for (int i = range.from(); i < range.to(); i++) {
                to[i] += more[i];
            }
        }
    }

    /** Four sums side by side, so that no addition waits for the one before. */
    @Override
    public double squaredNorm(float[] first, float[] second, Range range) {
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
            sum += square(values[i]);
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
    public void shape(Shaping shaping, Slot<float[]> slot, float[] to, Range range) {
        float s = (float) shaping.scale();
        float limit = (float) Math.min(Float.MAX_VALUE, shaping.limit());
        float p = (float) shaping.l1();
        float q = (float) shaping.l2();
        float kept = (float) (1 - shaping.decay());
        float[] w = slot.values();
        float[] first = slot.first();
        float[] second = slot.second();
        for (int i = range.from(); i < range.to(); i++) {
            to[i] = Math.max(-limit, Math.min(limit, s * (first[i] + second[i]))) + q * w[i];
        }
        if (p != 0) {
            addSigns(p, w, to, range);
        }
        for (int i = range.from(); i < range.to(); i++) {
            w[i] *= kept;
        }
    }

    private static void addSigns(float p, float[] w, float[] to, Range range) {
        for (int i = range.from(); i < range.to(); i++) {
            to[i] += p * Math.max(-1f, Math.min(1f, w[i] * FloatFunctions.HUGE));
        }
    }

    @Override
    public void update(UpdateStep step, double scale, Slot<float[]> slot, Range range) {
        Numbers numbers = Numbers.of(step, scale);
        switch (step.kind()) {
            case NONE -> none(numbers, slot, range);
            case SGD -> sgd(numbers, slot, range);
            case NESTEROVS -> nesterovs(numbers, slot, range);
            case ADAM -> adam(numbers, slot, range);
            case AMSGRAD -> amsGrad(numbers, slot, range);
            case ADAMAX -> adaMax(numbers, slot, range);
            case NADAM -> nadam(numbers, slot, range);
            case ADADELTA -> adaDelta(numbers, slot, range);
            case ADAGRAD -> adaGrad(numbers, slot, range);
            case RMSPROP -> rmsProp(numbers, slot, range);
            case ADABELIEF -> adaBelief(numbers, slot, range);
        }
    }

    private static float root(float number) {
        return (float) Math.sqrt(number);
    }

    private static void none(Numbers n, Slot<float[]> slot, Range range) {
        float[] w = slot.values();
        float[] first = slot.first();
        float[] second = slot.second();
        for (int i = range.from(); i < range.to(); i++) {
            w[i] -= n.s * (first[i] + second[i]);
        }
    }

    private static void sgd(Numbers n, Slot<float[]> slot, Range range) {
        float[] w = slot.values();
        float[] first = slot.first();
        float[] second = slot.second();
        for (int i = range.from(); i < range.to(); i++) {
            w[i] -= n.r * (n.s * (first[i] + second[i]));
        }
    }

    private static void nesterovs(Numbers n, Slot<float[]> slot, Range range) {
        float[] w = slot.values();
        float[] first = slot.first();
        float[] second = slot.second();
        float[] m = slot.mean();
        for (int i = range.from(); i < range.to(); i++) {
            float before = n.a * m[i];
            float after = before - n.r * (n.s * (first[i] + second[i]));
            m[i] = after;
            w[i] -= before - (1 + n.a) * after;
        }
    }

    private static void adam(Numbers n, Slot<float[]> slot, Range range) {
        float[] w = slot.values();
        float[] first = slot.first();
        float[] second = slot.second();
        float[] m = slot.mean();
        float[] v = slot.square();
        for (int i = range.from(); i < range.to(); i++) {
            float g = n.s * (first[i] + second[i]);
            float mean = n.a * m[i] + (1 - n.a) * g;
            float square = n.b * v[i] + (1 - n.b) * (g * g);
            m[i] = mean;
            v[i] = square;
            w[i] -= n.r * mean / (root(square) + n.e);
        }
    }

    private static void amsGrad(Numbers n, Slot<float[]> slot, Range range) {
        float[] w = slot.values();
        float[] first = slot.first();
        float[] second = slot.second();
        float[] m = slot.mean();
        float[] v = slot.square();
        float[] h = slot.highest();
        for (int i = range.from(); i < range.to(); i++) {
            float g = n.s * (first[i] + second[i]);
            float mean = n.a * m[i] + (1 - n.a) * g;
            float square = n.b * v[i] + (1 - n.b) * (g * g);
            float highest = Math.max(h[i], square);
            m[i] = mean;
            v[i] = square;
            h[i] = highest;
            w[i] -= n.r * mean / (root(highest) + n.e);
        }
    }

    private static void adaMax(Numbers n, Slot<float[]> slot, Range range) {
        float[] w = slot.values();
        float[] first = slot.first();
        float[] second = slot.second();
        float[] m = slot.mean();
        float[] v = slot.square();
        for (int i = range.from(); i < range.to(); i++) {
            float g = n.s * (first[i] + second[i]);
            float mean = n.a * m[i] + (1 - n.a) * g;
            float highest = Math.max(n.b * v[i], Math.abs(g)) + TINY;
            m[i] = mean;
            v[i] = highest;
            w[i] -= n.r * mean / highest;
        }
    }

    private static void nadam(Numbers n, Slot<float[]> slot, Range range) {
        float[] w = slot.values();
        float[] first = slot.first();
        float[] second = slot.second();
        float[] m = slot.mean();
        float[] v = slot.square();
        for (int i = range.from(); i < range.to(); i++) {
            float g = n.s * (first[i] + second[i]);
            float mean = n.a * m[i] + (1 - n.a) * g;
            float square = n.b * v[i] + (1 - n.b) * (g * g);
            m[i] = mean;
            v[i] = square;
            w[i] -= n.r * (n.a * mean + (1 - n.a) * g) / (root(square) + n.e);
        }
    }

    private static void adaDelta(Numbers n, Slot<float[]> slot, Range range) {
        float[] w = slot.values();
        float[] first = slot.first();
        float[] second = slot.second();
        float[] m = slot.mean();
        float[] v = slot.square();
        for (int i = range.from(); i < range.to(); i++) {
            float g = n.s * (first[i] + second[i]);
            float mean = n.a * m[i] + (1 - n.a) * (g * g);
            float u = g * root(v[i] + n.e) / root(mean + n.e);
            m[i] = mean;
            v[i] = n.a * v[i] + (1 - n.a) * (u * u);
            w[i] -= u;
        }
    }

    private static void adaGrad(Numbers n, Slot<float[]> slot, Range range) {
        float[] w = slot.values();
        float[] first = slot.first();
        float[] second = slot.second();
        float[] m = slot.mean();
        for (int i = range.from(); i < range.to(); i++) {
            float g = n.s * (first[i] + second[i]);
            float sum = m[i] + g * g;
            m[i] = sum;
            w[i] -= n.r * g / (root(sum) + n.e);
        }
    }

    private static void rmsProp(Numbers n, Slot<float[]> slot, Range range) {
        float[] w = slot.values();
        float[] first = slot.first();
        float[] second = slot.second();
        float[] m = slot.mean();
        for (int i = range.from(); i < range.to(); i++) {
            float g = n.s * (first[i] + second[i]);
            float mean = n.a * m[i] + (1 - n.a) * (g * g);
            m[i] = mean;
            w[i] -= n.r * g / (root(mean) + n.e);
        }
    }

    private static void adaBelief(Numbers n, Slot<float[]> slot, Range range) {
        float[] w = slot.values();
        float[] first = slot.first();
        float[] second = slot.second();
        float[] m = slot.mean();
        float[] v = slot.square();
        for (int i = range.from(); i < range.to(); i++) {
            float g = n.s * (first[i] + second[i]);
            float mean = n.a * m[i] + (1 - n.a) * g;
            float surprise = g - mean;
            float square = n.b * v[i] + (1 - n.b) * (surprise * surprise) + n.e;
            m[i] = mean;
            v[i] = square;
            w[i] -= n.r * mean / (root(square) + n.e);
        }
    }

    /**
     * The numbers of a step in this type, with the letters of {@link UpdateStep}.
     *
     * @param r rate
     * @param a first decay
     * @param b second decay
     * @param e epsilon
     * @param s scale of the gradient
     */
    private record Numbers(float r, float a, float b, float e, float s) {
        static Numbers of(UpdateStep step, double scale) {
            return new Numbers(
                    (float) step.rate(),
                    (float) step.decay(),
                    (float) step.secondDecay(),
                    (float) step.epsilon(),
                    (float) scale);
        }
    }
}
