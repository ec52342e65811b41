package dev.assize.training.gan;

import dev.assize.core.OutputScale;
import dev.assize.core.Seed;
import dev.assize.core.Tensor;
import dev.assize.engine.plan.Batch;
import dev.assize.engine.plan.Pass;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

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
    private final Optional<PrivateLessons> lessons;
    private float[] both = {}; // real images, then generated ones

    /**
     * Brings the players together.
     *
     * @param lessons how the discriminator learns, if it learns privately
     */
    Match(
            GanSettings settings,
            GrayImages images,
            Player generator,
            Player discriminator,
            Optional<PrivateLessons> lessons) {
        this.settings = settings;
        size = images.size();
        inputs = images.inputs();
        this.generator = generator;
        this.discriminator = discriminator;
        imageShape = settings.networks().kind() == GanKind.DENSE
                ? new int[] {0, size}
                : new int[] {0, 1, images.height(), images.width()};
        this.lessons = lessons;
    }

    Player generator() {
        return generator;
    }

    Player discriminator() {
        return discriminator;
    }

    /**
     * Takes a step and returns the losses before it; neither player goes on where a number is not finite. There are as
     * many generated images as a batch has, whatever the number of real ones.
     */
    Losses step(int[] rows, int epoch, Seed seed) {
        Losses losses = new Losses();
        int count = settings.course().batch();
        Batch noise = Noise.draw(seed.child("noise"), count, settings.networks().noise());
        Pass made = generator.forward(noise, seed.child("generator").value());
        if (losses.stop(!made.isFinite(), "generator")) {
            return losses;
        }
        Tensor outputs = made.outputs();
        fill(rows, outputs);
        if (lessons.isPresent()) {
            teach(lessons.get(), rows.length, epoch, seed);
            generate(made, outputs.shape(), epoch, seed, losses);
        } else if (discriminate(rows.length, epoch, seed, losses)) {
            generate(made, outputs.shape(), epoch, seed, losses);
        }
        return losses;
    }

    /** A private step tells nothing about the real images: no loss of theirs is measured. */
    private void teach(PrivateLessons privately, int real, int epoch, Seed seed) {
        int all = both.length / size;
        float[] targets = new float[all];
        Arrays.fill(targets, 0, real, (float) (1 - settings.objective().labelSmoothing()));
        privately.teach(discriminator, batch(0, all), Batch.of(targets, all, 1), epoch, seed.child("discriminator"));
    }

    private boolean discriminate(int count, int epoch, Seed seed, Losses losses) {
        Pass judged = discriminator.forward(
                batch(0, 2 * count), seed.child("discriminator").value());
        if (losses.stop(!judged.isFinite(), "discriminator")) {
            return false;
        }
        double[] slopes = discriminatorSlopes(judged.logits().toArray(), losses);
        if (losses.stop(!Double.isFinite(losses.discriminator), "discriminator")) {
            return false;
        }
        judged.backward(Tensor.adopt(slopes, 2 * count, 1), OutputScale.LOGIT);
        discriminator.step(judged, epoch, count);
        return true;
    }

    private void generate(Pass made, int[] shape, int epoch, Seed seed, Losses losses) {
        int count = made.rows();
        int all = both.length / size;
        Pass judged = discriminator.forward(
                batch(all - count, all), seed.child("again").value());
        if (losses.stop(!judged.isFinite(), "discriminator")) {
            return;
        }
        double[] logits = judged.logits().toArray();
        lessons.ifPresent(privately -> judgeGenerated(logits, losses));
        double[] slopes = generatorSlopes(logits, losses);
        if (losses.stop(!Double.isFinite(losses.generator), "generator")) {
            return;
        }
        judged.backward(Tensor.adopt(slopes, count, 1), OutputScale.LOGIT);
        if (losses.stop(!judged.isFinite(), "discriminator")) {
            return;
        }
        made.backward(Tensor.adopt(judged.inputGradient().toArray(), shape), OutputScale.PROBABILITY);
        generator.step(made, epoch, count);
    }

    private void fill(int[] rows, Tensor outputs) {
        double[] generated = outputs.toArray();
        int half = rows.length * size;
        int all = half + generated.length;
        both = both.length == all ? both : new float[all];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(inputs, rows[row] * size, both, row * size, size);
        }
        for (int i = 0; i < generated.length; i++) {
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
                losses.looked = true;
                losses.real += GanLoss.sigmoid(z) / count;
            } else {
                losses.fake += GanLoss.sigmoid(z) / count;
            }
        }
        return slopes;
    }

    /** What a private discriminator says of generated images, after it learned. */
    private void judgeGenerated(double[] logits, Losses losses) {
        for (double z : logits) {
            losses.discriminator += settings.objective().loss().fakeLoss(z) / logits.length;
            losses.fake += GanLoss.sigmoid(z) / logits.length;
        }
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
        private boolean looked; // at real images
        private Optional<String> fault = Optional.empty();

        /** Returns the name of the player whose numbers are not finite, if there is one. */
        Optional<String> fault() {
            return fault;
        }

        private boolean stop(boolean faulty, String player) {
            if (faulty) {
                fault = Optional.of(player);
            }
            return faulty;
        }

        /** Returns the means after another step, of {@code steps} in all. */
        void add(Losses other, int steps) {
            discriminator += (other.discriminator - discriminator) / steps;
            generator += (other.generator - generator) / steps;
            real += (other.real - real) / steps;
            fake += (other.fake - fake) / steps;
            looked |= other.looked;
        }

        GanEpoch epoch(int number) {
            OptionalDouble ofReal = looked ? OptionalDouble.of(real) : OptionalDouble.empty();
            return new GanEpoch(number, discriminator, generator, ofReal, fake);
        }
    }
}
