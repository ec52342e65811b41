package dev.assize.data.arrays;

import dev.assize.core.ArrayColumn;
import dev.assize.core.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The rows of files {@code .ts} as they are read; all have the same number of dimensions. */
final class SequenceRows {
    private static final int FIRST_ROOM = 1 << 12;

    private final Map<String, Integer> codeOf = new LinkedHashMap<>();
    private float[] values = new float[FIRST_ROOM];
    private int used;
    private int[] steps = new int[FIRST_ROOM];
    private int[] codes = new int[FIRST_ROOM];
    private int size;
    private int firstOfFile;
    /** Dimensions and steps that the next row must have; 0 while any will do. */
    private int dimensions;

    private int length;

    /** Begins the rows of another file. */
    void begin(SequenceHeader header) {
        firstOfFile = size;
        header.classes().forEach(name -> codeOf.putIfAbsent(name, codeOf.size()));
        if (header.dimensions() > 0 && dimensions > 0 && header.dimensions() != dimensions) {
            header.fault(
                    1,
                    "it states " + header.dimensions() + " dimensions, the training part has " + dimensions,
                    "Both parts need sequences of the same dimensions.");
        }
        dimensions = Math.max(dimensions, header.dimensions());
        length = header.length();
    }

    int size() {
        return size;
    }

    int sizeOfFile() {
        return size - firstOfFile;
    }

    /** Reads one line. A line with a fault takes its place, so that the next ones are looked at, too. */
    void add(String line, SequenceHeader header, int number) {
        List<String> parts = SequenceFiles.split(line, ':');
        String label = header.isClassified() ? parts.remove(parts.size() - 1) : "";
        dimensions = dimensions == 0 ? parts.size() : dimensions;
        grow();
        steps[size] = 1;
        codes[size] = code(label, header, number);
        if (parts.size() != dimensions) {
            header.fault(
                    number,
                    "the row has " + parts.size() + " dimensions, there should be " + dimensions,
                    "Dimensions are separated by colons; a row that is cut short has too few.");
        } else {
            values(parts, header, number);
        }
        size++;
    }

    private void grow() {
        if (size == steps.length) {
            steps = Arrays.copyOf(steps, 2 * size);
            codes = Arrays.copyOf(codes, 2 * size);
        }
    }

    private int code(String label, SequenceHeader header, int number) {
        if (!header.isClassified() || (header.classes().isEmpty() && !label.isEmpty())) {
            return codeOf.computeIfAbsent(label, unused -> codeOf.size());
        }
        if (!header.classes().contains(label)) {
            header.fault(
                    number,
                    "the class '" + label + "' is none of those in the header",
                    Suggestion.among(label, header.classes()));
            return 0;
        }
        return codeOf.getOrDefault(label, 0);
    }

    private void values(List<String> parts, SequenceHeader header, int number) {
        List<String> first = SequenceFiles.split(parts.get(0), ',');
        steps[size] = first.size();
        if (length > 0 && first.size() != length) {
            header.fault(
                    number,
                    "the row has " + first.size() + " values, the others have " + length,
                    "Correct '@equalLength' and '@seriesLength', or the row.");
        }
        length = length == 0 && header.isEqualLength() ? first.size() : length;
        for (int dimension = 0; dimension < parts.size(); dimension++) {
            List<String> cells = dimension == 0 ? first : SequenceFiles.split(parts.get(dimension), ',');
            if (cells.size() != first.size()) {
                header.fault(
                        number,
                        "dimension " + (dimension + 1) + " has " + cells.size() + " values, dimension 1 has "
                                + first.size(),
                        "All dimensions of a row need one length; put ? where a value is missing.");
            }
            append(cells, dimension, header, number);
        }
    }

    private void append(List<String> cells, int dimension, SequenceHeader header, int number) {
        if ((long) used + cells.size() > values.length) {
            long room = Math.min(Memory.MOST_NUMBERS, 2L * Math.max(values.length, used + cells.size()));
            values = Arrays.copyOf(values, (int) room);
        }
        boolean faulty = false;
        for (int step = 0; step < cells.size(); step++) {
            OptionalDouble value = number(cells.get(step));
            values[used++] = (float) value.orElse(Double.NaN);
            if (value.isEmpty() && !faulty) {
                header.fault(
                        number,
                        "dimension " + (dimension + 1) + ", value " + (step + 1) + ": '" + cells.get(step)
                                + "' is not a finite number",
                        "Write a decimal number, or ? where the value is missing.");
                faulty = true;
            }
        }
    }

    /** A decimal number in the range of single precision; NaN for a missing one, empty for anything else. */
    private static OptionalDouble number(String cell) {
        if (cell.equals("?") || cell.equalsIgnoreCase("NaN")) {
            return OptionalDouble.of(Double.NaN);
        }
        boolean decimal = !cell.isEmpty() && cell.chars().allMatch(c -> "0123456789+-.eE".indexOf(c) >= 0);
        try {
            double value = decimal ? Double.parseDouble(cell) : Double.POSITIVE_INFINITY;
            return Float.isInfinite((float) value) ? OptionalDouble.empty() : OptionalDouble.of(value);
        } catch (NumberFormatException e) {
            return OptionalDouble.empty(); // such as 1.2.3: the caller reports the cell with its place
        }
    }

    /** Returns the names of the classes in the order of the first header, or of the rows where it has none. */
    List<String> classes() {
        return new ArrayList<>(codeOf.keySet());
    }

    /** Returns the class of each row. */
    int[] labels() {
        return Arrays.copyOf(codes, size);
    }

    /** Returns the sequences; only where no fault was found. */
    ArrayColumn column(String name, String source) {
        float[] exact = Memory.take(source, used);
        System.arraycopy(values, 0, exact, 0, used);
        return ArrayColumn.adoptSequences(name, exact, dimensions, Arrays.copyOf(steps, size));
    }
}
