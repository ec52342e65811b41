package dev.assize.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks through the records of a CSV text: needed for the header, and to tell the line of a record when something is
 * wrong with it. The bulk of the cells is read by the database.
 */
final class CsvText implements AutoCloseable {
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final char QUOTE = '"';

    private final Reader reader;
    private final Optional<Character> separator;
    private int next;
    private int line = 1;

    private CsvText(Reader reader, Optional<Character> separator) throws IOException {
        this.reader = reader;
        this.separator = separator;
        this.next = reader.read();
        if (next == BYTE_ORDER_MARK) {
            next = reader.read();
        }
    }

    /**
     * A record.
     *
     * @param cells its cells, quotes removed
     * @param line where it begins, from 1
     */
    record Line(List<String> cells, int line) {
        /** Returns whether there is nothing on the line. */
        boolean isBlank() {
            return cells.size() == 1 && cells.get(0).isBlank();
        }
    }

    /** Opens a file in UTF-8; without a separator each record is one cell that keeps its quotes. */
    static CsvText open(Path path, Optional<Character> separator) throws IOException {
        // replaces what is not UTF-8 instead of failing: the database names the rows that are not
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8));
        try {
            return new CsvText(reader, separator);
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    /** Returns the next record, or empty at the end. */
    Optional<Line> next() throws IOException {
        if (next < 0) {
            return Optional.empty();
        }
        int start = line;
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        while (next >= 0 && next != '\n' && next != '\r') {
            if (isSeparator()) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (next == QUOTE && cell.toString().isBlank()) {
                // as for the database, a quote behind other letters is one of them: 5" pipe
                quoted(cell);
                continue;
            } else {
                cell.append((char) next);
            }
            next = reader.read();
        }
        cells.add(cell.toString());
        endOfLine();
        return Optional.of(new Line(cells, start));
    }

    private boolean isSeparator() {
        return separator.isPresent() && next == separator.get();
    }

    /** Reads up to and with the closing quote; two quotes are one. */
    private void quoted(StringBuilder cell) throws IOException {
        next = reader.read();
        while (next >= 0) {
            if (next == QUOTE) {
                next = reader.read();
                if (next != QUOTE) {
                    return;
                }
            }
            if (next == '\n') {
                line++;
            }
            cell.append((char) next);
            next = reader.read();
        }
    }

    private void endOfLine() throws IOException {
        if (next == '\r') {
            next = reader.read();
            if (next == '\n') {
                next = reader.read();
            }
            line++;
        } else if (next == '\n') {
            next = reader.read();
            line++;
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
