package dev.assize.audit.file;

import dev.assize.training.gan.GanSettings;
import dev.assize.training.selection.Search;
import dev.assize.training.settings.TrainingSettings;
import java.util.Optional;

/** The section {@code model}: what decides. */
public sealed interface ModelSection {
    /**
     * A network is trained on the training part.
     *
     * @param settings everything chosen about it; where configurations are searched, those of the first one
     * @param search which configurations are tried, if the settings are not given one and for all
     * @param mitigation what is done about gaps between groups, if anything
     */
    record Train(TrainingSettings settings, Optional<Search> search, Optional<MitigationSection> mitigation)
            implements ModelSection {
        /** Makes a training without mitigation. */
        public Train(TrainingSettings settings, Optional<Search> search) {
            this(settings, search, Optional.empty());
        }

        /** Returns this training with a mitigation. */
        public Train withMitigation(Optional<MitigationSection> other) {
            return new Train(settings, search, other);
        }
    }

    /**
     * Two networks are trained to make images like those of the training part. They decide nothing: there is no audit
     * of them.
     *
     * @param settings everything chosen about them
     * @param output what is shown and measured
     */
    record Gan(GanSettings settings, GanOutput output) implements ModelSection {}

    /**
     * What is shown and measured of a GAN.
     *
     * @param pictureEvery epochs from one picture of samples to the next
     * @param side samples in a row and in a column of a picture
     * @param samples how many are measured, at most
     */
    record GanOutput(int pictureEvery, int side, int samples) {}

    /**
     * A model that was trained before.
     *
     * @param path its file, relative to the audit file
     */
    record Saved(String path) implements ModelSection {}

    /**
     * There is no model: the table holds the decisions.
     *
     * @param decision the column of the decisions
     * @param score the column of the probability of the favorable class, if there is one
     */
    record Predictions(String decision, Optional<String> score) implements ModelSection {}
}
