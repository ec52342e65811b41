package dev.assize.training.fit;

import java.nio.file.Path;

/**
 * Where and how often the state of a training is saved, and whether a training goes on from there.
 *
 * @param folder where checkpoints are; made when it is absent
 * @param every passes or steps between two checkpoints, at least 1; the end of the training always gets one
 * @param unit what {@code every} counts
 * @param keep how many of the latest are kept, at least 1
 * @param resume what to do with checkpoints that are there at the start
 */
public record CheckpointFolder(Path folder, int every, Unit unit, int keep, Resume resume) {
    /** What is counted between checkpoints. */
    public enum Unit {
        /** Passes over all examples. */
        EPOCHS,
        /** Batches. */
        STEPS
    }

    /** What to do with checkpoints that are there at the start. */
    public enum Resume {
        /** Start anew; refuse a folder with checkpoints. */
        NO,
        /** Go on from the latest; refuse it if it is damaged; start anew where there is none. */
        LATEST,
        /** Go on from the latest that is complete; start anew where there is none. */
        LATEST_COMPLETE
    }

    /** Checks the numbers. */
    public CheckpointFolder {
        if (every < 1 || keep < 1) {
            throw new IllegalArgumentException("checkpoints every " + every + " " + unit + " of which " + keep
                    + " are kept make no sense; both numbers are at least 1");
        }
    }

    /** Returns a folder that gets a checkpoint after each pass, the latest two of which are kept. */
    public static CheckpointFolder of(Path folder) {
        return new CheckpointFolder(folder, 1, Unit.EPOCHS, 2, Resume.NO);
    }

    /** Returns this folder with another distance between checkpoints. */
    public CheckpointFolder withEvery(int count, Unit counted) {
        return new CheckpointFolder(folder, count, counted, keep, resume);
    }

    /** Returns this folder with another number of checkpoints that are kept. */
    public CheckpointFolder withKeep(int count) {
        return new CheckpointFolder(folder, every, unit, count, resume);
    }

    /** Returns this folder with another answer to checkpoints that are there at the start. */
    public CheckpointFolder withResume(Resume answer) {
        return new CheckpointFolder(folder, every, unit, keep, answer);
    }
}
