package dev.assize.training.fit;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.privacy.ledger.Ledger;
import dev.assize.privacy.ledger.LedgerJson;
import dev.assize.privacy.mechanism.Mechanism;
import dev.assize.training.privacy.PrivateTraining;
import dev.assize.training.privacy.StepCount;
import dev.assize.training.settings.TrainingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A file beside the checkpoints with all steps that a training may have made up to now, written before they are made,
 * some at a time. What it has beyond a checkpoint counts when a training goes on from there, although the result is
 * lost: somebody may have looked at it. It is never reset, so it does not matter how often a training was broken off,
 * and from which of its checkpoints it goes on.
 */
final class Reservation {
    private static final String NAME = "private-steps.json";

    private final Optional<Path> folder;
    private final PrivateTraining training;
    private final int atATime;
    private Optional<Mechanism> reserved = Optional.empty();
    private int left;

    Reservation(Optional<CheckpointFolder> checkpoints, PrivateTraining training, int atATime) {
        this.folder = checkpoints.map(CheckpointFolder::folder);
        this.training = training;
        this.atATime = Math.max(1, atATime);
    }

    /**
     * Returns every step that trainings in this folder may have made.
     *
     * @throws TrainingException if the file is there and belongs to a training on other data, or cannot be read
     */
    Ledger written() {
        Optional<Path> file = folder.map(place -> place.resolve(NAME)).filter(Files::exists);
        if (file.isEmpty()) {
            return Ledger.empty();
        }
        try {
            Place place = Place.of(file.get().toString());
            Ledger written = LedgerJson.read(Files.readString(file.get()), place);
            if (written.data().filter(data -> !data.equals(training.data())).isPresent()) {
                throw new TrainingException(
                        new Problem(
                                place,
                                "the folder has steps of a private training on other data",
                                "Name another folder for this training."),
                        new IllegalStateException("data " + written.data().get()));
            }
            return written;
        } catch (IOException e) {
            throw cannot("read", file.get(), e);
        }
    }

    /** Makes sure that one more step is written down before it is made; {@code count} has those before it. */
    void next(Mechanism mechanism, StepCount count) {
        boolean covered = left > 0 && reserved.equals(Optional.of(mechanism));
        if (folder.isEmpty() || covered) {
            left--;
            return;
        }
        StepCount ahead = new StepCount(training);
        ahead.goOn(count.ledger());
        ahead.add(StepCount.LOST, mechanism, atATime);
        reserved = Optional.of(mechanism);
        left = atATime - 1;
        write(ahead.ledger());
    }

    /** Notes that no more steps were made than these. */
    void settle(StepCount count) {
        left = 0;
        if (folder.isPresent()) {
            write(count.ledger());
        }
    }

    private void write(Ledger ledger) {
        Path file = folder.orElseThrow().resolve(NAME);
        try {
            Files.createDirectories(folder.orElseThrow());
            Path part = file.resolveSibling(NAME + ".part");
            Files.write(part, LedgerJson.write(ledger).getBytes(StandardCharsets.UTF_8));
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw cannot("write", file, e);
        }
    }

    private static TrainingException cannot(String what, Path file, IOException cause) {
        return new TrainingException(
                new Problem(
                        Place.of(file.toString()),
                        "the steps of a private training cannot be " + (what.equals("read") ? "read" : "written"),
                        "Check that the folder may be read and written to; no step is made that is not written down."),
                cause);
    }
}
