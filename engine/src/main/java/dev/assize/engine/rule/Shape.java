package dev.assize.engine.rule;

import dev.assize.engine.kernel.Extent;

/**
 * The shape of one example between two layers.
 *
 * @param kind vector, image or sequence
 * @param channels features of a vector or of a time step, channels of an image
 * @param extent height and width of an image, else 1 by 1
 * @param steps time steps of a sequence, else 1
 */
public record Shape(Kind kind, int channels, Extent extent, int steps) {
    private static final Extent POINT = new Extent(1, 1);

    /** What the numbers of an example are. */
    public enum Kind {
        /** Features. */
        VECTOR,
        /** Channels by height by width. */
        IMAGE,
        /** Features by time. */
        SEQUENCE
    }

    /** Makes the shape of a vector. */
    public static Shape vector(int features) {
        return new Shape(Kind.VECTOR, features, POINT, 1);
    }

    /** Makes the shape of an image. */
    public static Shape image(int channels, Extent extent) {
        return new Shape(Kind.IMAGE, channels, extent, 1);
    }

    /** Makes the shape of a sequence. */
    public static Shape sequence(int features, int steps) {
        return new Shape(Kind.SEQUENCE, features, POINT, steps);
    }

    /** Returns how many numbers an example has in one time step. */
    public int width() {
        return channels * extent.area();
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
        return new Shape(kind, count, extent, steps);
    }
}
