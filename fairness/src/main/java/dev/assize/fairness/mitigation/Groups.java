package dev.assize.fairness.mitigation;

import dev.assize.core.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** Which group each row is of: a number into the sorted names of the groups. */
public final class Groups {
    /** More groups than these are refused: a rule for each of them would be a rule for persons. */
    public static final int MOST = 1_000;

    private final List<String> names;
    private final int[] codes;

    private Groups(List<String> names, int[] codes) {
        this.names = names;
        this.codes = codes;
    }

    /**
     * Makes the groups of one sensitive attribute.
     *
     * @param values the group of each row, never null
     * @throws MitigationException if there is no row or there are more than {@link #MOST} groups
     */
    public static Groups of(List<String> values) {
        List<String> names = List.copyOf(new TreeSet<>(values));
        requireFew(names.size());
        int[] codes = new int[values.size()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = indexOf(names, values.get(row));
        }
        return new Groups(names, codes);
    }

    /**
     * Makes the groups of several attributes together: every combination of values that occurs, its parts joined by
     * {@link Scope#INTERSECTION}.
     *
     * @param attributes for each attribute the value of each row, at least one attribute, all of one length
     */
    public static Groups crossing(List<List<String>> attributes) {
        int rows = attributes.get(0).size();
        if (attributes.stream().anyMatch(values -> values.size() != rows)) {
            throw new IllegalArgumentException("the attributes have "
                    + attributes.stream().map(List::size).toList() + " rows; all of them need one value a row");
        }
        List<String> joined = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            int at = row;
            joined.add(String.join(
                    Scope.INTERSECTION,
                    attributes.stream().map(values -> values.get(at)).toList()));
        }
        return of(joined);
    }

    /** Returns these rows numbered by other names, those that a rule was made for; -1 for a group not among them. */
    int[] codesIn(List<String> others) {
        int[] known = names.stream().mapToInt(name -> indexOf(others, name)).toArray();
        return Arrays.stream(codes).map(code -> known[code]).toArray();
    }

    /** Returns the names of the groups, sorted. */
    public List<String> names() {
        return names;
    }

    /** Returns the number of rows. */
    public int rows() {
        return codes.length;
    }

    /** Returns which of {@link #names()} a row is of. */
    public int codeOf(int row) {
        return codes[row];
    }

    /** Returns the rows given by number, in that order; groups that lose all their rows are left out. */
    public Groups select(int[] rows) {
        return of(Arrays.stream(rows).mapToObj(row -> names.get(codes[row])).toList());
    }

    private static int indexOf(List<String> sorted, String name) {
        int low = 0;
        int high = sorted.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = sorted.get(middle).compareTo(name);
            if (order == 0) {
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return -1;
    }

    private static void requireFew(int groups) {
        if (groups == 0) {
            throw MitigationException.of(
                    "there are no rows, so there is nothing to make groups of", "Hand in at least two groups of rows.");
        }
        if (groups > MOST) {
            throw MitigationException.of(
                    "the sensitive attribute has " + groups + " different values, at most " + MOST + " are allowed",
                    "Name an attribute with few values, or put numbers into bands.");
        }
    }
}
