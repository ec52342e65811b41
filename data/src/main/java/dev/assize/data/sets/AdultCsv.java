package dev.assize.data.sets;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Puts the two files of the Adult set into one CSV file: a header, blanks around cells removed, the full stop after the
 * labels of the test rows removed, a first column {@code split} with {@code train} or {@code test}.
 */
final class AdultCsv {
    static final List<String> COLUMNS = List.of(
            "split",
            "age",
            "workclass",
            "fnlwgt",
            "education",
            "education-num",
            "marital-status",
            "occupation",
            "relationship",
            "race",
            "sex",
            "capital-gain",
            "capital-loss",
            "hours-per-week",
            "native-country",
            "income");

    private AdultCsv() {}

    static void write(byte[] training, byte[] test, Path target) throws IOException {
        try (Writer out = Files.newBufferedWriter(target)) {
            out.append(String.join(",", COLUMNS)).append('\n');
            append("train", training, out);
            append("test", test, out);
        }
    }

    private static void append(String split, byte[] rows, Writer out) throws IOException {
        for (String line : new String(rows, StandardCharsets.US_ASCII).lines().toList()) {
            boolean comment = line.startsWith("|");
            if (!line.isBlank() && !comment) {
                String cells = line.replace(", ", ",").strip();
                String label = cells.endsWith(".") ? cells.substring(0, cells.length() - 1) : cells;
                out.append(split).append(',').append(label).append('\n');
            }
        }
    }
}
