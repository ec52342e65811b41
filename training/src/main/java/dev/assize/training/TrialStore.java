package dev.assize.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.core.Digest;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Seed;
import dev.assize.training.file.JsonPart;
import dev.assize.training.fit.CheckpointFolder;
import dev.assize.training.fit.Score;
import dev.assize.training.settings.TrainingException;
import dev.assize.training.settings.TrainingSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The findings of a search in the folder of its checkpoints, so that a search that was broken off goes on where it was.
 * A finding is named by the SHA-256 of its settings and seed; a search over other values uses those that it shares.
 */
final class TrialStore {
    /** Name of the file. */
    static final String FILE = "search.json";

    private static final String FORMAT = "assize-search-trials";
    private static final String ROWS = "rows";
    private static final String TRIALS = "trials";

    private final Path file;
    private final Digest rows;
    private final Map<String, Trials.Trial> trials = new TreeMap<>();

    private TrialStore(Path file, Digest rows) {
        this.file = file;
        this.rows = rows;
    }

    /**
     * Opens the store of a folder; there may be none yet.
     *
     * @param folder where it is; made when it is absent
     * @param part the rows that the search looks at
     * @throws TrainingException if findings are there that are not to be used, cannot be read, or are of other rows
     */
    static TrialStore open(CheckpointFolder folder, TrainingPart part) {
        TrialStore store = new TrialStore(folder.folder().resolve(FILE), rows(part));
        if (Files.exists(store.file)) {
            if (folder.resume() == CheckpointFolder.Resume.NO) {
                throw TrainingException.of(
                        folder.folder().toString(),
                        "the folder has the findings of an earlier search, " + FILE,
                        "Resume that search, or name an empty folder for a new one.");
            }
            store.load();
        }
        return store;
    }

    /** Returns what came of a training before, if it was run. */
    Optional<Trials.Trial> find(TrainingSettings settings, Seed seed) {
        return Optional.ofNullable(trials.get(name(settings, seed)));
    }

    /** Keeps what came of a training; the file is replaced whole. */
    void keep(TrainingSettings settings, Seed seed, Trials.Trial trial) {
        if (trials.put(name(settings, seed), trial) == null) {
            save();
        }
    }

    private static Digest rows(TrainingPart part) {
        return Digest.of(
                RowDigests.of(part).hex() + RowDigests.of(part.weights()).hex() + part.encoding());
    }

    private static String name(TrainingSettings settings, Seed seed) {
        return Digest.of(settings.values() + " " + seed.value()).hex();
    }

    private void load() {
        Place place = Place.of(file.toString());
        JsonPart root = JsonPart.parse(text(place), FILE, FORMAT, place);
        if (!root.text(ROWS).equals(rows.hex())) {
            throw root.fault("is of a search on other rows");
        }
        try {
            trials.putAll(root.map(TRIALS, TrialStore::trial));
        } catch (IllegalArgumentException e) {
            throw root.fault("makes no sense: " + e.getMessage());
        }
    }

    private static Trials.Trial trial(JsonPart part) {
        Score score = new Score(part.number("loss"), part.whole("correct"), part.whole("rows"));
        return new Trials.Trial(part.whole("parameters"), score);
    }

    private String text(Place place) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new TrainingException(
                    new Problem(
                            place,
                            "the findings of the search cannot be read",
                            "Check the file, or name an empty folder to search again."),
                    e);
        }
    }

    private void save() {
        ObjectNode root = JsonPart.start(FORMAT);
        root.put(ROWS, rows.hex());
        ObjectNode all = root.putObject(TRIALS);
        trials.forEach((name, trial) -> all.putObject(name)
                .put("parameters", trial.parameters())
                .put("loss", trial.score().loss())
                .put("correct", trial.score().correct())
                .put("rows", trial.score().rows()));
        Path unfinished = file.resolveSibling(FILE + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(unfinished, JsonPart.text(root), StandardCharsets.UTF_8);
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new TrainingException(
                    new Problem(
                            Place.of(file.toString()),
                            "the findings of the search cannot be written",
                            "Check that the folder may be written to and has space left."),
                    e);
        }
    }
}
