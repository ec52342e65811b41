package dev.assize.privacy.table;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.NumericColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives equal cells of the columns of one name in several tables the same number; a missing cell is a value too. */
final class CellCoder {
    private final CodeMap numbers = new CodeMap();
    private final Map<String, Integer> texts = new HashMap<>();

    /** Writes one code a row into {@code codes} from {@code at} on. */
    void encode(Column column, int[] codes, int at) {
        if (column instanceof CategoricalColumn categorical) {
            int[] ofDictionary = dictionary(categorical.dictionary());
            for (int row = 0; row < column.size(); row++) {
                int code = categorical.code(row);
                codes[at + row] = code == CategoricalColumn.MISSING ? CategoricalColumn.MISSING : ofDictionary[code];
            }
        } else if (column instanceof NumericColumn numeric) {
            for (int row = 0; row < column.size(); row++) {
                double value = numeric.valueOr(row, Double.NaN) + 0.0; // -0 and 0 are one value
                codes[at + row] = numbers.numberOf(Double.doubleToLongBits(value));
            }
        } else {
            throw new IllegalArgumentException("quasi-identifier '" + column.name() + "' holds "
                    + column.type().cells() + "; name columns of numbers or categories");
        }
    }

    private int[] dictionary(List<String> dictionary) {
        int[] codes = new int[dictionary.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = texts.computeIfAbsent(dictionary.get(i), unused -> texts.size());
        }
        return codes;
    }
}
