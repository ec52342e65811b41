package dev.assize.fairness;

import dev.assize.core.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The group of each row by one attribute; -1 where it is not known. */
public final class RowGroups {
    private final List<String> names;
    private final int[] codes;

    private RowGroups(List<String> names, int[] codes) {
        this.names = names;
        this.codes = codes;
    }

    /** Reads the groups, in alphabetical order. */
    public static RowGroups of(Column attribute) {
        TreeSet<String> found = new TreeSet<>();
        for (int row = 0; row < attribute.size(); row++) {
            if (!attribute.isMissing(row)) {
                found.add(attribute.text(row, ""));
            }
        }
        List<String> names = new ArrayList<>(found);
        int[] codes = new int[attribute.size()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = attribute.isMissing(row) ? -1 : names.indexOf(attribute.text(row, ""));
        }
        return new RowGroups(List.copyOf(names), codes);
    }

    /** Returns the names of the groups. */
    public List<String> names() {
        return names;
    }

    /** Returns the group of a row, or -1. */
    public int group(int row) {
        return codes[row];
    }

    /** Returns how many rows there are. */
    public int rows() {
        return codes.length;
    }
}
