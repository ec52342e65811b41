package dev.assize.data.arrays;

import dev.assize.core.Place;
import dev.assize.core.Suggestion;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The lines of a file {@code .ts} that begin with {@code @}; what they say is held against the rows. */
final class SequenceHeader {
    /** Headers that say nothing about how the rows are read. */
    private static final Set<String> DESCRIPTIVE = Set.of("@problemname", "@missing");

    private static final List<String> KNOWN = List.of(
            "@problemName",
            "@timeStamps",
            "@missing",
            "@univariate",
            "@dimensions",
            "@equalLength",
            "@seriesLength",
            "@classLabel",
            "@data");

    private final String source;
    private final Faults faults;
    private final Set<String> classes = new LinkedHashSet<>();
    private int dimensions;
    private int length;
    private boolean equalLength;
    private boolean classified;

    SequenceHeader(String source, Faults faults) {
        this.source = source;
        this.faults = faults;
    }

    /** Reads a line that begins with {@code @}; anything else is a fault before {@code @data}. */
    void read(String line, int number) {
        List<String> words = Arrays.asList(line.split("\\s+", -1));
        boolean yes = words.size() > 1 && words.get(1).equalsIgnoreCase("true");
        switch (words.get(0).toLowerCase(Locale.ROOT)) {
            case "@timestamps" -> refuse(yes, number, "the values have time stamps");
            case "@targetlabel" -> refuse(yes, number, "the rows have a number to predict, not a class");
            case "@univariate" -> dimensions = yes ? 1 : dimensions;
            case "@dimensions", "@dimension" -> dimensions = count(words, number);
            case "@equallength" -> equalLength = yes;
            case "@serieslength" -> length = count(words, number);
            case "@classlabel" -> classify(yes, words);
            default -> unknown(words.get(0), number);
        }
    }

    private void classify(boolean yes, List<String> words) {
        classified = yes;
        classes.addAll(yes ? words.subList(2, words.size()) : List.of());
    }

    private void unknown(String header, int number) {
        if (!DESCRIPTIVE.contains(header.toLowerCase(Locale.ROOT))) {
            fault(number, "'" + header + "' is no header of a .ts file", Suggestion.among(header, KNOWN));
        }
    }

    private void refuse(boolean stated, int number, String what) {
        if (stated) {
            fault(number, what, "Export sequences of plain values with a class label; nothing else is read.");
        }
    }

    private int count(List<String> words, int number) {
        String text = words.size() > 1 ? words.get(1) : "";
        if (text.matches("[1-9][0-9]{0,8}")) {
            return Integer.parseInt(text);
        }
        fault(number, "'" + words.get(0) + " " + text + "' states no count", "Write a whole number from 1 on.");
        return 0;
    }

    /** Is told that the rows begin. */
    void finish(int number) {
        if (!classified) {
            fault(number, "no class labels are stated", "Add '@classLabel true' and the names of the classes.");
        }
    }

    /** Keeps a fault of a line. */
    void fault(int number, String message, String hint) {
        faults.add(Place.line(source, number), message, hint);
    }

    /** Returns the stated classes in their order; empty when the header lists none. */
    Set<String> classes() {
        return classes;
    }

    /** Returns the stated number of dimensions, or 0. */
    int dimensions() {
        return dimensions;
    }

    /** Returns the stated number of values in each dimension, or 0. */
    int length() {
        return length;
    }

    /** Returns whether all rows shall have one length. */
    boolean isEqualLength() {
        return equalLength;
    }

    /** Returns whether rows end in a class. */
    boolean isClassified() {
        return classified;
    }
}
