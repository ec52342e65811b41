package dev.assize.data.arrays;

import dev.assize.core.ArrayColumn;
import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.Digest;
import dev.assize.core.Table;
import dev.assize.data.DataException;
import dev.assize.data.TableFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads tables of pictures and sequences.
 *
 * <ul>
 *   <li>Pictures in IDX format, as MNIST has them, with a file of labels: column {@code image}, [1, height, width], 0
 *       to
 *       255.
 *   <li>A folder with a folder of pictures for each class: column {@code image}, [channels, height, width], 0 to 255.
 *   <li>Sequences in the format {@code .ts} of sktime and the UEA archive: column {@code sequence}, [channels, time].
 * </ul>
 *
 * <p>Rows keep the order of the file; those of a folder are in the order of the names of class and file.
 */
public final class ArrayReader {
    /** The column of pictures. */
    public static final String IMAGE = "image";

    /** The column of sequences. */
    public static final String SEQUENCE = "sequence";

    private static final int MAGIC_BYTES = 4;
    private static final String GZIP = ".gz";

    private ArrayReader() {}

    /** How files hold arrays. */
    private enum Format {
        IDX,
        PICTURES,
        SEQUENCES
    }

    /** Returns whether a path is one that this reader reads: a folder, a file {@code .ts}, or a file in IDX format. */
    public static boolean reads(Path path) {
        return Files.isDirectory(path)
                || isSequences(path)
                || String.valueOf(path.getFileName()).matches(".*[.-]idx[0-9]-ubyte(\\.gz)?")
                || (Files.isRegularFile(path) && beginsLikeIdx(path));
    }

    private static boolean isSequences(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return (name.endsWith(GZIP) ? name.substring(0, name.length() - GZIP.length()) : name).endsWith(".ts");
    }

    private static boolean beginsLikeIdx(Path path) {
        if (TableFormat.ofName(path).isPresent()) {
            return false;
        }
        try (InputStream in = InputFile.of(path).open()) {
            return Arrays.equals(in.readNBytes(MAGIC_BYTES), new byte[] {0, 0, IdxHeader.UNSIGNED_BYTES, 3});
        } catch (IOException | DataException e) {
            return false; // whoever reads it says what is wrong with it
        }
    }

    /**
     * Reads all rows, those of the training part first.
     *
     * @throws DataException if a file cannot be used; all problems are reported together
     */
    public static Table read(ArraySource source) {
        Format format = format(source.train().path());
        check(source, format);
        Rows rows = switch (format) {
            case IDX -> IdxFiles.read(source.parts());
            case PICTURES -> new PictureFolders(source.pictures()).read(source.parts());
            case SEQUENCES -> SequenceFiles.read(source.parts());
        };
        List<Column> columns = new ArrayList<>();
        columns.add(rows.arrays);
        columns.add(rows.labels.named(source.label()));
        if (source.test().isPresent()) {
            columns.add(parts(rows.arrays.size(), rows.trainRows));
        }
        return Table.of(columns);
    }

    /**
     * What was read.
     *
     * @param arrays a column of pictures or sequences
     * @param labels their labels
     * @param trainRows how many of the rows are of the first part
     */
    record Rows(ArrayColumn arrays, CategoricalColumn labels, int trainRows) {}

    private static CategoricalColumn parts(int rows, int trainRows) {
        int[] codes = new int[rows];
        Arrays.fill(codes, 0, trainRows, 1);
        return CategoricalColumn.of(ArraySource.PART, List.of(ArraySource.TEST, ArraySource.TRAIN), codes);
    }

    private static Format format(Path path) {
        return Files.isDirectory(path) ? Format.PICTURES : isSequences(path) ? Format.SEQUENCES : Format.IDX;
    }

    private static void check(ArraySource source, Format format) {
        Faults faults = new Faults();
        String array = format == Format.SEQUENCES ? SEQUENCE : IMAGE;
        if (source.label().equals(array) || source.label().equals(ArraySource.PART)) {
            faults.add(
                    source.train().path().toString(),
                    "the label is called '" + source.label() + "', as another column is",
                    "Give the label another name, for example 'class'.");
        }
        for (ArraySource.Files part : source.parts()) {
            if (format(part.path()) != format) {
                faults.add(
                        part.path().toString(),
                        "the test part is of another kind than "
                                + source.train().path(),
                        "Bring both parts as folders, or both as files of one format.");
            }
            checkLabels(part, format, faults);
        }
        if (format != Format.PICTURES && !source.pictures().equals(ArraySource.Pictures.AS_THEY_ARE)) {
            faults.add(
                    source.train().path().toString(),
                    "a size or colors are stated, and this is no folder of pictures",
                    "Leave them out; only pictures of a folder are scaled or change their colors.");
        }
        faults.require();
    }

    private static void checkLabels(ArraySource.Files part, Format format, Faults faults) {
        String path = part.path().toString();
        if (format == Format.IDX && part.labels().isEmpty()) {
            faults.add(
                    path,
                    "no file of labels is named",
                    "Name it: labels: FILE. Pictures in IDX format have their labels in a file of their own.");
        } else if (format != Format.IDX && part.labels().isPresent()) {
            faults.add(
                    path,
                    "a file of labels is named beside it",
                    "Leave 'labels' out; the labels are the names of folders, or stand in the file.");
        }
    }

    /**
     * Returns the SHA-256 of the names and contents of all files, in order; the place of the folder does not count.
     *
     * @throws DataException if a file cannot be used
     */
    public static Digest digest(ArraySource source) {
        StringBuilder all = new StringBuilder();
        for (ArraySource.Files part : source.parts()) {
            List<Path> files = new ArrayList<>();
            if (Files.isDirectory(part.path())) {
                files.addAll(PictureFolders.files(part.path()));
            } else {
                files.add(part.path());
            }
            part.labels().ifPresent(files::add);
            for (Path file : files) {
                Path shown = Files.isDirectory(part.path()) ? part.path().relativize(file) : file.getFileName();
                all.append(shown.toString().replace('\\', '/')).append('\u001F');
                all.append(Digest.of(file).hex()).append('\u001E');
            }
            all.append('\u001D');
        }
        return Digest.of(all.toString());
    }
}
