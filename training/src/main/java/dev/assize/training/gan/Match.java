package dev.assize.training.gan;

import dev.assize.core.OutputScale;
import dev.assize.core.Seed;
import dev.assize.core.Tensor;
import dev.assize.engine.plan.Batch;
import dev.assize.engine.plan.Pass;

/**
 * The two players at one step after the other: first the discriminator learns from real and generated images, then the
 * generator from what the discriminator, as it is now, says of the same generated ones.
 */
final class Match {
    private final GanSettings settings;
    private final int size;
    private final float[] inputs; // of all images, from -1 to 1
    private final Player generator;
    private final Player discriminator;
    private final int[] imageShape;
    private final float[] both; // real images, then generated ones

    Match(GanSettings settings, GrayImages images, Player generator, Player discriminator) {
        this.settings = settings;
        size = images.size();
        inputs = images.inputs();
        this.generator = generator;
        this.discriminator = discriminator;
        imageShape = settings.networks().kind() == GanKind.DENSE
                ? new int[] {0, size}
                : new int[] {0, 1, images.height(), images.width()};
        both = new float[2 * settings.course().batch() * size];
    }

    Player generator() {
        return generator;
    }

    Player discriminator() {
        return discriminator;
    }

    /** Returns the losses of a step, before it is taken: no step is taken where they are not finite. */
    Losses step(int[] rows, int epoch, Seed seed) {
        int count = rows.length;
        Pass made = generator.forward(
                Noise.draw(seed.child("noise"), count, settings.networks().noise()),
                seed.child("generator").value());
        Tensor outputs = made.outputs();
        fill(rows, outputs);
        Losses losses = new Losses();
        Pass judged = discriminator.forward(
                batch(0, 2 * count), seed.child("discriminator").value());
        double[] slopes = discriminatorSlopes(judged.logits().toArray(), losses);
        if (!losses.isFinite()) {
            return losses;
        }
        judged.backward(Tensor.adopt(slopes, 2 * count, 1), OutputScale.LOGIT);
        discriminator.step(judged, epoch, count);
        Pass again = discriminator.forward(
                batch(count, 2 * count), seed.child("again").value());
        slopes = generatorSlopes(again.logits().toArray(), losses);
        if (!losses.isFinite()) {
            return losses;
        }
        again.backward(Tensor.adopt(slopes, count, 1), OutputScale.LOGIT);
        Tensor wanted = Tensor.adopt(again.inputGradient().toArray(), outputs.shape());
        made.backward(wanted, OutputScale.PROBABILITY);
        generator.step(made, epoch, count);
        return losses;
    }

    private void fill(int[] rows, Tensor outputs) {
        double[] generated = outputs.toArray();
        int half = rows.length * size;
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(inputs, rows[row] * size, both, row * size, size);
        }
        for (int i = 0; i < half; i++) {
            both[half + i] = (float) generated[i];
        }
    }

    private Batch batch(int from, int to) {
        int[] shape = imageShape.clone();
        shape[0] = both.length / size;
        return Batch.of(both, shape).slice(from, to);
    }

    private double[] discriminatorSlopes(double[] logits, Losses losses) {
        GanLoss loss = settings.objective().loss();
        double target = 1 - settings.objective().labelSmoothing();
        int count = logits.length / 2;
        double[] slopes = new double[logits.length];
        for (int row = 0; row < logits.length; row++) {
            double z = logits[row];
            boolean real = row < count;
            slopes[row] = real ? loss.realSlope(z, target) : loss.fakeSlope(z);
            losses.discriminator += (real ? loss.realLoss(z, target) : loss.fakeLoss(z)) / count;
            if (real) {
                losses.real += GanLoss.sigmoid(z) / count;
            } else {
                losses.fake += GanLoss.sigmoid(z) / count;
            }
        }
        return slopes;
    }

    private double[] generatorSlopes(double[] logits, Losses losses) {
        GanLoss loss = settings.objective().loss();
        double[] slopes = new double[logits.length];
        for (int row = 0; row < logits.length; row++) {
            slopes[row] = loss.generatorSlope(logits[row]);
            losses.generator += loss.generatorLoss(logits[row]) / logits.length;
        }
        return slopes;
    }

    /** What a step found, as means over its images. */
    static final class Losses {
        private double discriminator;
        private double generator;
        private double real;
        private double fake;

        /** Returns the name of the player whose loss is no number, or nothing. */
        String fault() {
            return Double.isFinite(discriminator) ? "generator" : "discriminator";
        }

        boolean isFinite() {
            return Double.isFinite(discriminator) && Double.isFinite(generator);
        }

        /** Returns the means after another step, of {@code steps} in all. */
        void add(Losses other, int steps) {
            discriminator += (other.discriminator - discriminator) / steps;
            generator += (other.generator - generator) / steps;
            real += (other.real - real) / steps;
            fake += (other.fake - fake) / steps;
        }

        GanEpoch epoch(int number) {
            return new GanEpoch(number, discriminator, generator, real, fake);
        }
    }
}
