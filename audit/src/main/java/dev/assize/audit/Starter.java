package dev.assize.audit;

import dev.assize.audit.file.AuditException;
import dev.assize.core.ColumnType;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Table;
import dev.assize.core.Task;
import dev.assize.data.TableProfile;
import dev.assize.data.TableProfile.ColumnProfile;
import dev.assize.data.TableReader;
import dev.assize.data.TableSource;
import dev.assize.data.TargetColumn;
import dev.assize.data.TaskReader;
import dev.assize.data.arrays.ArrayReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** Writes a first audit file and policy from what the data look like; a person reads and completes both. */
public final class Starter {
    /** Name of the audit file. */
    public static final String AUDIT = "audit.yaml";

    /** Name of the policy. */
    public static final String POLICY = "policy.yaml";

    private final StarterRequest request;
    private final StarterFiles text;

    private Starter(StarterRequest request, StarterFiles text) {
        this.request = request;
        this.text = text;
    }

    /**
     * Looks at the data. Where the favorable value is not given and the label has two values, it is the one that
     * plainly says so, such as {@code yes} of {@code approved}. A label of more
     * than 50 different numbers is predicted as a number.
     *
     * @throws AuditException if the favorable value is not given and not plain, or something is said that the data do
     *     not have
     * @throws dev.assize.data.DataException if the data or the label cannot be used
     */
    public static Starter of(StarterRequest request) {
        if (ArrayReader.reads(request.data())) {
            Table table = ArrayReader.read(request.arrays());
            Task task = task(request, table, TableProfile.of(table));
            return new Starter(request, new ArrayStarterText(task, table, request.size()));
        }
        if (request.labels().isPresent() || request.size().isPresent()) {
            throw new AuditException(
                    Place.of(request.data().toString()),
                    "a file of labels or a size is stated, and this is a table",
                    "Leave --labels and --size out; they are for files and folders of pictures.");
        }
        Table table = TableReader.read(TableSource.of(request.data()));
        TableProfile profile = TableProfile.of(table);
        return new Starter(request, new StarterText(task(request, table, profile), profile));
    }

    private static Task task(StarterRequest request, Table table, TableProfile profile) {
        String label = request.label();
        String data = request.data().toString();
        Optional<ColumnProfile> column =
                profile.columns().stream().filter(c -> c.name().equals(label)).findFirst();
        Optional<String> good = request.favorable().or(() -> column.flatMap(c -> PlainlyGood.among(label, c.values())));
        if (good.isEmpty() && column.isPresent() && column.get().distinct() == 2) {
            List<String> values = column.get().values();
            throw new AuditException(
                    Place.of(data),
                    "the label '" + label + "' has the values " + values
                            + ", and which is good for a person is not plain",
                    "Say --favorable " + values.get(0) + " or --favorable " + values.get(1) + ".");
        }
        boolean number = good.isEmpty()
                && column.isPresent()
                && column.get().type() == ColumnType.NUMERIC
                && column.get().distinct() > TaskReader.MOST_CLASSES;
        return number ? TargetColumn.task(data, table, label) : TaskReader.read(data, table, label, good);
    }

    /**
     * Writes both files, or none of them.
     *
     * @param directory where to; made if need be
     * @return the files
     * @throws AuditException if one of them is there already or cannot be written
     */
    public List<Path> write(Path directory) {
        Path audit = directory.resolve(AUDIT);
        Path policy = directory.resolve(POLICY);
        requireAbsent(audit);
        requireAbsent(policy);
        try {
            Files.createDirectories(directory.toAbsolutePath());
            String text = this.text.audit(
                    pathFrom(directory, request.data()),
                    request.labels().isPresent()
                            ? Optional.of(pathFrom(directory, request.labels().get()))
                            : Optional.empty());
            Files.writeString(policy, this.text.policy(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try {
                Files.writeString(audit, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            } catch (IOException e) {
                Files.deleteIfExists(policy);
                throw e;
            }
        } catch (IOException e) {
            Problem problem = new Problem(
                    Place.of(directory.toString()),
                    AUDIT + " and " + POLICY + " cannot be written here ("
                            + e.getClass().getSimpleName() + ")",
                    "Name a folder that you may write to with --out.");
            throw new AuditException(List.of(problem), e);
        }
        return List.of(audit, policy);
    }

    private static void requireAbsent(Path file) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new AuditException(
                    Place.of(file.toString()),
                    "the file is there already and is not overwritten",
                    "Remove it, or say --out with another folder.");
        }
    }

    /** The way to a file as the system goes it, which follows links before it goes up. */
    private static String pathFrom(Path directory, Path file) throws IOException {
        Path from = directory.toRealPath();
        Path to = file.toAbsolutePath();
        Path folder = Optional.ofNullable(to.getParent()).orElse(to).toRealPath();
        Path target = folder.resolve(String.valueOf(to.getFileName()));
        boolean sameRoot = Optional.ofNullable(from.getRoot()).equals(Optional.ofNullable(target.getRoot()));
        return (sameRoot ? from.relativize(target) : target).toString().replace('\\', '/');
    }
}
