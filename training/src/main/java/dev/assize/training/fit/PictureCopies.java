package dev.assize.training.fit;

import dev.assize.core.Seed;
import dev.assize.engine.plan.Batch;
import dev.assize.training.settings.PrivateExtras;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Random copies of pictures [channels, height, width]: moved by whole pixels with zeros from the border, mirrored. The
 * choice depends on the step alone and hides nobody, so it comes from the seed.
 *
 * @param extras how many copies, how far, whether mirrored
 */
record PictureCopies(PrivateExtras extras) {
    /** Returns each of the rows as often as there are copies, one after the other. */
    int[] repeated(int[] rows) {
        return IntStream.of(rows)
                .flatMap(row -> IntStream.range(0, extras.copies()).map(copy -> row))
                .toArray();
    }

    /**
     * Returns the copies of some rows.
     *
     * @param pictures all rows
     * @param repeated rows as {@link #repeated} gives them
     * @param seed of the step
     */
    Batch of(FloatRows pictures, int[] repeated, Seed seed) {
        int[] axes = pictures.axes();
        if (axes.length != 3) {
            throw new IllegalArgumentException("rows of " + axes.length + " axes are no pictures and cannot be moved; "
                    + "augmentation needs rows of [channels, height, width]");
        }
        int size = axes[0] * axes[1] * axes[2];
        float[] copies = new float[Math.multiplyExact(size, repeated.length)];
        SplittableRandom random = seed.random();
        int reach = 2 * extras.shift() + 1;
        for (int i = 0; i < repeated.length; i++) {
            int down = random.nextInt(reach) - extras.shift();
            int right = random.nextInt(reach) - extras.shift();
            boolean mirrored = extras.flip() && random.nextBoolean();
            Move move = new Move(axes[1], axes[2], down, right, mirrored);
            for (int channel = 0; channel < axes[0]; channel++) {
                int plane = channel * axes[1] * axes[2];
                move.copy(pictures.values(), repeated[i] * size + plane, copies, i * size + plane);
            }
        }
        return Batch.of(copies, repeated.length, axes[0], axes[1], axes[2]);
    }

    /**
     * Where the pixels of a plane go.
     *
     * @param height of the plane
     * @param width of the plane
     * @param down rows that pixels move down
     * @param right columns that pixels move right
     * @param mirrored whether left and right change places before
     */
    record Move(int height, int width, int down, int right, boolean mirrored) {
        void copy(float[] from, int fromAt, float[] to, int toAt) {
            for (int y = 0; y < height; y++) {
                int source = y - down;
                for (int x = 0; source >= 0 && source < height && x < width; x++) {
                    int column = x - right;
                    if (column >= 0 && column < width) {
                        int taken = mirrored ? width - 1 - column : column;
                        to[toAt + y * width + x] = from[fromAt + source * width + taken];
                    }
                }
            }
        }
    }
}
