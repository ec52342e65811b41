package dev.assize.data.counting;

import dev.assize.core.CanonicalNumber;
import dev.assize.core.Tally;
import dev.assize.data.TableSource;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The different values of one column as texts: numbers in their shortest form, so that 1, 1.0 and 1e0 are one value;
 * texts without blanks around them; {@link TallyReader#MISSING} for nothing and for the texts that stand for it.
 */
final class CellNames {
    private static final BigInteger LARGEST_EXACT = BigInteger.ONE.shiftLeft(53);

    private final Map<Object, String> nameOf = new HashMap<>();
    private final TreeMap<String, Long> rowsOf = new TreeMap<>();
    private final List<String> bands;
    private boolean numbers = true;

    /** Makes the names of the values as they stand. */
    CellNames() {
        this(List.of());
    }

    /** Makes the names of bands, whose cells are their numbers; with none, of the values as they stand. */
    CellNames(List<String> bands) {
        this.bands = bands;
    }

    /** Takes a cell into account that so many rows have, and returns its text. */
    String add(@Nullable Object cell, long rows) {
        String name = name(cell);
        rowsOf.merge(name, rows, Math::addExact);
        return name;
    }

    /** Returns the text of a cell. */
    String name(@Nullable Object cell) {
        return cell == null ? TallyReader.MISSING : nameOf.computeIfAbsent(cell, this::text);
    }

    /** Returns the values that are known, numbers ascending, texts in the order of their code points. */
    List<String> known() {
        if (!bands.isEmpty()) {
            return bands;
        }
        TreeSet<String> known = new TreeSet<>(numbers ? Comparator.comparing(BigDecimal::new) : naturalOrder());
        rowsOf.keySet().stream()
                .filter(name -> !name.equals(TallyReader.MISSING))
                .forEach(known::add);
        return new ArrayList<>(known);
    }

    /** Returns the values with the missing one in front. */
    List<String> all() {
        List<String> all = new ArrayList<>(List.of(TallyReader.MISSING));
        all.addAll(known());
        return all;
    }

    /** Returns whether the column holds numbers. */
    boolean numeric() {
        return bands.isEmpty() && numbers && !known().isEmpty();
    }

    /** Returns how many rows have that value. */
    long rows(String name) {
        return rowsOf.getOrDefault(name, 0L);
    }

    /** Returns how many rows have no value. */
    long missing() {
        return rows(TallyReader.MISSING);
    }

    /** Returns the place of a text among {@code classes}, or {@link Tally#UNKNOWN} for a missing one. */
    static int indexOf(String name, List<String> classes) {
        return name.equals(TallyReader.MISSING) ? Tally.UNKNOWN : classes.indexOf(name);
    }

    private static Comparator<String> naturalOrder() {
        return Comparator.naturalOrder();
    }

    private String text(Object cell) {
        if (!bands.isEmpty()) {
            return bands.get(((Number) cell).intValue());
        }
        if (cell instanceof Number number) {
            return number(number);
        }
        String text = cell.toString().trim();
        if (TableSource.DEFAULT_MISSING.contains(text)) {
            return TallyReader.MISSING;
        }
        numbers = false;
        return text;
    }

    /** Whole numbers that no double holds keep all their digits; what is no number stays visible as such. */
    private String number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            numbers &= Double.isFinite(value);
            return Double.isFinite(value) ? CanonicalNumber.text(value) : number.toString();
        }
        BigDecimal exact = new BigDecimal(number.toString());
        boolean wide = exact.stripTrailingZeros().scale() <= 0
                && exact.toBigInteger().abs().compareTo(LARGEST_EXACT) > 0;
        return wide ? exact.toBigInteger().toString() : CanonicalNumber.text(exact.doubleValue());
    }
}
