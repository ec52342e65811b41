package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Room to work in for the terms of a lane, one after the other; grows as they need it.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public final class Scratch<A> {
    private final Kernels<A> kernels;
    private final Map<Room, Space<A>> rooms = new EnumMap<>(Room.class);
    private final double[][] numbers = new double[2][0];
    private long numbersHeld;

    /** Makes an empty one. */
    public Scratch(Kernels<A> kernels) {
        this.kernels = kernels;
    }

    /** Arrays that are in use at the same time. */
    enum Room {
        LEFT,
        RIGHT,
        LEFT_GRAM,
        RIGHT_GRAM,
        GRADIENT,
        BIAS,
        SUMS
    }

    /** Returns how many numbers the arrays have. */
    public long size() {
        return numbersHeld;
    }

    /** Returns an array of at least {@code length} numbers, with what the last user left. */
    A room(Room room, int length) {
        Space<A> known = rooms.get(room);
        if (known == null || known.length() < length) {
            numbersHeld += length - (known == null ? 0 : known.length());
            known = new Space<>(kernels.allocate(length), length);
            rooms.put(room, known);
        }
        return known.numbers();
    }

    /**
     * An array in use.
     *
     * @param numbers the array
     * @param length how many numbers it has
     * @param <A> {@code float[]} or {@code double[]}
     */
    private record Space<A>(A numbers, int length) {}

    /** Returns one of two arrays of at least {@code length} numbers, the first {@code length} of which are 0. */
    double[] zeros(int index, int length) {
        if (numbers[index].length < length) {
            numbers[index] = new double[length];
        }
        Arrays.fill(numbers[index], 0, length, 0);
        return numbers[index];
    }
}
