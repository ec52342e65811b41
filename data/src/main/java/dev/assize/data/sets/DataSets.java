package dev.assize.data.sets;

import dev.assize.core.Digest;
import dev.assize.core.Seed;
import dev.assize.core.Suggestion;
import dev.assize.data.DataException;
import dev.assize.data.TableWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The data sets by name: {@code assize data list} and {@code assize data get NAME}. */
public final class DataSets {
    /** The seed of the embedded data sets as {@code get} writes them. */
    public static final Seed EMBEDDED_SEED = new Seed(20_261_101L);

    private final Origin.Web web;

    /** Makes the data sets with access to the web, which is used only by {@link #get} without a folder. */
    public DataSets() {
        this(new HttpWeb());
    }

    /** Makes the data sets with another way to open addresses. */
    DataSets(Origin.Web web) {
        this.web = web;
    }

    /** Returns all known data sets in alphabetical order. */
    public static List<DataSet> list() {
        return Catalog.all();
    }

    /**
     * Returns the data set called {@code name}.
     *
     * @throws DataException if there is none, with the nearest name
     */
    public static DataSet find(String name) {
        return list().stream()
                .filter(set -> set.name().equals(name))
                .findFirst()
                .orElseThrow(() -> DataException.of(
                        "data sets",
                        "there is no data set '" + name + "'",
                        Suggestion.among(
                                name, list().stream().map(DataSet::name).toList())));
    }

    /**
     * Returns the made-up loans, the Berkeley admissions or the drawn digits.
     *
     * @throws DataException if the name is none of {@code loans}, {@code admissions} and {@code digits}
     */
    public static TaskTable embedded(String name) {
        return switch (name) {
            case "loans" -> Loans.generate(Loans.DEFAULT_COUNT, EMBEDDED_SEED);
            case "admissions" -> Admissions.table();
            case "digits" -> Digits.draw(Digits.DEFAULT_COUNT, EMBEDDED_SEED).table();
            default ->
                throw DataException.of(
                        "data sets",
                        "'" + name + "' is not an embedded table",
                        Suggestion.among(name, List.of("loans", "admissions", "digits")));
        };
    }

    /**
     * Brings the files of a data set into {@code cache/NAME} and checks each by its SHA-256; a file that is already
     * there and right is kept. A file appears under its name only when it is complete. Embedded tables are written as
     * {@code NAME.csv}.
     *
     * @param from a folder with one folder for each data set, whose files may be packed with gzip; empty to download
     * @return the folder with the files
     * @throws DataException if the name is unknown, a file cannot be got, or its content is not the expected one
     */
    public Path get(String name, Path cache, Optional<Path> from) {
        DataSet set = find(name);
        Path folder = cache.resolve(set.name());
        boolean fresh = Files.notExists(folder);
        try {
            fill(set, folder, from);
        } catch (DataException e) {
            if (fresh) {
                removeEmpty(folder);
            }
            throw e;
        }
        return folder;
    }

    private void fill(DataSet set, Path folder, Optional<Path> from) {
        try {
            Files.createDirectories(folder);
            if (set.isEmbedded()) {
                writeEmbedded(set, folder);
            }
            for (DataFile file : set.files()) {
                get(set, file, folder, from);
            }
        } catch (IOException e) {
            throw new DataException(
                    DataException.of(
                                    folder.toString(),
                                    "the data set cannot be copied to this folder: " + e.getMessage(),
                                    "Check that the folder is writable and has room, and that the files are whole.")
                            .problems(),
                    e);
        }
    }

    /** Removes a folder that holds nothing; one that holds files, or cannot be removed, stays. */
    private static void removeEmpty(Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            System.getLogger(DataSets.class.getName())
                    .log(System.Logger.Level.DEBUG, "an empty folder stays behind: " + folder, e);
        }
    }

    private static void writeEmbedded(DataSet set, Path folder) throws IOException {
        if (set.name().equals("digits")) {
            throw DataException.of(
                    "data set 'digits'",
                    "it is drawn when it is used and has no file",
                    "There is nothing to get; 'assize data get loans' writes a table.");
        }
        Path part = Files.createTempFile(folder, set.name(), ".part");
        TableWriter.csv(embedded(set.name()).table(), part);
        publish(part, folder.resolve(set.name() + ".csv"));
    }

    private void get(DataSet set, DataFile file, Path folder, Optional<Path> from) throws IOException {
        Path target = folder.resolve(file.name());
        if (Files.isRegularFile(target) && Digest.of(target).equals(file.content())) {
            return;
        }
        Path part = folder.resolve(file.name() + ".part");
        Files.deleteIfExists(part);
        try {
            if (from.isPresent()) {
                copy(set, file, from.get(), part);
            } else {
                download(set, file, part);
            }
            requireContent(set, file, part);
            publish(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void copy(DataSet set, DataFile file, Path from, Path part) throws IOException {
        Path plain = from.resolve(set.name()).resolve(file.name());
        Path packed = from.resolve(set.name()).resolve(file.name() + ".gz");
        if (Files.isRegularFile(plain)) {
            Files.copy(plain, part);
        } else if (Files.isRegularFile(packed)) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
                Files.copy(in, part);
            }
        } else {
            throw DataException.of(
                    from.toString(),
                    "it holds neither " + set.name() + "/" + file.name() + " nor the same packed as .gz",
                    "Name a folder with one folder for each data set, or leave it out to download.");
        }
    }

    private void download(DataSet set, DataFile file, Path part) {
        Origin origin = file.origin()
                .orElseThrow(() -> DataException.of(
                        "data set '" + set.name() + "'",
                        "no address is known that gives " + file.name() + " with the right content",
                        "Get the file yourself and name the folder above " + set.name() + "/ with --from."));
        try {
            origin.write(web, part);
        } catch (IOException e) {
            throw new DataException(
                    DataException.of(
                                    origin.address().toString(),
                                    "the download of " + file.name() + " failed: " + e.getMessage(),
                                    "Check the network and try again, or get the file yourself and use --from.")
                            .problems(),
                    e);
        }
    }

    private static void requireContent(DataSet set, DataFile file, Path part) {
        Digest found = Digest.of(part);
        if (!found.equals(file.content())) {
            throw DataException.of(
                    "data set '" + set.name() + "'",
                    file.name() + " has " + found + ", known is " + file.content(),
                    "The file was changed or damaged; get it from another place. Nothing was kept.");
        }
    }

    private static void publish(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "the file " + part + " vanished while it was written; is another run using the same folder?", e);
        }
    }
}
