package dev.assize.privacy.loss;

import java.util.Arrays;

/**
 * Chooses the lattice points at which a pair is cut into cells: every one where the tilted probability is, and ever fewer
 * towards the tails, where a wide cell does no harm; losses with a mass of their own are never inside a cell. A cell as wide as w with tilted probability p adds about {@code p w^2/6}
 * to the variance of one loss.
 */
final class LossEdges {
    /** The tails may add this part of what the middle adds, for each doubling of the width. */
    private static final double SHARE = 0.01;

    /** A cell times the tilts of the bounds of the window is at most this, or it would spoil them. */
    private static final double MODERATE = 0.3;

    /** More points would take seconds; the rest is one cell. */
    private static final int MOST = 200_000;

    private final double[] losses;
    private final double[] upperTails;
    private final double[] lowerTails;
    private final double interval;
    private final double widestUp;
    private final double widestDown;

    private final double[] jumps;

    LossEdges(LossSketch sketch, double[] jumps, LossTilt tilt, double interval) {
        this.jumps = jumps;
        double up = tilt.value() + tilt.range().up();
        double down = tilt.value() - tilt.range().down();
        this.losses = sketch.losses();
        double[] tails = sketch.tiltedTails(tilt.value());
        this.upperTails = larger(tails, sketch.tiltedTails(up));
        this.lowerTails = larger(tails, sketch.tiltedTails(down));
        this.interval = interval;
        this.widestUp = Math.max(interval, MODERATE / (1 + up));
        this.widestDown = Math.max(interval, MODERATE / (1 + Math.abs(down)));
    }

    private static double[] larger(double[] first, double[] second) {
        double[] larger = first.clone();
        for (int i = 0; i < larger.length; i++) {
            larger[i] = Math.max(first[i], second[i]);
        }
        return larger;
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
        double[] tails = sign > 0 ? upperTails : lowerTails;
        double widest = sign > 0 ? widestUp : widestDown;
        int[] points = new int[16];
        int count = 0;
        int at = 0;
        int cell = losses.length / 2 + (sign > 0 ? 0 : -1);
        while (count == 0 || at < end) {
            double loss = grid.loss((long) sign * at);
            while (cell + sign >= 0 && cell + sign < losses.length && sign * losses[cell + sign] <= sign * loss) {
                cell += sign;
            }
            double width = Math.min(widest, interval * Math.sqrt(SHARE / Math.max(tails[cell], 1e-300)));
            int next = at + Integer.highestOneBit((int) Math.max(1, Math.min(width / interval, 1 << 28)));
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
