package dev.assize.training.gan;

import dev.assize.core.Digest;
import dev.assize.core.Seed;
import dev.assize.training.privacy.PrivateHistory;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Two trained networks and how they came about. */
public final class TrainedGan {
    private final MultiLayerNetwork generator;
    private final MultiLayerNetwork discriminator;
    private final Generator sampler;
    private final GanRecord record;

    TrainedGan(MultiLayerNetwork generator, MultiLayerNetwork discriminator, Generator sampler, GanRecord record) {
        this.generator = generator;
        this.discriminator = discriminator;
        this.sampler = sampler;
        this.record = record;
    }

    /** Returns the generator at work. */
    public Generator generator() {
        return sampler;
    }

    /** Returns how the networks came about. */
    public GanRecord record() {
        return record;
    }

    MultiLayerNetwork generatorNetwork() {
        return generator;
    }

    MultiLayerNetwork discriminatorNetwork() {
        return discriminator;
    }

    /**
     * How two networks came about.
     *
     * @param settings all of them
     * @param seed where every draw came from
     * @param images what was learned from
     * @param versions of the libraries
     * @param history what happened
     */
    public record GanRecord(
            GanSettings settings, Seed seed, Images images, SortedMap<String, String> versions, GanHistory history) {
        /** Returns the means of each epoch. */
        public List<GanEpoch> epochs() {
            return history.epochs();
        }

        /** Returns what was spent, if the discriminator learned privately. */
        public Optional<PrivateHistory> privacy() {
            return history.privacy();
        }
    }

    /**
     * What happened.
     *
     * @param epochs losses
     * @param privacy what was spent, if the discriminator learned privately
     */
    public record GanHistory(List<GanEpoch> epochs, Optional<PrivateHistory> privacy) {
        /** Copies the epochs. */
        public GanHistory {
            epochs = List.copyOf(epochs);
        }
    }

    /**
     * What was learned from.
     *
     * @param digest SHA-256 of size and pixels
     * @param count how many images
     * @param height of each
     * @param width of each
     */
    public record Images(Digest digest, int count, int height, int width) {}
}
