package dev.assize.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a file holds a table. */
public enum TableFormat {
    /** One record a line, cells separated by one character, quoted with double quotes where needed. */
    CSV(List.of(".csv", ".tsv", ".txt", ".data")),
    /** One JSON object a line. */
    JSON_LINES(List.of(".jsonl", ".ndjson")),
    /** Apache Parquet. */
    PARQUET(List.of(".parquet"));

    private static final String GZIP = ".gz";

    private final List<String> endings;

    TableFormat(List<String> endings) {
        this.endings = endings;
    }

    /** Returns the format that the file's name tells, {@code .gz} at its end ignored. */
    public static Optional<TableFormat> ofName(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        String plain = name.endsWith(GZIP) ? name.substring(0, name.length() - GZIP.length()) : name;
        for (TableFormat format : values()) {
            if (format.endings.stream().anyMatch(plain::endsWith)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
