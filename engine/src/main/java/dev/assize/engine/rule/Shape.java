package dev.assize.engine.rule;

import dev.assize.engine.kernel.Extent;
import dev.assize.engine.kernel.Transfer;

/**
 * The shape of one example between two layers.
 *
 * @param kind vector, image or sequence
 * @param channels features of a vector or of a time step, channels of an image
 * @param extent height and width of an image, else 1 by 1
 * @param steps time steps of a sequence, else 1
 * @param depth of a volume, else 1
 */
public record Shape(Kind kind, int channels, Extent extent, int steps, int depth) {
    private static final Extent POINT = new Extent(1, 1);

    /** What the numbers of an example are. */
    public enum Kind {
        /** Features. */
        VECTOR,
        /** Channels by height by width. */
        IMAGE,
        /** Features by time. */
        SEQUENCE,
        /** Channels by depth by height by width, in memory in this order; only for layers that DL4J runs. */
        VOLUME
    }

    /** Makes the shape of a vector. */
    public static Shape vector(int features) {
        return new Shape(Kind.VECTOR, features, POINT, 1, 1);
    }

    /** Makes the shape of an image. */
    public static Shape image(int channels, Extent extent) {
        return new Shape(Kind.IMAGE, channels, extent, 1, 1);
    }

    /** Makes the shape of a sequence. */
    public static Shape sequence(int features, int steps) {
        return new Shape(Kind.SEQUENCE, features, POINT, steps, 1);
    }

    /** Makes the shape of a volume. */
    public static Shape volume(int channels, int depth, Extent extent) {
        return new Shape(Kind.VOLUME, channels, extent, 1, depth);
    }

    /** Returns how many numbers an example has in one time step. */
    public int width() {
        return channels * depth * extent.area();
    }

    /** Returns how a time step of an example lies in DL4J's order of numbers, from the step's number on. */
    public Transfer.Grid grid() {
        return switch (kind) {
            case VECTOR, VOLUME -> Transfer.Grid.run(width());
            case IMAGE ->
                channels == 1
                        ? Transfer.Grid.run(width())
                        : new Transfer.Grid(extent.area(), channels, 1, extent.area());
            case SEQUENCE -> new Transfer.Grid(1, channels, size(), steps);
        };
    }

    /** Returns how many numbers an example has. */
    public int size() {
        return width() * steps;
    }

    /** Returns the lengths of the axes as DL4J orders them, without the batch. */
    public int[] axes() {
        return switch (kind) {
            case VECTOR -> new int[] {channels};
            case IMAGE -> new int[] {channels, extent.height(), extent.width()};
            case SEQUENCE -> new int[] {channels, steps};
            case VOLUME -> new int[] {channels, depth, extent.height(), extent.width()};
        };
    }

    /** Returns the lengths of the axes as DL4J orders them, for a batch of so many rows. */
    public int[] axes(int rows) {
        int[] axes = axes();
        int[] all = new int[axes.length + 1];
        all[0] = rows;
        System.arraycopy(axes, 0, all, 1, axes.length);
        return all;
    }

    /** Returns this shape with other features or channels. */
    public Shape withChannels(int count) {
        return new Shape(kind, count, extent, steps, depth);
    }
}
