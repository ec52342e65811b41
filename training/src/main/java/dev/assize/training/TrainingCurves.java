package dev.assize.training;

import dev.assize.core.CanonicalNumber;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Task;
import dev.assize.core.TaskKind;
import dev.assize.training.fit.EpochScores;
import dev.assize.training.fit.Score;
import dev.assize.training.settings.TrainingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes what a training record knows of every epoch as a table of comma-separated values. */
public final class TrainingCurves {
    private static final String HEADER = "epoch,part,loss,accuracy,rows,kept\n";

    private TrainingCurves() {}

    /**
     * Returns one line for each epoch and part: loss (mean cross-entropy in nats, or mean squared error), accuracy (a
     * fraction; empty for regression), rows, and whether the model has the parameters of this epoch.
     */
    public static String csv(TrainingRecord record, Task task) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (EpochScores epoch : record.fit().epochs()) {
            boolean kept = epoch.number() == record.fit().bestEpoch();
            epoch.parts()
                    .forEach((part, score) -> csv.append(epoch.number())
                            .append(',')
                            .append(part)
                            .append(',')
                            .append(CanonicalNumber.text(score.loss()))
                            .append(',')
                            .append(accuracy(score, task))
                            .append(',')
                            .append(score.rows())
                            .append(',')
                            .append(kept)
                            .append('\n'));
        }
        return csv.toString();
    }

    /**
     * Writes the table to a file, whole or not at all.
     *
     * @throws TrainingException if the file cannot be written
     */
    public static void write(TrainingRecord record, Task task, Path file) {
        try {
            Path beside = Files.createTempFile(file.toAbsolutePath().getParent(), ".curves", ".tmp");
            try {
                Files.writeString(beside, csv(record, task), StandardCharsets.UTF_8);
                Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new TrainingException(
                    new Problem(
                            Place.of(file.toString()),
                            "the curves cannot be written",
                            "Check that the folder exists, may be written to, and has space left."),
                    e);
        }
    }

    private static String accuracy(Score score, Task task) {
        return task.kind() == TaskKind.REGRESSION ? "" : CanonicalNumber.text(score.accuracy());
    }
}
