package dev.assize.engine.kernel;

import java.util.Arrays;

/** Convolutions of single channels in {@code double}. */
final class DoubleDepthwise implements DepthwiseKernels<double[]> {
    @Override
    public void convolve(PoolingRows rows, double[] images, double[] weights, double[] outputs, int count) {
        Arrays.fill(outputs, 0, count * rows.pooledSize(), 0);
        for (int k = 0; k < count; k++) {
            for (int row = 0; row < rows.rows(); row++) {
                for (int place = 0; place < rows.places(); place++) {
                    int out = k * rows.pooledSize() + row * rows.rowLength();
                    int list = rows.list(row, place);
                    for (int piece = rows.from(list); piece < rows.to(list); piece++) {
                        int in = k * rows.imageSize() + rows.inImage(piece);
                        int to = out + rows.inRow(piece);
                        int weight = place * rows.rowLength() + rows.inRow(piece);
                        int length = rows.length(piece);
                        for (int i = 0; i < length; i++) {
                            outputs[to + i] += images[in + i] * weights[weight + i];
                        }
                    }
                }
            }
        }
    }

    @Override
    public void convolveSlope(
            PoolingRows rows, double[] gradients, double[] weights, double[] imageGradients, int count) {
        Arrays.fill(imageGradients, 0, count * rows.imageSize(), 0);
        for (int k = 0; k < count; k++) {
            for (int row = 0; row < rows.rows(); row++) {
                for (int place = 0; place < rows.places(); place++) {
                    int out = k * rows.pooledSize() + row * rows.rowLength();
                    int list = rows.list(row, place);
                    for (int piece = rows.from(list); piece < rows.to(list); piece++) {
                        int to = k * rows.imageSize() + rows.inImage(piece);
                        int from = out + rows.inRow(piece);
                        int weight = place * rows.rowLength() + rows.inRow(piece);
                        int length = rows.length(piece);
                        for (int i = 0; i < length; i++) {
                            imageGradients[to + i] += gradients[from + i] * weights[weight + i];
                        }
                    }
                }
            }
        }
    }

    @Override
    public void weightSlope(PoolingRows rows, double[] images, double[] gradients, double[] sums, int count) {
        for (int k = 0; k < count; k++) {
            for (int row = 0; row < rows.rows(); row++) {
                for (int place = 0; place < rows.places(); place++) {
                    int out = k * rows.pooledSize() + row * rows.rowLength();
                    int list = rows.list(row, place);
                    for (int piece = rows.from(list); piece < rows.to(list); piece++) {
                        int in = k * rows.imageSize() + rows.inImage(piece);
                        int from = out + rows.inRow(piece);
                        int weight = place * rows.rowLength() + rows.inRow(piece);
                        int length = rows.length(piece);
                        for (int i = 0; i < length; i++) {
                            sums[weight + i] += images[in + i] * gradients[from + i];
                        }
                    }
                }
            }
        }
    }

    @Override
    public void repeat(PoolingRows rows, double[] weights, double[] repeated) {
        int channels = rows.channels();
        for (int at = 0; at < rows.places() * rows.rowLength(); at += channels) {
            System.arraycopy(weights, at / rows.rowLength() * channels, repeated, at, channels);
        }
    }

    @Override
    public void collect(PoolingRows rows, double[] repeated, double[] weights) {
        int channels = rows.channels();
        for (int at = 0; at < rows.places() * rows.rowLength(); at += channels) {
            int to = at / rows.rowLength() * channels;
            for (int c = 0; c < channels; c++) {
                weights[to + c] += repeated[at + c];
            }
        }
    }

    @Override
    public void spread(double[] from, double[] to, int times, int length) {
        for (int i = 0, at = 0; i < length; i++) {
            for (int end = at + times; at < end; at++) {
                to[at] = from[i];
            }
        }
    }

    @Override
    public void gather(double[] from, double[] to, int times, int length) {
        for (int i = 0, at = 0; i < length; i++) {
            double sum = 0;
            for (int end = at + times; at < end; at++) {
                sum += from[at];
            }
            to[i] = sum;
        }
    }
}
