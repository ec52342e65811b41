package dev.assize.core;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A column of texts from a dictionary; each cell keeps the number of its text. */
public final class CategoricalColumn implements Column {
    /** The code of a missing cell. */
    public static final int MISSING = -1;

    private final String name;
    private final List<String> dictionary;
    private final int[] codes;

    private CategoricalColumn(String name, List<String> dictionary, int[] codes) {
        this.name = name;
        this.dictionary = dictionary;
        this.codes = codes;
    }

    /**
     * Makes a column from codes.
     *
     * @param name the column's name
     * @param dictionary the texts, each once, in the order that groups shall be shown in
     * @param codes one index into {@code dictionary} a row, or {@link #MISSING}
     * @throws IllegalArgumentException if a text occurs twice or a code is outside the dictionary
     */
    public static CategoricalColumn of(String name, List<String> dictionary, int[] codes) {
        if (new TreeSet<>(dictionary).size() != dictionary.size()) {
            throw new IllegalArgumentException(
                    "column '" + name + "' has a text twice in its dictionary " + dictionary);
        }
        for (int row = 0; row < codes.length; row++) {
            if (codes[row] < MISSING || codes[row] >= dictionary.size()) {
                throw new IllegalArgumentException("column '" + name + "', row " + row + " has code " + codes[row]
                        + "; allowed are -1 (missing) to " + (dictionary.size() - 1));
            }
        }
        return new CategoricalColumn(name, List.copyOf(dictionary), codes.clone());
    }

    /** Makes a column from texts; null marks a missing cell, the dictionary is in alphabetical order. */
    public static CategoricalColumn ofTexts(String name, List<@Nullable String> texts) {
        TreeMap<String, Integer> order = new TreeMap<>();
        for (String text : texts) {
            if (text != null) {
                order.put(text, 0);
            }
        }
        List<String> dictionary = new ArrayList<>(order.keySet());
        for (int code = 0; code < dictionary.size(); code++) {
            order.put(dictionary.get(code), code);
        }
        int[] codes = new int[texts.size()];
        for (int row = 0; row < codes.length; row++) {
            String text = texts.get(row);
            codes[row] = text == null ? MISSING : order.getOrDefault(text, MISSING);
        }
        return new CategoricalColumn(name, List.copyOf(dictionary), codes);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return codes.length;
    }

    @Override
    public ColumnType type() {
        return ColumnType.CATEGORICAL;
    }

    /** Returns the texts in their stated order; some may not occur in any row. */
    public List<String> dictionary() {
        return dictionary;
    }

    /** Returns the index into {@link #dictionary()} in {@code row}, or {@link #MISSING}. */
    public int code(int row) {
        return codes[row];
    }

    /** Returns the code of {@code text}, or {@link #MISSING} when the dictionary lacks it. */
    public int codeOf(String text) {
        return dictionary.indexOf(text);
    }

    /** Returns how often each text of the dictionary occurs, in its order. */
    public long[] counts() {
        long[] counts = new long[dictionary.size()];
        for (int code : codes) {
            if (code != MISSING) {
                counts[code]++;
            }
        }
        return counts;
    }

    @Override
    public boolean isMissing(int row) {
        return codes[row] == MISSING;
    }

    @Override
    public String text(int row, String ifMissing) {
        return isMissing(row) ? ifMissing : dictionary.get(codes[row]);
    }

    @Override
    public CategoricalColumn named(String newName) {
        return new CategoricalColumn(newName, dictionary, codes);
    }

    @Override
    public CategoricalColumn select(int[] rows) {
        int[] selected = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = codes[rows[i]];
        }
        return new CategoricalColumn(name, dictionary, selected);
    }
}
