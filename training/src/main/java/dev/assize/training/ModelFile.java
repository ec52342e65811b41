package dev.assize.training;

import java.nio.file.Path;

/** One zip that holds a trained model. */
public final class ModelFile {
    private ModelFile() {}

    /** Saves a model; the file is there completely or not at all. Equal models give equal bytes. */
    public static void save(TrainedModel model, Path file) {
        throw new UnsupportedOperationException("saving of " + model.record() + " to " + file + " comes next");
    }

    /**
     * Loads a model. The file is not trusted.
     *
     * @throws TrainingException if it is not a model file of this form
     */
    public static TrainedModel load(Path file) {
        throw new UnsupportedOperationException("loading of " + file + " comes next");
    }
}
