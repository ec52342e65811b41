package dev.assize.audit;

import dev.assize.audit.file.AuditFile;
import dev.assize.audit.file.DataSection;
import dev.assize.core.ColumnType;
import dev.assize.core.Digest;
import dev.assize.core.Table;
import dev.assize.data.DataException;
import dev.assize.data.TableReader;
import dev.assize.data.TableSource;
import dev.assize.data.TableWriter;
import dev.assize.data.arrays.ArrayReader;
import dev.assize.data.arrays.ArraySource;
import dev.assize.data.sets.DataFile;
import dev.assize.data.sets.DataSet;
import dev.assize.data.sets.DataSets;
import dev.assize.data.sets.PublicTables;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Finds the table that an audit file names: a file, or a data set by its name. */
public final class SourceTables {
    /** Stands before the name of a data set. */
    public static final String DATASET = "dataset:";

    private final List<Path> folders;

    /**
     * Makes a finder.
     *
     * @param folders where public data sets are looked for, the first folder that has one wins; each holds a folder for
     *     each data set
     */
    public SourceTables(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /**
     * Reads the table of an audit.
     *
     * @throws DataException if it cannot be read
     */
    SourceTable read(AuditFile file) {
        DataSection section = file.data();
        if (!section.path().startsWith(DATASET)) {
            Path path = file.origin().resolve(section.path());
            return ArrayReader.reads(path) ? ArrayTables.read(file) : file(file, path);
        }
        if (!section.reading().equals(DataSection.Reading.AUTOMATIC)) {
            throw DataException.of(
                    file.origin().source(),
                    "it is stated how " + section.path() + " is read, which is known already",
                    "Leave out 'types', 'missing', 'separator', 'labels', 'test', 'size' and 'colors', or name a file "
                            + "as 'path' and state how it is read.");
        }
        return dataSet(section.path().substring(DATASET.length()));
    }

    /**
     * Reads a table to be scored.
     *
     * @param source a file of rows, pictures or sequences, or {@code dataset:NAME}
     * @param types declared types of columns, for a file of rows and columns
     * @throws DataException if it cannot be read
     */
    public Table read(String source, Map<String, ColumnType> types) {
        if (source.startsWith(DATASET)) {
            return dataSet(source.substring(DATASET.length())).table();
        }
        Path path = Path.of(source);
        return ArrayReader.reads(path)
                ? ArrayReader.read(ArraySource.of(path, ArrayTables.UNNAMED))
                : TableReader.read(TableSource.of(path).withTypes(types));
    }

    private static SourceTable file(AuditFile file, Path path) {
        DataSection section = file.data();
        if (!section.reading().arrays().equals(DataSection.Arrays.AUTOMATIC)) {
            throw DataException.of(
                    file.origin().source(),
                    "'labels', 'test', 'size' or 'colors' is stated for " + section.path()
                            + ", which is no file of pictures or sequences",
                    "Leave them out, or name a folder of pictures, a file in IDX format or a .ts file as 'path'.");
        }
        TableSource source = TableSource.of(path).withTypes(section.reading().types());
        if (section.reading().missing().isPresent()) {
            source = source.withMissing(section.reading().missing().get());
        }
        if (section.reading().separator().isPresent()) {
            source = source.withSeparator(section.reading().separator().get());
        }
        return new SourceTable(String.valueOf(path.getFileName()), TableReader.read(source), Digest.of(path));
    }

    private SourceTable dataSet(String name) {
        DataSet set = DataSets.find(name);
        if (set.isEmbedded()) {
            Table table = DataSets.embedded(name).table();
            boolean arrays = table.schema().columns().stream().anyMatch(column -> column.type() == ColumnType.ARRAY);
            return new SourceTable(name, table, arrays ? ArrayTables.digest(table) : ofRows(table));
        }
        for (Path folder : folders) {
            Path own = folder.resolve(name);
            if (Files.isDirectory(own)) {
                Digest digest = ofFiles(set, own);
                return new SourceTable(name, PublicTables.load(name, own).table(), digest);
            }
        }
        throw DataException.of(
                DATASET + name,
                "the files of this data set are not on this machine",
                "Run 'assize data get " + name
                        + "' first; it downloads them, or takes them from a folder with --from.");
    }

    /** The digest of the embedded rows as a CSV file holds them. */
    private static Digest ofRows(Table table) {
        try {
            Path file = Files.createTempFile("assize", ".csv");
            try {
                TableWriter.csv(table, file);
                return Digest.of(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a temporary file to compute the SHA-256 of the data", e);
        }
    }

    /**
     * The digest of the only file, or of the list that {@code sha256sum} prints of several, after checking that every
     * file is the one that the catalog knows.
     */
    private static Digest ofFiles(DataSet set, Path folder) {
        for (DataFile file : set.files()) {
            Digest found = unpacked(folder, file.name());
            if (!found.equals(file.content())) {
                throw DataException.of(
                        folder.resolve(file.name()).toString(),
                        "the file has " + found + ", the data set " + set.name() + " has " + file.content(),
                        "The file was changed or damaged; remove it and run 'assize data get " + set.name() + "'.");
            }
        }
        if (set.files().size() == 1) {
            return set.files().get(0).content();
        }
        StringBuilder list = new StringBuilder();
        set.files()
                .forEach(file -> list.append(file.content().hex())
                        .append("  ")
                        .append(file.name())
                        .append('\n'));
        return Digest.of(list.toString());
    }

    private static Digest unpacked(Path folder, String name) {
        Path plain = folder.resolve(name);
        Path packed = folder.resolve(name + ".gz");
        if (Files.isRegularFile(plain)) {
            return Digest.of(plain);
        }
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(packed)))) {
            return Digest.of(in.readAllBytes());
        } catch (IOException e) {
            throw new DataException(
                    DataException.of(
                                    plain.toString(),
                                    "neither this file nor the same packed as .gz can be read",
                                    "Remove the folder and get the data set again.")
                            .problems(),
                    e);
        }
    }
}
