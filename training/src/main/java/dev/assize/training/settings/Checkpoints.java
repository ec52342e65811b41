package dev.assize.training.settings;

/**
 * How often the state of a training is saved, where a folder for it is given.
 *
 * @param every epochs between two checkpoints, at least 1; the last epoch always gets one
 * @param keep how many of the latest are kept, at least 1
 */
public record Checkpoints(int every, int keep) {
    /** One after each epoch; the latest two are kept. */
    public static final Checkpoints DEFAULT = new Checkpoints(1, 2);
}
