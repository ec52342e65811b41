package dev.assize.engine.plan;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.rule.Run;
import dev.assize.engine.rule.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lanes of a plan for the shapes of inputs used last, and what they take of the memory.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class Crews<A> {
    private static final int KEPT_SHAPES = 4;

    private final Kernels<A> kernels;
    private final Blueprint blueprint;
    private final PlanOptions options;
    private final Parameters<A> parameters;
    private final long parameterBytes;
    private final Map<Key, Crew<A>> crews = new LinkedHashMap<>();
    private final Map<List<Shape>, Footprint> footprints = new HashMap<>();

    /** Makes the crews of new kernels and parameters, while nothing else is allocated. */
    Crews(Kernels<A> kernels, Blueprint blueprint, PlanOptions options, Parameters<A> parameters) {
        this.kernels = kernels;
        this.blueprint = blueprint;
        this.options = options;
        this.parameters = parameters;
        parameterBytes = kernels.allocatedBytes();
    }

    /** Returns the lanes for inputs of some shapes. */
    Crew<A> crew(List<Shape> inputs, int capacity) {
        Key key = new Key(inputs, capacity);
        Crew<A> crew = crews.remove(key);
        if (crew == null) {
            makeRoom(key);
            crew = newCrew(key);
        }
        crews.put(key, crew);
        return crew;
    }

    /**
     * Returns how many rows of inputs of some shapes a lane can take.
     *
     * @throws IllegalArgumentException if not even one
     */
    int rowsWithinLimit(List<Shape> inputs) {
        if (options.memoryLimit() == 0) {
            return Integer.MAX_VALUE;
        }
        Footprint footprint = footprint(inputs);
        int rows = rowsWithinLimit(footprint, options.memoryLimit() - parameterBytes - parameters.copyBytes());
        checkLimit(rows >= 1, inputs, 1);
        return rows;
    }

    /** Leaves room for large products to work in, or takes so few rows that no product is large. */
    private int rowsWithinLimit(Footprint footprint, long bytes) {
        int rows = footprint.rowsWithin(bytes / options.lanes());
        long room = roomBytes(footprint, Math.max(rows, 1));
        int beside = footprint.rowsWithin((bytes - room) / options.lanes());
        while (rows > beside && roomBytes(footprint, rows) > 0) {
            rows /= 2;
        }
        return Math.max(rows, beside);
    }

    /** Returns the bytes of parameters, gradients and all buffers of layers, those for a backward step included. */
    long bytes() {
        long bytes = parameterBytes + parameters.copyBytes();
        long rooms = 0;
        for (Map.Entry<Key, Crew<A>> entry : crews.entrySet()) {
            bytes += bytes(entry.getKey()) + clippedBytes(entry.getValue());
            rooms = Math.max(rooms, roomBytes(entry.getKey()));
        }
        return bytes + rooms;
    }

    /** Returns the bytes of what is shared by all lanes, and of some lanes. */
    private long bytesAlone(Key key) {
        long bytes = bytes(key) + roomBytes(key);
        return parameterBytes + parameters.copyBytes() + bytes;
    }

    private long roomBytes(Key key) {
        return roomBytes(footprint(key.inputs()), key.capacity());
    }

    /** Returns the bytes that threads work in while they multiply; one plan's threads take turns with another's. */
    private long roomBytes(Footprint footprint, int rows) {
        return options.threads() * kernels.products().roomBytes(footprint.operations() * rows);
    }

    private long bytes(Key key) {
        return options.lanes() * footprint(key.inputs()).bytes(key.capacity());
    }

    private long clippedBytes(Crew<A> crew) {
        return numberBytes()
                * crew.lanes().stream().mapToLong(Lane::clippedSize).sum();
    }

    /** Returns the bytes of a number. */
    int numberBytes() {
        return options.precision() == Precision.FLOAT ? Float.BYTES : Double.BYTES;
    }

    /**
     * Returns lanes that take half as many rows at a time in the place of some.
     *
     * @throws IllegalArgumentException if they take one row
     */
    Crew<A> halved(List<Shape> inputs, Crew<A> crew, long over) {
        if (crew.capacity() == 1) {
            throw new IllegalArgumentException("the memory limit is " + options.memoryLimit()
                    + " bytes; buffers for one row in each of " + options.lanes()
                    + " lanes and what clipping needs besides are " + over + " bytes more, so raise the limit");
        }
        crews.remove(new Key(inputs, crew.capacity()));
        return crew(inputs, crew.capacity() / 2);
    }

    /** Lets the lanes go that were not used for the longest time. */
    private void makeRoom(Key key) {
        if (options.memoryLimit() > 0) {
            checkLimit(bytesAlone(key) <= options.memoryLimit(), key.inputs(), key.capacity());
        }
        Iterator<Key> oldest = crews.keySet().iterator();
        while (oldest.hasNext() && isFull(key)) {
            oldest.next();
            oldest.remove();
        }
    }

    private boolean isFull(Key wanted) {
        boolean limited = options.memoryLimit() > 0;
        return crews.size() >= KEPT_SHAPES
                || (limited && bytes() + bytes(wanted) + roomBytes(wanted) > options.memoryLimit());
    }

    private void checkLimit(boolean kept, List<Shape> inputs, int rows) {
        if (!kept) {
            long needed = bytesAlone(new Key(inputs, rows));
            throw new IllegalArgumentException("the memory limit is " + options.memoryLimit() + " bytes; parameters, "
                    + "gradients and buffers for " + rows + " rows in each of " + options.lanes() + " lanes take "
                    + needed + ", so raise the limit or give fewer rows at a time");
        }
    }

    private Crew<A> newCrew(Key key) {
        List<Shape> shapes = blueprint.shapes(key.inputs());
        List<Lane<A>> lanes = new ArrayList<>();
        for (int lane = 0; lane < options.lanes(); lane++) {
            lanes.add(new Lane<>(kernels, blueprint, key.inputs(), key.capacity(), parameters.ofLane(lane)));
        }
        return new Crew<>(lanes, logits(shapes), key.capacity());
    }

    private List<Shape> logits(List<Shape> shapes) {
        return blueprint.outputs().stream()
                .map(output -> shapes.get(output.signal()))
                .toList();
    }

    private Footprint footprint(List<Shape> inputs) {
        Footprint known = footprints.get(inputs);
        if (known == null) {
            kernels.products().takeLargest();
            known = Footprint.measured(
                    rows -> measure(inputs, rows), () -> kernels.products().takeLargest());
            footprints.put(inputs, known);
        }
        return known;
    }

    /** Runs a lane of some rows forward and backward, because some buffers are made at first use only. */
    private long measure(List<Shape> inputs, int rows) {
        long before = kernels.allocatedBytes();
        Lane<A> lane = new Lane<>(kernels, blueprint, inputs, rows, parameters.ofLane(0));
        lane.resize(rows);
        lane.forward(ones(inputs, rows), 0, new Run(true, 0, 0));
        lane.seed(ones(logits(blueprint.shapes(inputs)), rows), 0, false);
        lane.backward(signal -> {});
        return kernels.allocatedBytes() - before;
    }

    private static List<Batch> ones(List<Shape> shapes, int rows) {
        return shapes.stream()
                .map(shape -> {
                    float[] numbers = new float[rows * shape.size()];
                    Arrays.fill(numbers, 1);
                    return Batch.of(numbers, shape.axes(rows));
                })
                .toList();
    }

    /**
     * What buffers depend on.
     *
     * @param inputs shape of an example of each input
     * @param capacity most rows of a lane
     */
    private record Key(List<Shape> inputs, int capacity) {}

    /**
     * All lanes for inputs of some shape.
     *
     * @param lanes what works
     * @param logits shape of an example of each output
     * @param capacity most rows of a lane
     * @param <A> {@code float[]} or {@code double[]}
     */
    record Crew<A>(List<Lane<A>> lanes, List<Shape> logits, int capacity) {}
}
