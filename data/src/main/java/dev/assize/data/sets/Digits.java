package dev.assize.data.sets;

import dev.assize.core.Seed;

/**
 * Digits drawn by pen strokes: for image models where no file may be needed. Each image moves the corners of the
 * digit's strokes a little, turns, slants, scales and shifts them, draws with a pen of random width, and adds noise. In
 * strict arithmetic: the same bytes on every machine. Image i shows the digit {@code i mod 10}.
 */
public final class Digits {
    /** Images of the embedded data set. */
    public static final int DEFAULT_COUNT = 10_000;

    private static final int SIDE = 28;
    private static final double FULL_INK = 255;

    /** Strokes of each digit: corners as x, y in the unit square, y downwards. */
    private static final double[][][] GLYPHS = {
        {{.5, 0, .25, .08, .1, .3, .1, .7, .25, .92, .5, 1, .75, .92, .9, .7, .9, .3, .75, .08, .5, 0}},
        {{.25, .2, .55, 0, .55, 1}},
        {{.1, .25, .25, .05, .55, 0, .82, .1, .85, .3, .7, .52, .1, 1, .92, 1}},
        {{.12, .12, .45, 0, .8, .1, .82, .32, .45, .48, .85, .62, .88, .85, .5, 1, .1, .88}},
        {{.7, 1, .7, 0, .08, .68, .95, .68}},
        {{.85, 0, .2, 0, .15, .45, .55, .4, .88, .58, .85, .85, .5, 1, .1, .9}},
        {{.75, .02, .4, .15, .15, .5, .12, .78, .35, 1, .68, .98, .88, .76, .75, .54, .45, .5, .15, .7}},
        {{.08, 0, .92, 0, .4, 1}, {.3, .52, .75, .52}},
        {
            {
                .5, .47, .2, .33, .2, .1, .5, 0, .8, .1, .8, .33, .5, .47, .12, .66, .14, .9, .5, 1, .86, .9, .88, .66,
                .5, .47
            }
        },
        {{.85, .3, .6, .5, .3, .46, .14, .25, .3, .04, .62, 0, .86, .2, .85, .5, .7, 1}}
    };

    private Digits() {}

    /**
     * Draws digits.
     *
     * @param count how many, at least 1
     * @param seed where every draw comes from
     */
    public static ImageSet draw(int count, Seed seed) {
        byte[] pixels = new byte[Math.multiplyExact(count, SIDE * SIDE)];
        byte[] labels = new byte[count];
        Seed digits = seed.child("data.digits");
        for (int image = 0; image < count; image++) {
            labels[image] = (byte) (image % GLYPHS.length);
            NormalDraws draws = new NormalDraws(digits.child(image).random());
            draw(GLYPHS[labels[image]], draws, pixels, image * SIDE * SIDE);
        }
        return new ImageSet(pixels, labels, SIDE, SIDE);
    }

    private static void draw(double[][] glyph, NormalDraws draws, byte[] pixels, int at) {
        Placement placement = new Placement(draws);
        double radius = 0.9 + 0.7 * draws.uniform();
        double[] ink = new double[SIDE * SIDE];
        for (double[] stroke : glyph) {
            double[] placed = placement.of(stroke, draws);
            for (int corner = 0; corner + 3 < placed.length; corner += 2) {
                segment(placed, corner, radius, ink);
            }
        }
        double noise = 0.03 + 0.07 * draws.uniform();
        for (int pixel = 0; pixel < ink.length; pixel++) {
            double value = StrictMath.min(1, StrictMath.max(0, ink[pixel] + noise * (2 * draws.uniform() - 1)));
            pixels[at + pixel] = (byte) StrictMath.rint(value * FULL_INK);
        }
    }

    /**
     * Inks every pixel by its distance to the segment that begins at {@code corner}: full inside the pen, soft edge.
     */
    private static void segment(double[] corners, int corner, double radius, double[] ink) {
        double x0 = corners[corner];
        double y0 = corners[corner + 1];
        double dx = corners[corner + 2] - x0;
        double dy = corners[corner + 3] - y0;
        double squares = dx * dx + dy * dy;
        double reach = radius + 1;
        int left = (int) StrictMath.max(0, StrictMath.min(x0, x0 + dx) - reach);
        int right = (int) StrictMath.min(SIDE - 1, StrictMath.max(x0, x0 + dx) + reach);
        int top = (int) StrictMath.max(0, StrictMath.min(y0, y0 + dy) - reach);
        int bottom = (int) StrictMath.min(SIDE - 1, StrictMath.max(y0, y0 + dy) + reach);
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double along = squares == 0 ? 0 : ((x - x0) * dx + (y - y0) * dy) / squares;
                double nearest = StrictMath.min(1, StrictMath.max(0, along));
                double offX = x - x0 - nearest * dx;
                double offY = y - y0 - nearest * dy;
                double distance = StrictMath.sqrt(offX * offX + offY * offY);
                double here = StrictMath.min(1, StrictMath.max(0, radius + 0.5 - distance));
                ink[y * SIDE + x] = StrictMath.max(ink[y * SIDE + x], here);
            }
        }
    }

    /** How one image turns, slants, scales and shifts its digit. */
    private static final class Placement {
        private static final double JITTER = 0.02;

        private final double cos;
        private final double sin;
        private final double slant;
        private final double wide;
        private final double high;
        private final double shiftX;
        private final double shiftY;

        Placement(NormalDraws draws) {
            double turn = 0.12 * draws.next();
            cos = StrictMath.cos(turn);
            sin = StrictMath.sin(turn);
            slant = 0.12 * draws.next();
            wide = 11 + 4 * draws.uniform();
            high = 16 + 4 * draws.uniform();
            shiftX = (SIDE - 1) / 2.0 + 3 * draws.uniform() - 1.5;
            shiftY = (SIDE - 1) / 2.0 + 3 * draws.uniform() - 1.5;
        }

        double[] of(double[] stroke, NormalDraws draws) {
            double[] placed = new double[stroke.length];
            for (int i = 0; i < stroke.length; i += 2) {
                double y = (stroke[i + 1] - 0.5 + JITTER * draws.next()) * high;
                double x = (stroke[i] - 0.5 + JITTER * draws.next()) * wide - slant * y;
                placed[i] = shiftX + cos * x - sin * y;
                placed[i + 1] = shiftY + sin * x + cos * y;
            }
            return placed;
        }
    }
}
