package dev.assize.training.gan;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.privacy.noise.NoiseSource;
import dev.assize.training.LibraryVersions;
import dev.assize.training.privacy.PrivateTraining;
import dev.assize.training.settings.NoiseSettings;
import dev.assize.training.settings.PrivacySettings;
import dev.assize.training.settings.TrainingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Trains a generator and a discriminator against each other. In each epoch all images are seen once, shuffled, in whole
 * batches; what is left of a batch waits for another epoch. A step trains both players once. Samples come from the
 * running average of the generator's parameters, where the settings ask for one; the game is played without it.
 */
public final class GanTrainer {
    private final GanSettings settings;
    private final Optional<NoiseSource> noise;

    /** Makes a trainer of one configuration. */
    public GanTrainer(GanSettings settings) {
        this(settings, Optional.empty());
    }

    private GanTrainer(GanSettings settings, Optional<NoiseSource> noise) {
        this.settings = settings;
        this.noise = noise;
    }

    /** Returns this trainer with another source of noise than the settings say; for private training. */
    public GanTrainer withNoise(NoiseSource source) {
        return new GanTrainer(settings, Optional.of(source));
    }

    /** Told what an epoch found, with the generator as it is then; must leave it to the trainer afterwards. */
    @FunctionalInterface
    public interface Listener {
        /** Notes the end of an epoch. */
        void after(GanEpoch epoch, Generator generator);
    }

    /**
     * Trains.
     *
     * @param images what to imitate, at least a batch
     * @param seed where every random choice comes from: first weights, order of images, noise
     * @param progress told both losses as steps go by
     * @param listener told the end of each epoch
     * @throws GanStoppedException if a loss stops being finite; it brings the networks of the last good epoch
     * @throws TrainingException if there are fewer images than a batch has, the networks cannot make such images, or a
     *     privacy budget cannot be kept
     */
    public TrainedGan train(GrayImages images, Seed seed, Progress progress, Listener listener) {
        int batch = settings.course().batch();
        if (images.count() < batch) {
            throw TrainingException.of(
                    "GAN images",
                    "there are " + images.count() + " images, a batch has " + batch,
                    "Bring more images, or make the batch smaller.");
        }
        GanNetworks networks = new GanNetworks(settings, images.height(), images.width());
        Player generator = Player.of(
                networks.generator(seed.child("gan.generator")),
                settings.course().averaging());
        Player discriminator = Player.of(networks.discriminator(seed.child("gan.discriminator")), 0);
        Optional<PrivateLessons> lessons = settings.course()
                .privacy()
                .map(privacy -> new PrivateLessons(
                        settings,
                        new PrivateTraining(privacy, source(privacy, seed), images.digest()),
                        discriminator,
                        images.count()));
        Match match = new Match(settings, images, generator, discriminator, lessons);
        Run run = new Run(images, seed, match, lessons, progress);
        for (int epoch = 1; epoch <= settings.course().epochs() && run.permitted(epoch); epoch++) {
            GanEpoch found = run.epoch(epoch);
            generator.shown(() -> listener.after(found, run.sampler()));
        }
        return run.result();
    }

    private NoiseSource source(PrivacySettings privacy, Seed seed) {
        return noise.orElseGet(() -> privacy.noise().source() == NoiseSettings.Source.SECURE
                ? NoiseSource.secure()
                : NoiseSource.seeded(seed.child("gan.privacy")));
    }

    /** One training. */
    private final class Run {
        private final GrayImages images;
        private final Seed seed;
        private final Match match;
        private final Optional<PrivateLessons> lessons;
        private final Progress progress;
        private final List<GanEpoch> epochs = new ArrayList<>();
        private Player.State goodGenerator;
        private Player.State goodDiscriminator;

        Run(GrayImages images, Seed seed, Match match, Optional<PrivateLessons> lessons, Progress progress) {
            this.lessons = lessons;
            this.images = images;
            this.seed = seed;
            this.match = match;
            this.progress = progress;
            goodGenerator = match.generator().state();
            goodDiscriminator = match.discriminator().state();
        }

        boolean permitted(int epoch) {
            return lessons.map(privately -> privately.permitted(epoch - 1)).orElse(true);
        }

        private int[] rows(int[] order, int step) {
            int batch = settings.course().batch();
            return lessons.map(PrivateLessons::draw)
                    .orElseGet(() -> Arrays.copyOfRange(order, step * batch, (step + 1) * batch));
        }

        GanEpoch epoch(int number) {
            int[] order = order(number);
            int steps = lessons.map(PrivateLessons::stepsPerEpoch)
                    .orElse(order.length / settings.course().batch());
            Seed own = seed.child("gan.epoch").child(number);
            Match.Losses mean = new Match.Losses();
            for (int step = 0; step < steps && permitted(number); step++) {
                Match.Losses found = match.step(rows(order, step), number - 1, own.child(step));
                if (found.fault().isPresent()) {
                    throw stopped(number, step + 1, found.fault().get());
                }
                mean.add(found, step + 1);
                progress.at(text(mean.epoch(number)), (number - 1L) * steps + step + 1, total(steps), "steps");
            }
            Player.State generator = match.generator().state();
            Player.State discriminator = match.discriminator().state();
            if (!generator.isFinite() || !discriminator.isFinite()) {
                throw stopped(number, steps, generator.isFinite() ? "discriminator" : "generator");
            }
            goodGenerator = generator;
            goodDiscriminator = discriminator;
            epochs.add(mean.epoch(number));
            return mean.epoch(number);
        }

        private long total(int steps) {
            return (long) settings.course().epochs() * steps;
        }

        private int[] order(int epoch) {
            int[] order = new int[images.count()];
            Arrays.setAll(order, i -> i);
            SplittableRandom random = seed.child("gan.order").child(epoch).random();
            for (int i = order.length - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                int moved = order[i];
                order[i] = order[other];
                order[other] = moved;
            }
            return order;
        }

        private String text(GanEpoch mean) {
            return String.format(
                    Locale.ROOT,
                    "GAN: epoch %d, discriminator %.3f, generator %.3f",
                    mean.number(),
                    mean.discriminatorLoss(),
                    mean.generatorLoss());
        }

        private GanStoppedException stopped(int epoch, int step, String player) {
            Problem problem = new Problem(
                    Place.of("GAN training"),
                    "the loss of the " + player + " is no number any more in epoch " + epoch + ", step " + step,
                    "Lower the learning rate of the " + player + ", or use another loss; the networks after epoch "
                            + epochs.size() + " are kept.");
            return new GanStoppedException(problem, result());
        }

        Generator sampler() {
            return new Generator(
                    match.generator().plan(), settings.networks().noise(), images.height(), images.width());
        }

        TrainedGan result() {
            match.generator().end(goodGenerator);
            match.discriminator().end(goodDiscriminator);
            TrainedGan.Images what =
                    new TrainedGan.Images(images.digest(), images.count(), images.height(), images.width());
            TrainedGan.GanHistory history = new TrainedGan.GanHistory(epochs, lessons.map(PrivateLessons::history));
            TrainedGan.GanRecord record =
                    new TrainedGan.GanRecord(settings, seed, what, LibraryVersions.all(), history);
            return new TrainedGan(
                    match.generator().network(epochs.size()),
                    match.discriminator().network(epochs.size()),
                    sampler(),
                    record);
        }
    }
}
