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
    public void maximum(PoolingRows rows, float[] images, Maxima<float[]> maxima, int count) {
        int length = rows.rowLength();
        for (int k = 0; k < count; k++) {
            for (int row = 0; row < rows.rows(); row++) {
                int out = k * rows.pooledSize() + row * length;
                Arrays.fill(maxima.best(), -Float.MAX_VALUE);
                Arrays.fill(maxima.places(), 0f);
                for (int place = 0; place < rows.places(); place++) {
                    gatherRow(rows, rows.list(row, place), images, k * rows.imageSize(), maxima.candidates());
                    improve(maxima.candidates(), maxima.best(), maxima.places(), place, length);
                }
                System.arraycopy(maxima.best(), 0, maxima.pooled(), out, length);
                System.arraycopy(maxima.places(), 0, maxima.winners(), out, length);
            }
        }
    }

    private static void gatherRow(PoolingRows rows, int list, float[] images, int image, float[] to) {
        if (rows.hasGaps(list)) {
            Arrays.fill(to, -Float.MAX_VALUE);
        }
        for (int piece = rows.from(list); piece < rows.to(list); piece++) {
            System.arraycopy(images, image + rows.inImage(piece), to, rows.inRow(piece), rows.length(piece));
        }
    }

    /** Takes candidates that are larger: no branches, so that it compiles to vector instructions. */
    private static void improve(float[] candidates, float[] best, float[] places, float place, int length) {
        for (int i = 0; i < length; i++) {
            float before = best[i];
            float largest = Math.max(before, candidates[i]);
            float better = Math.min(1f, (largest - before) * FloatFunctions.HUGE);
            places[i] += better * (place - places[i]);
            best[i] = largest;
        }
    }

    @Override
    public void maximumSlope(
            PoolingRows rows, Maxima<float[]> maxima, float[] gradients, float[] imageGradients, int count) {
        int length = rows.rowLength();
        Arrays.fill(imageGradients, 0, count * rows.imageSize(), 0f);
        for (int k = 0; k < count; k++) {
            for (int row = 0; row < rows.rows(); row++) {
                int out = k * rows.pooledSize() + row * length;
                System.arraycopy(maxima.winners(), out, maxima.places(), 0, length);
                System.arraycopy(gradients, out, maxima.best(), 0, length);
                for (int place = 0; place < rows.places(); place++) {
                    share(maxima.places(), maxima.best(), maxima.candidates(), place, length);
                    scatterRow(rows, rows.list(row, place), maxima.candidates(), imageGradients, k * rows.imageSize());
                }
            }
        }
    }

    /** Keeps the gradient where the place has won, else 0. */
    private static void share(float[] places, float[] gradients, float[] shares, float place, int length) {
        for (int i = 0; i < length; i++) {
            shares[i] = gradients[i] * (1f - Math.min(1f, Math.abs(places[i] - place)));
        }
    }

    private static void scatterRow(PoolingRows rows, int list, float[] from, float[] images, int image) {
        for (int piece = rows.from(list); piece < rows.to(list); piece++) {
            addRun(from, rows.inRow(piece), images, image + rows.inImage(piece), rows.length(piece));
        }
    }
}
