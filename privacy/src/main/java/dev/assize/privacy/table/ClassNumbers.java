package dev.assize.privacy.table;

import dev.assize.core.Column;
import dev.assize.core.Table;
import java.util.Arrays;
import java.util.List;

/** The equivalence classes of several tables, numbered alike in the order of their first record. */
final class ClassNumbers {
    private final int[] classOf;
    private final int[] starts;
    private final int classes;

    private ClassNumbers(int[] classOf, int[] starts, int classes) {
        this.classOf = classOf;
        this.starts = starts;
        this.classes = classes;
    }

    static ClassNumbers of(List<String> quasiIdentifiers, Table... tables) {
        int[] starts = starts(tables);
        int records = starts[tables.length];
        if (quasiIdentifiers.isEmpty() || tables[0].rowCount() == 0) {
            throw new IllegalArgumentException("equivalence classes of " + tables[0].rowCount()
                    + " records by the columns " + quasiIdentifiers + " do not exist; at least one of each is needed");
        }
        int[] classOf = new int[records];
        int[] codes = new int[records];
        int classes = 1;
        for (String name : quasiIdentifiers) {
            CellCoder coder = new CellCoder();
            for (int t = 0; t < tables.length; t++) {
                coder.encode(alike(tables[0].column(name), tables[t].column(name)), codes, starts[t]);
            }
            classes = refine(classOf, codes);
        }
        return new ClassNumbers(classOf, starts, classes);
    }

    /** How many classes all tables have together. */
    int classes() {
        return classes;
    }

    /** The class of each record of a table. */
    int[] of(int table) {
        return Arrays.copyOfRange(classOf, starts[table], starts[table + 1]);
    }

    /** How many records of a table each class has; 0 where it has none. */
    int[] sizes(int table) {
        int[] sizes = new int[classes];
        for (int row = starts[table]; row < starts[table + 1]; row++) {
            sizes[classOf[row]]++;
        }
        return sizes;
    }

    private static int[] starts(Table... tables) {
        int[] starts = new int[tables.length + 1];
        for (int t = 0; t < tables.length; t++) {
            starts[t + 1] = Math.addExact(starts[t], tables[t].rowCount());
        }
        return starts;
    }

    private static Column alike(Column first, Column other) {
        if (first.type() != other.type()) {
            throw new IllegalArgumentException("quasi-identifier '" + first.name() + "' holds "
                    + first.type().cells() + " in one table and " + other.type().cells()
                    + " in the other; read both tables with the same types");
        }
        return other;
    }

    /** Splits each class by code; returns how many there are then. */
    private static int refine(int[] classOf, int[] codes) {
        CodeMap numbers = new CodeMap();
        for (int row = 0; row < classOf.length; row++) {
            classOf[row] = numbers.numberOf(((long) classOf[row] << Integer.SIZE) | (codes[row] & 0xFFFFFFFFL));
        }
        return numbers.size();
    }
}
