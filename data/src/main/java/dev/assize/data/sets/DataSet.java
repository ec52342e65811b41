package dev.assize.data.sets;

import java.util.List;
import java.util.Optional;

/**
 * A data set that Assize knows.
 *
 * @param name its name on the command line, also the name of its folder
 * @param title what it is, in a few words
 * @param size rows and columns
 * @param licence under which terms it may be used, as far as known
 * @param label the label column and the value that is good for the person concerned
 * @param sensitive the columns that name groups
 * @param files its files, empty when it is made by Assize itself
 */
public record DataSet(
        String name,
        String title,
        Size size,
        String licence,
        Label label,
        List<String> sensitive,
        List<DataFile> files) {
    /** Copies the lists. */
    public DataSet {
        sensitive = List.copyOf(sensitive);
        files = List.copyOf(files);
    }

    /**
     * How large it is.
     *
     * @param rows number of rows, images or counts
     * @param columns number of columns of the loaded table, or pixels of an image
     */
    public record Size(int rows, int columns) {}

    /**
     * What is predicted.
     *
     * @param column the label column
     * @param favorable the favorable value, empty where no class is better than another
     */
    public record Label(String column, Optional<String> favorable) {}

    /** Returns whether Assize makes the data itself, without any file. */
    public boolean isEmbedded() {
        return files.isEmpty();
    }
}
