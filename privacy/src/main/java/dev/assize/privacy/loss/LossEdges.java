package dev.assize.privacy.loss;

import java.util.Arrays;

/**
 * Chooses the lattice points at which a pair is cut into cells: every one where the tilted probability is, and ever
 * fewer towards the tails, where a wide cell does no harm; losses with a mass of their own are never inside a cell. A
 * cell as wide as w with tilted probability p adds about {@code p w^2/6} to the variance of one loss.
 */
final class LossEdges {
    /** The tails may add this part of what the middle adds, for each doubling of the width. */
    private static final double SHARE = 0.01;

    /** A cell times the tilts of the bounds of the window is at most this, or it would spoil them. */
    private static final double MODERATE = 0.3;

    /** More points would take seconds; the rest is one cell. */
    private static final int MOST = 200_000;

    /** What each doubling of the width may add to the logarithms of the moments that bound the window, in all steps. */
    private static final double SPOILED = 0.1;

    /**
     * Where a single large loss decides, a cell is at most this part of the distance at which its probability falls by
     * e.
     */
    private static final double STEEP = 0.05;

    private final double[] losses;
    private final double[] upperWidths;
    private final double[] lowerWidths;
    private final double interval;
    private final double[] jumps;

    LossEdges(LossSketch sketch, LossUse use, LossTilt tilt, double interval) {
        this.jumps = use.pair().jumps();
        this.losses = sketch.losses();
        this.interval = interval;
        double[] tails = sketch.tiltedTails(tilt.value());
        this.upperWidths = widths(tails, sketch, tilt.value() + tilt.range().up(), (double) use.steps());
        narrow(sketch.tiltedTails(0));
        this.lowerWidths = widths(tails, sketch, tilt.value() - tilt.range().down(), (double) use.steps());
    }

    /**
     * The widths of cells near the losses of the sketch. A cell with probability p under the tilt u of a bound adds
     * {@code p (u w)^2/8} to the logarithm of its moment in each step.
     */
    private double[] widths(double[] tails, LossSketch sketch, double bound, double steps) {
        double widest = MODERATE / (1 + Math.abs(bound));
        double[] bounding = sketch.tiltedTails(bound);
        double[] widths = new double[tails.length];
        for (int i = 0; i < widths.length; i++) {
            double exact = interval * Math.sqrt(SHARE / Math.max(tails[i], 1e-300));
            double moderate = Math.sqrt(8 * SPOILED / Math.max(steps * bounding[i], 1e-300)) / Math.abs(bound);
            widths[i] = Math.max(interval, Math.min(widest, Math.min(exact, moderate)));
        }
        return widths;
    }

    /**
     * Narrows the cells of the upper tail. Where delta comes from one loss as large as epsilon among many small ones,
     * no tilt brings the sum there, and the cell around it counts for all of delta: a cell as wide as w where the tail
     * falls as {@code exp(-l/d)} adds {@code (w/d)^2/12} of it.
     */
    private void narrow(double[] tails) {
        for (int i = losses.length / 2; i < losses.length - 1; i++) {
            double fall = Math.log(Math.max(tails[i], 1e-300) / Math.max(tails[i + 1], 1e-300));
            if (fall > 0) {
                double width = STEEP * (losses[i + 1] - losses[i]) / fall;
                upperWidths[i] = Math.max(interval, Math.min(upperWidths[i], width));
            }
        }
    }

    /** Returns lattice points from at most {@code low} to at least {@code high}, at least three. */
    int[] between(double low, double high, LossGrid grid) {
        int[] up = outwards(1, (high - grid.offset()) / interval, grid);
        int[] down = outwards(-1, (grid.offset() - low) / interval, grid);
        int[] all = new int[up.length + down.length + 1];
        for (int i = 0; i < down.length; i++) {
            all[down.length - 1 - i] = -down[i];
        }
        System.arraycopy(up, 0, all, down.length + 1, up.length);
        return all;
    }

    private int[] outwards(int sign, double farthest, LossGrid grid) {
        double end = farthest;
        double[] widths = sign > 0 ? upperWidths : lowerWidths;
        int[] points = new int[16];
        int count = 0;
        int at = 0;
        int cell = losses.length / 2 + (sign > 0 ? 0 : -1);
        while (count == 0 || at < end) {
            double loss = grid.loss((long) sign * at);
            while (cell + sign >= 0 && cell + sign < losses.length && sign * losses[cell + sign] <= sign * loss) {
                cell += sign;
            }
            int next = at + Integer.highestOneBit((int) Math.max(1, Math.min(widths[cell] / interval, 1 << 28)));
            at = firstJump(at, next, sign, grid);
            if (count >= MOST) {
                at = (int) Math.max(at, Math.min(end + 1, 0.5 * Integer.MAX_VALUE));
                end = at;
            }
            if (count == points.length) {
                points = Arrays.copyOf(points, 2 * count);
            }
            points[count++] = at;
        }
        return Arrays.copyOf(points, count);
    }

    /** The first lattice point after {@code from} with a jump, or {@code to} if that comes first. */
    private int firstJump(int from, int to, int sign, LossGrid grid) {
        int first = to;
        for (double jump : jumps) {
            long point = Math.round(sign * (jump - grid.offset()) / interval);
            first = point > from && point < first ? (int) point : first;
        }
        return first;
    }
}
