package dev.assize.explain;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.EncodedFeature;
import dev.assize.core.Encoder;
import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import dev.assize.core.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Numbers as they are (missing is 0 and a missing indicator), categories one-hot. */
final class NumberEncoder implements Encoder {
    private final List<String> columns;
    private final List<EncodedFeature> features = new ArrayList<>();

    NumberEncoder(Table shape, List<String> columns) {
        this.columns = List.copyOf(columns);
        for (String column : columns) {
            if (shape.column(column) instanceof CategoricalColumn categorical) {
                for (String category : categorical.dictionary()) {
                    features.add(new EncodedFeature(column + "=" + category, column, EncodedFeature.Kind.CATEGORY));
                }
            } else {
                features.add(new EncodedFeature(column, column, EncodedFeature.Kind.NUMBER));
            }
        }
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public List<EncodedFeature> features() {
        return List.copyOf(features);
    }

    @Override
    public Tensor encode(Table rows) {
        double[] data = new double[rows.rowCount() * features.size()];
        for (int i = 0; i < data.length; i++) {
            EncodedFeature feature = features.get(i % features.size());
            int row = i / features.size();
            data[i] = rows.column(feature.column()) instanceof NumericColumn numeric
                    ? numeric.valueOr(row, 0)
                    : feature.name()
                                    .equals(feature.column() + "="
                                            + rows.column(feature.column()).text(row, ""))
                            ? 1
                            : 0;
        }
        return Tensor.adopt(data, rows.rowCount(), features.size());
    }

    @Override
    public SortedMap<String, String> decode(double[] encodedRow) {
        SortedMap<String, String> cells = new TreeMap<>();
        for (int f = 0; f < encodedRow.length; f++) {
            cells.put(features.get(f).name(), String.valueOf(encodedRow[f]));
        }
        return cells;
    }
}
