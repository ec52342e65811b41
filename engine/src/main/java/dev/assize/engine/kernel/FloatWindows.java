package dev.assize.engine.kernel;

import java.util.Arrays;

/** Windows over images of {@code float[]}. */
final class FloatWindows implements WindowKernels<float[]> {
    private static final int SHORT = 24; // below this a plain loop beats System.arraycopy

    @Override
    public void gather(WindowRuns runs, float[] images, int first, float[] patches, int count) {
        for (int k = 0; k < count; k++) {
            gatherImage(runs, images, (first + k) * runs.imageSize(), patches, k * runs.patchesSize());
        }
    }

    private static void gatherImage(WindowRuns runs, float[] images, int image, float[] patches, int patch) {
        for (int run = 0; run < runs.count(); run++) {
            int from = image + runs.inImage(run);
            int to = patch + runs.inPatches(run);
            int length = runs.length(run);
            if (length >= SHORT) {
                System.arraycopy(images, from, patches, to, length);
            } else {
                for (int i = 0; i < length; i++) {
                    patches[to + i] = images[from + i];
                }
            }
        }
    }

    @Override
    public void scatter(WindowRuns runs, float[] patches, float[] images, int first, int count) {
        for (int k = 0; k < count; k++) {
            int image = (first + k) * runs.imageSize();
            int patch = k * runs.patchesSize();
            for (int run = 0; run < runs.count(); run++) {
                addRun(patches, patch + runs.inPatches(run), images, image + runs.inImage(run), runs.length(run));
            }
        }
    }

    private static void addRun(float[] from, int fromAt, float[] to, int toAt, int length) {
        for (int i = 0; i < length; i++) {
            to[toAt + i] += from[fromAt + i];
        }
    }

    @Override
    public void maximum(WindowPlaces places, float[] images, float[] pooled, int[] winners, int count) {
        for (int k = 0; k < count; k++) {
            maximumOf(places, k, images, pooled, winners);
        }
    }

    private static void maximumOf(WindowPlaces places, int k, float[] images, float[] pooled, int[] winners) {
        int image = k * places.imageSize();
        int out = k * places.positions() * places.channels();
        for (int position = 0; position < places.positions(); position++) {
            int from = places.from(position);
            int to = places.to(position);
            for (int c = 0; c < places.channels(); c++, out++) {
                int winner = places.place(from) + c;
                float largest = images[image + winner];
                for (int p = from + 1; p < to; p++) {
                    int candidate = places.place(p) + c;
                    float value = images[image + candidate];
                    winner = value > largest ? candidate : winner;
                    largest = Math.max(largest, value);
                }
                pooled[out] = largest;
                winners[out] = winner;
            }
        }
    }

    @Override
    public void maximumSlope(
            WindowPlaces places, float[] pooledGradients, int[] winners, float[] imageGradients, int count) {
        int pooled = places.positions() * places.channels();
        Arrays.fill(imageGradients, 0, count * places.imageSize(), 0f);
        for (int k = 0; k < count; k++) {
            int image = k * places.imageSize();
            for (int i = k * pooled; i < (k + 1) * pooled; i++) {
                imageGradients[image + winners[i]] += pooledGradients[i];
            }
        }
    }

    @Override
    public void pool(Pooling pooling, float[] images, float[] pooled, int count) {
        WindowPlaces places = pooling.places();
        for (int k = 0; k < count; k++) {
            for (int position = 0; position < places.positions(); position++) {
                int out = (k * places.positions() + position) * places.channels();
                for (int c = 0; c < places.channels(); c++) {
                    double sum = 0;
                    for (int p = places.from(position); p < places.to(position); p++) {
                        sum += pooling.term(images[k * places.imageSize() + places.place(p) + c]);
                    }
                    pooled[out + c] = (float) pooling.finish(sum, position);
                }
            }
        }
    }

    @Override
    public void poolSlope(Pooling pooling, Pooled<float[]> pooled, float[] imageGradients, int count) {
        WindowPlaces places = pooling.places();
        Arrays.fill(imageGradients, 0, count * places.imageSize(), 0f);
        for (int k = 0; k < count; k++) {
            for (int position = 0; position < places.positions(); position++) {
                int out = (k * places.positions() + position) * places.channels();
                for (int c = 0; c < places.channels(); c++) {
                    double scale = pooled.gradients()[out + c] * pooling.scale(pooled.outputs()[out + c], position);
                    for (int p = places.from(position); p < places.to(position); p++) {
                        int at = k * places.imageSize() + places.place(p) + c;
                        imageGradients[at] += (float) (scale * pooling.slope(pooled.images()[at]));
                    }
                }
            }
        }
    }
}
