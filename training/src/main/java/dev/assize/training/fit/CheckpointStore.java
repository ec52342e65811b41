package dev.assize.training.fit;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.training.settings.TrainingException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The checkpoints of one training in a folder; the name of a checkpoint has the number of steps. */
final class CheckpointStore {
    private static final Pattern NAME = Pattern.compile("checkpoint-[0-9]{10,}\\.zip");

    private final CheckpointFolder folder;
    private final Identity identity;
    private final int epochs;
    private final NavigableSet<Path> own = new TreeSet<>(); // of this training: no other file is ever deleted

    CheckpointStore(CheckpointFolder folder, Identity identity, int epochs) {
        this.folder = folder;
        this.identity = identity;
        this.epochs = epochs;
    }

    /**
     * Goes to the state of a checkpoint and returns where the training was; nothing where it starts anew.
     *
     * @throws TrainingException if there are checkpoints and none is to be used, or one cannot be used
     */
    Optional<CheckpointFile> resume(EngineNetwork engine) {
        List<Path> files = files();
        if (files.isEmpty()) {
            return Optional.empty();
        }
        if (folder.resume() == CheckpointFolder.Resume.NO) {
            throw TrainingException.of(
                    folder.folder().toString(),
                    "the folder has checkpoints of an earlier training, the latest is "
                            + files.get(0).getFileName(),
                    "Resume that training, or name an empty folder for a new one.");
        }
        CheckpointFile checkpoint = read(files, engine);
        engine.set(checkpoint.current());
        Kept size = engine.state();
        files.stream().filter(file -> isOwn(file, size)).forEach(own::add);
        return Optional.of(checkpoint);
    }

    private CheckpointFile read(List<Path> files, EngineNetwork engine) {
        Kept size = engine.state();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files) {
            try {
                return notPastTheEnd(
                        file, CheckpointFile.read(file, identity, size.parameters().length, size.updater().length));
            } catch (TrainingException e) {
                problems.addAll(e.problems());
                if (folder.resume() == CheckpointFolder.Resume.LATEST) {
                    throw files.size() == 1 ? e : orTheOneBefore(e, files.get(1));
                }
            }
        }
        throw new TrainingException(problems);
    }

    /** Tells whether this training left a checkpoint before it was stopped; a broken one is kept for who wants it. */
    private boolean isOwn(Path file, Kept size) {
        try {
            CheckpointFile.read(file, identity, size.parameters().length, size.updater().length);
            return true;
        } catch (TrainingException e) {
            return false;
        }
    }

    /** A training of fewer epochs that goes on from there would not end where an unbroken one does. */
    private CheckpointFile notPastTheEnd(Path file, CheckpointFile checkpoint) {
        int passes = checkpoint.point().epochs().size();
        if (passes > epochs) {
            throw TrainingException.of(
                    file.toString(),
                    "the checkpoint has seen " + passes + " epochs, this training has only " + epochs,
                    "Ask for at least " + passes + " epochs, or name an empty folder for a new training.");
        }
        return checkpoint;
    }

    private TrainingException orTheOneBefore(TrainingException broken, Path before) {
        List<Problem> problems = new ArrayList<>(broken.problems());
        problems.add(new Problem(
                Place.of(folder.folder().toString()),
                "there is an earlier checkpoint, " + before.getFileName(),
                "Resume from the latest complete checkpoint to go on from there."));
        return new TrainingException(problems);
    }

    /** Saves the state after a step, if it is time. */
    void stepDone(Course course, EngineNetwork engine, Steps steps) {
        boolean counted = folder.unit() == CheckpointFolder.Unit.STEPS;
        if (counted && course.iteration() % folder.every() == 0) {
            save(course, engine, steps);
        }
    }

    /** Saves the state after a pass, if it is time or the training is over. */
    void passDone(Course course, EngineNetwork engine, Steps steps, boolean last) {
        boolean counted = folder.unit() == CheckpointFolder.Unit.EPOCHS;
        if (last || (counted && course.passes() % folder.every() == 0)) {
            save(course, engine, steps);
        }
    }

    private void save(Course course, EngineNetwork engine, Steps steps) {
        Kept current = engine.state();
        if (!current.finite()) {
            return; // the next loss will say where it broke; what is saved stays good
        }
        Path file = folder.folder().resolve(String.format(Locale.ROOT, "checkpoint-%010d.zip", course.iteration()));
        try {
            Files.createDirectories(folder.folder());
            new CheckpointFile(identity, course.point(), current, course.kept(), steps.saved()).write(file);
            steps.checkpointed(course);
            own.add(file);
            while (own.size() > folder.keep()) {
                Files.deleteIfExists(own.first());
                own.remove(own.first());
            }
        } catch (IOException e) {
            Problem problem = new Problem(
                    Place.of(file.toString()),
                    "the checkpoint cannot be written",
                    "Check that the folder may be written to and has space left.");
            throw new TrainingException(problem, e);
        }
    }

    private static boolean isCheckpoint(Path file) {
        return NAME.matcher(String.valueOf(file.getFileName())).matches();
    }

    /** Returns the checkpoints, the latest first. */
    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        if (!Files.isDirectory(folder.folder())) {
            return files;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder.folder(), CheckpointStore::isCheckpoint)) {
            all.forEach(files::add);
        } catch (IOException e) {
            Problem problem = new Problem(
                    Place.of(folder.folder().toString()),
                    "the folder of checkpoints cannot be read",
                    "Check that it may be read and its disk is there.");
            throw new TrainingException(problem, e);
        }
        files.sort(Collections.reverseOrder());
        return files;
    }
}
