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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** Writes a first audit file and policy from what a table looks like; a person reads and completes both. */
public final class Starter {
    /** Name of the audit file. */
    public static final String AUDIT = "audit.yaml";

    /** Name of the policy. */
    public static final String POLICY = "policy.yaml";

    private final Path data;
    private final StarterText text;

    private Starter(Path data, StarterText text) {
        this.data = data;
        this.text = text;
    }

    /**
     * Looks at a table. A label of more than 50 different numbers is predicted as a number.
     *
     * @param data the file as the user named it
     * @param label the column to predict
     * @param favorable the value that is good for the person; where it is not given and the label has two values, the
     *     one that plainly says so, such as {@code yes} of {@code approved}
     * @throws AuditException if the favorable value is not given and not plain
     * @throws dev.assize.data.DataException if the table or the label cannot be used
     */
    public static Starter of(Path data, String label, Optional<String> favorable) {
        Table table = TableReader.read(TableSource.of(data));
        TableProfile profile = TableProfile.of(table);
        Optional<ColumnProfile> column =
                profile.columns().stream().filter(c -> c.name().equals(label)).findFirst();
        Optional<String> good = favorable.or(() -> column.flatMap(c -> PlainlyGood.among(label, c.values())));
        if (good.isEmpty() && column.isPresent() && column.get().distinct() == 2) {
            List<String> values = column.get().values();
            throw new AuditException(
                    Place.of(data.toString()),
                    "the label '" + label + "' has the values " + values
                            + ", and which is good for a person is not plain",
                    "Say --favorable " + values.get(0) + " or --favorable " + values.get(1) + ".");
        }
        boolean number = good.isEmpty()
                && column.isPresent()
                && column.get().type() == ColumnType.NUMERIC
                && column.get().distinct() > TaskReader.MOST_CLASSES;
        Task task = number
                ? TargetColumn.task(data.toString(), table, label)
                : TaskReader.read(data.toString(), table, label, good);
        return new Starter(data, new StarterText(task, profile));
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
            String text = this.text.audit(pathFrom(directory));
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

    /** The way to the table as the system goes it, which follows links before it goes up. */
    private String pathFrom(Path directory) throws IOException {
        Path from = directory.toRealPath();
        Path to = data.toAbsolutePath();
        Path folder = Optional.ofNullable(to.getParent()).orElse(to).toRealPath();
        Path target = folder.resolve(String.valueOf(to.getFileName()));
        boolean sameRoot = Optional.ofNullable(from.getRoot()).equals(Optional.ofNullable(target.getRoot()));
        return (sameRoot ? from.relativize(target) : target).toString().replace('\\', '/');
    }
}
