package dev.assize.privacy.loss;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The lattice of a sum: as many points as a transform has, from a loss on, with the tilt and the moments that bound it.
 */
final class LossWindow {
    /** More points than this take seconds; the bracket then stays wider. */
    private static final int LONGEST = 1 << 20;

    private static final int SHORTEST = 1 << 11;

    /** A little more than the range, for the roundings to the lattice. */
    private static final double ROOM = 1.02;

    private final LossTilt tilt;
    private final LossGrid grid;
    private final long first;
    private final int length;
    private final double[] offsets;

    private LossWindow(LossTilt tilt, LossGrid grid, long first, int length, double[] offsets) {
        this.tilt = tilt;
        this.grid = grid;
        this.first = first;
        this.length = length;
        this.offsets = offsets;
    }

    /** Lays out the lattice of a sum; the interval is at most the given one if the length allows it. */
    static LossWindow of(LossOutline outline, LossTilt tilt, double widest) {
        double span = tilt.range().span() * ROOM;
        int length = SHORTEST;
        while (length < LONGEST && length * widest < span) {
            length *= 2;
        }
        double interval = fitting(outline.uses(), span / length, widest);
        double total = 0;
        double[] offsets = new double[outline.uses().size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = center(outline.uses().get(i).pair(), interval);
            total += offsets[i] * outline.uses().get(i).steps();
        }
        long first = (long) Math.floor((tilt.range().low() - total) / interval);
        return new LossWindow(tilt, new LossGrid(total, interval), first, length, offsets);
    }

    /**
     * The loss that is to be a lattice point. Most losses of one use may lie closer together than lattice points are;
     * the optimistic twin rounds them down to a point, which costs nothing if that is the loss of all of them together.
     */
    private static double center(LossPair pair, double interval) {
        double median = pair.median();
        if (pair.jumps().length > 0) {
            return median;
        }
        CellMasses cell = new CellMasses(pair, median - interval / 2);
        cell.moveTo(median + interval / 2);
        return cell.mean();
    }

    /** A pair with single losses that have a mass wants them on the lattice; the others fill the window. */
    private static double fitting(List<LossUse> uses, double least, double widest) {
        OptionalDouble unit =
                uses.stream().flatMapToDouble(use -> use.pair().unit().stream()).findFirst();
        if (unit.isEmpty()) {
            return least;
        }
        double parts = Math.floor(unit.getAsDouble() / least);
        return parts < 1
                ? least
                : unit.getAsDouble() / Math.min(parts, Math.max(1, Math.ceil(unit.getAsDouble() / widest)));
    }

    /** Returns t, by which masses are multiplied as {@code exp(t l)}. */
    double tilt() {
        return tilt.value();
    }

    /** Returns the window that was asked for, with the tilts of its bounds. */
    LossRange range() {
        return tilt.range();
    }

    double interval() {
        return grid.interval();
    }

    int length() {
        return length;
    }

    /** Returns the lattice of one use. */
    LossGrid grid(int use) {
        return new LossGrid(offsets[use], grid.interval());
    }

    /** Returns the loss at a place of the sum, from 0. */
    double loss(int place) {
        return grid.loss(first + place);
    }

    /** Returns where in a transform the place of the sum is found. */
    int slot(int place) {
        return (int) Math.floorMod(first + place, (long) length);
    }
}
