package dev.assize.data.arrays;

import dev.assize.core.ArrayColumn;
import dev.assize.core.CategoricalColumn;
import dev.assize.data.DataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads sequences in the format {@code .ts} of sktime and the UEA archive, packed with gzip or not: comments begin with
 * {@code #}, headers with {@code @}; after {@code @data} each line is a row: dimensions separated by colons, their
 * values
 * by commas, a missing value is {@code ?}, and the class stands behind the last colon.
 */
final class SequenceFiles {
    private SequenceFiles() {}

    static ArrayReader.Rows read(List<ArraySource.Files> parts) {
        Faults faults = new Faults();
        SequenceRows rows = new SequenceRows();
        int trainRows = 0;
        for (ArraySource.Files part : parts) {
            try {
                read(InputFile.of(part.path()), rows, faults);
            } catch (DataException e) {
                faults.add(e);
            }
            trainRows = trainRows == 0 ? rows.size() : trainRows;
        }
        faults.require();
        ArrayColumn sequences =
                rows.column(ArrayReader.SEQUENCE, parts.get(0).path().toString());
        return new ArrayReader.Rows(sequences, CategoricalColumn.of("label", rows.classes(), rows.labels()), trainRows);
    }

    private static void read(InputFile file, SequenceRows rows, Faults faults) {
        // a reader of this kind refuses bytes that are no UTF-8, others would put marks in their place
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.UTF_8.newDecoder()))) {
            boolean begun = read(in, new SequenceHeader(file.name(), faults), rows);
            if (!begun || rows.sizeOfFile() == 0) {
                faults.add(
                        file.name(),
                        begun ? "there is no row behind the line '@data'" : "there is no line '@data'",
                        "The file is cut short or no .ts file; copy or download it again.");
            }
        } catch (CharacterCodingException e) {
            faults.add(file.name(), "it is not UTF-8 text", "Save the file in UTF-8 and try again.");
        } catch (IOException e) {
            faults.add(file.unreadable(e));
        }
    }

    /** Reads all lines; returns whether the rows have begun. */
    private static boolean read(BufferedReader in, SequenceHeader header, SequenceRows rows) throws IOException {
        boolean begun = false;
        int number = 0;
        for (Optional<String> line = next(in); line.isPresent(); line = next(in)) {
            number++;
            String text = line.get().strip();
            boolean silent = text.isEmpty() || text.startsWith("#");
            if (begun && !silent) {
                rows.add(text, header, number);
            } else if (text.equalsIgnoreCase("@data")) {
                begun = true;
                header.finish(number);
                rows.begin(header);
            } else if (!silent) {
                header.read(text, number);
            }
        }
        return begun;
    }

    private static Optional<String> next(BufferedReader in) throws IOException {
        return Optional.ofNullable(in.readLine());
    }

    /** Splits at every occurrence of a character; blanks around the parts are removed. */
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            parts.add(text.substring(from, at).strip());
            from = at + 1;
        }
        parts.add(text.substring(from).strip());
        return parts;
    }
}
