package dev.assize.data;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks once through the bytes of a CSV file and finds what the database would pass over in silence: rows with more
 * cells than the header (it drops empty ones at the end), NUL bytes, and a text in UTF-16.
 */
final class CsvShape {
    private static final int CHUNK = 1 << 16;
    private static final int QUOTE = '"';

    private final String name;
    private final int separator;
    private final int columns;
    private final int most;
    private final List<Problem> problems = new ArrayList<>();
    private int line = 1;
    private int firstLine = 1;
    private int cells = 1;
    private boolean blank = true;
    private boolean quoted;
    private boolean afterQuote;
    private boolean afterReturn;
    private boolean empty = true;

    private CsvShape(String name, char separator, int columns, int most) {
        this.name = name;
        this.separator = separator;
        this.columns = columns;
        this.most = most;
    }

    /**
     * Returns what is wrong, at most {@code most} problems, in the order of the lines.
     *
     * @param file the file, not compressed
     * @param name what to call it
     * @param separator between cells, one byte in UTF-8
     * @param columns how many cells a row has
     */
    static List<Problem> problems(Path file, String name, char separator, int columns, int most) throws IOException {
        CsvShape shape = new CsvShape(name, separator, columns, most);
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            int read = in.read(chunk);
            while (read >= 0 && shape.problems.size() < most) {
                shape.take(chunk, read);
                read = in.read(chunk);
            }
        }
        shape.endOfRow();
        return shape.problems;
    }

    /** Refuses a file that begins as UTF-16 does; read as UTF-8 each of its letters would have a NUL beside it. */
    static void requireUtf8Start(Path file, String name) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(2);
            int mark = start.length < 2 ? 0 : ((start[0] & 0xFF) << 8) | (start[1] & 0xFF);
            if (mark == 0xFEFF || mark == 0xFFFE) {
                throw DataException.of(name, "the file is UTF-16 text", "Save the file in UTF-8 and try again.");
            }
        }
    }

    private void take(byte[] chunk, int length) {
        for (int i = 0; i < length; i++) {
            take(chunk[i]);
        }
    }

    private void take(int next) {
        boolean second = next == '\n' && afterReturn;
        afterReturn = next == '\r';
        if (next == QUOTE) {
            quote();
        } else if (next == '\n' || next == '\r') {
            if (!second) {
                lineEnd();
            }
        } else if (next == 0) {
            nul();
        } else if (next == separator && !quoted) {
            cells++;
            blank = true;
            empty = false;
            afterQuote = false;
        } else if (next != ' ') {
            blank = false;
            empty = false;
            afterQuote = false;
        }
    }

    /** A quote opens a cell only where nothing but blanks stands before it; two inside a cell are one. */
    private void quote() {
        empty = false;
        if (quoted) {
            quoted = false;
            afterQuote = true;
        } else if (blank || afterQuote) {
            quoted = true;
            blank = false;
            afterQuote = false;
        }
    }

    private void lineEnd() {
        line++;
        if (!quoted) {
            endOfRow();
        }
    }

    private void endOfRow() {
        if (cells > columns && !empty && problems.size() < most) {
            problems.add(ragged(name, firstLine, cells, columns, (char) separator));
        }
        firstLine = line;
        cells = 1;
        blank = true;
        empty = true;
        afterQuote = false;
    }

    private void nul() {
        blank = false;
        empty = false;
        if (problems.isEmpty() || !problems.get(problems.size() - 1).place().equals(Place.line(name, line))) {
            problems.add(new Problem(
                    Place.line(name, line),
                    "the row holds a NUL byte, which no text has",
                    "The file is damaged or not UTF-8 text; export it again."));
        }
    }

    /** Returns the problem of a row with another number of cells than there are columns. */
    static Problem ragged(String name, int line, int cells, int columns, char separator) {
        String shown = separator == '\t' ? "tab" : String.valueOf(separator);
        return new Problem(
                Place.line(name, line),
                "the row has " + cells + " cells, the header has " + columns + " columns",
                "Correct the row, or put cells that hold the separator '" + shown + "' into double quotes.");
    }
}
