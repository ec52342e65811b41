package dev.assize.data.sets;

import dev.assize.core.ArrayColumn;
import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.Role;
import dev.assize.core.Table;
import dev.assize.core.Task;
import dev.assize.core.Tensor;
import dev.assize.data.arrays.ArrayReader;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gray images of one size and the digit that each shows. Pixels are bytes here and fractions of full ink outside. */
public final class ImageSet {
    private static final double FULL_INK = 255;

    private final byte[] pixels;
    private final byte[] labels;
    private final int height;
    private final int width;

    /** Keeps the arrays; package-private, so nobody else writes to them. */
    ImageSet(byte[] pixels, byte[] labels, int height, int width) {
        if (pixels.length != (long) labels.length * height * width) {
            throw new IllegalArgumentException(labels.length + " images of " + height + " x " + width + " need "
                    + (long) labels.length * height * width + " pixels, got " + pixels.length);
        }
        this.pixels = pixels;
        this.labels = labels;
        this.height = height;
        this.width = width;
    }

    /** Returns how many images there are. */
    public int size() {
        return labels.length;
    }

    /** Returns the task: which of the ten digits. */
    public Task task() {
        return Task.multiclass("digit", List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
    }

    /** Returns the digit that each image shows. */
    public int[] labels() {
        int[] digits = new int[labels.length];
        Arrays.setAll(digits, i -> labels[i]);
        return digits;
    }

    /** Returns all images, shape [images, height, width], 0 background to 1 ink. */
    public Tensor images() {
        int[] all = new int[size()];
        Arrays.setAll(all, i -> i);
        return images(all);
    }

    /** Returns the images of the given numbers in that order, shape [images, height, width], 0 background to 1 ink. */
    public Tensor images(int[] numbers) {
        int area = height * width;
        double[] ink = new double[Math.multiplyExact(numbers.length, area)];
        for (int i = 0; i < numbers.length; i++) {
            for (int pixel = 0; pixel < area; pixel++) {
                ink[i * area + pixel] = (pixels[numbers[i] * area + pixel] & 0xFF) / FULL_INK;
            }
        }
        return Tensor.adopt(ink, numbers.length, height, width);
    }

    /** Returns the images as a table: {@code image} [1, height, width], 0 to 255, and the label {@code digit}. */
    public TaskTable table() {
        float[] values = new float[pixels.length];
        for (int pixel = 0; pixel < pixels.length; pixel++) {
            values[pixel] = pixels[pixel] & 0xFF;
        }
        Map<String, Set<Role>> roles = new LinkedHashMap<>();
        roles.put(ArrayReader.IMAGE, EnumSet.of(Role.FEATURE));
        roles.put("digit", EnumSet.of(Role.LABEL));
        List<Column> columns = List.of(
                ArrayColumn.adopt(ArrayReader.IMAGE, values, 1, height, width),
                CategoricalColumn.of("digit", task().classes(), labels()));
        return new TaskTable(Table.of(columns, roles), task());
    }
}
