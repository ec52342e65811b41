package dev.assize.training.gan;

import dev.assize.core.ArrayColumn;
import dev.assize.core.Digest;
import dev.assize.training.settings.TrainingException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Gray images of one size, ink from 0 (background) to 1. Immutable. */
public final class GrayImages {
    private static final float FULL_INK = 255;

    private final float[] ink;
    private final int height;
    private final int width;

    private GrayImages(float[] ink, int height, int width) {
        this.ink = ink;
        this.height = height;
        this.width = width;
    }

    /**
     * Makes images.
     *
     * @param ink row by row, image by image; copied
     * @param height pixels from top to bottom
     * @param width pixels from left to right
     * @throws IllegalArgumentException if the numbers are no whole images, or one is outside of 0 to 1
     */
    public static GrayImages of(float[] ink, int height, int width) {
        if (height < 1 || width < 1 || ink.length % (height * width) != 0) {
            throw new IllegalArgumentException(
                    ink.length + " pixels are no whole images of " + height + " x " + width + "; give all of each");
        }
        for (int i = 0; i < ink.length; i++) {
            if (!(ink[i] >= 0 && ink[i] <= 1)) {
                throw new IllegalArgumentException(
                        "pixel " + i + " is " + ink[i] + "; ink is a number from 0 to 1, so divide bytes by 255");
            }
        }
        return new GrayImages(ink.clone(), height, width);
    }

    /**
     * Makes images of a column of gray pictures, from 0 (background) to 255.
     *
     * @param pictures cells [1, height, width], none missing
     * @throws TrainingException if the cells are no gray pictures of that range
     */
    public static GrayImages of(ArrayColumn pictures) {
        int[] axes = pictures.axes();
        if (axes.length != 3 || axes[0] != 1) {
            throw unfit(pictures, "has cells of the axes " + Arrays.toString(axes) + ", not [1, height, width]");
        }
        int size = axes[1] * axes[2];
        float[] ink = new float[Math.multiplyExact(pictures.size(), size)];
        for (int row = 0; row < pictures.size(); row++) {
            if (pictures.isMissing(row)) {
                throw unfit(pictures, "lacks the picture of row " + row);
            }
            for (int i = 0; i < size; i++) {
                float byteValue = pictures.valueOr(row, i, -1);
                if (!(byteValue >= 0 && byteValue <= FULL_INK)) {
                    throw unfit(pictures, "has a pixel outside of 0 to 255, or none, in row " + row);
                }
                ink[row * size + i] = byteValue / FULL_INK;
            }
        }
        return new GrayImages(ink, axes[1], axes[2]);
    }

    private static TrainingException unfit(ArrayColumn pictures, String fault) {
        return TrainingException.of(
                "column '" + pictures.name() + "'",
                "it " + fault,
                "Bring gray pictures of one size, with pixels from 0 to 255 and none missing.");
    }

    /** Makes images of a generator's outputs, from -1 (background) to 1; keeps the array. */
    static GrayImages ofOutputs(float[] outputs, int height, int width) {
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = Math.max(0, Math.min(1, (outputs[i] + 1) / 2));
        }
        return new GrayImages(outputs, height, width);
    }

    /** Returns how many images there are. */
    public int count() {
        return ink.length / size();
    }

    /** Returns pixels from top to bottom. */
    public int height() {
        return height;
    }

    /** Returns pixels from left to right. */
    public int width() {
        return width;
    }

    /** Returns the pixels of one image. */
    public int size() {
        return height * width;
    }

    /** Returns the images {@code from} (inclusive) to {@code to} (exclusive). */
    public GrayImages slice(int from, int to) {
        return new GrayImages(Arrays.copyOfRange(ink, from * size(), to * size()), height, width);
    }

    /** Returns the first images, at most {@code most}. */
    public GrayImages first(int most) {
        return most >= count() ? this : slice(0, most);
    }

    /** Returns the ink of all images, image by image, row by row. */
    public float[] toArray() {
        return ink.clone();
    }

    /** Returns the ink at a place of {@link #toArray}. */
    public float flat(int index) {
        return ink[index];
    }

    /** Returns the SHA-256 of size and pixels. */
    public Digest digest() {
        ByteBuffer bytes = ByteBuffer.allocate(Math.addExact(2 * Integer.BYTES, Float.BYTES * ink.length));
        bytes.putInt(height).putInt(width);
        bytes.asFloatBuffer().put(ink);
        return Digest.of(bytes.array());
    }

    /** Returns all images as networks read them, from -1 to 1. */
    float[] inputs() {
        float[] inputs = new float[ink.length];
        for (int i = 0; i < ink.length; i++) {
            inputs[i] = 2 * ink[i] - 1;
        }
        return inputs;
    }
}
