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
 * A file beside the checkpoints that says which steps may have been made since the latest: written before they are
 * made, some at a time. A training that was broken off has made at most these, and they count, although their result is
 * lost: somebody may have looked at it.
 */
final class Reservation {
    private static final String NAME = "steps-since-checkpoint.json";

    private final Optional<Path> folder;
    private final PrivateTraining training;
    private final int atATime;
    private StepCount reserved;
    private int left;

    Reservation(Optional<CheckpointFolder> checkpoints, PrivateTraining training, int atATime) {
        this.folder = checkpoints.map(CheckpointFolder::folder);
        this.training = training;
        this.atATime = Math.max(1, atATime);
        this.reserved = new StepCount(training);
    }

    /**
     * Returns the steps that were lost when this training was broken off before.
     *
     * @throws TrainingException if the file is there and belongs to a training on other data, or cannot be read
     */
    Ledger lost() {
        Optional<Path> file = folder.map(place -> place.resolve(NAME)).filter(Files::exists);
        if (file.isEmpty()) {
            return Ledger.empty();
        }
        try {
            Place place = Place.of(file.get().toString());
            Ledger lost = LedgerJson.read(Files.readString(file.get()), place);
            if (lost.data().filter(data -> !data.equals(training.data())).isPresent()) {
                throw new TrainingException(
                        new Problem(
                                place,
                                "the folder has steps of a private training on other data",
                                "Name another folder for this training."),
                        new IllegalStateException("data " + lost.data().get()));
            }
            return lost;
        } catch (IOException e) {
            throw cannot("read", file.get(), e);
        }
    }

    /** Makes sure that one more step is written down before it is made. */
    void next(Mechanism mechanism) {
        if (folder.isEmpty() || left-- > 0) {
            return;
        }
        reserved.add(StepCount.LOST, mechanism, atATime);
        left = atATime - 1;
        write(reserved.ledger());
    }

    /** Notes that a checkpoint has all steps. */
    void clear() {
        reserved = new StepCount(training);
        left = 0;
        folder.ifPresent(place -> write(Ledger.empty()));
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
