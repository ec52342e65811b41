package dev.assize.data.encoding;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.ColumnType;
import dev.assize.core.EncodedFeature;
import dev.assize.core.Encoder;
import dev.assize.core.NumericColumn;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Suggestion;
import dev.assize.core.Table;
import dev.assize.core.Tensor;
import dev.assize.data.DataException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Encodes the columns of a table: numbers are standardised with the mean and deviation of the training rows, categories
 * become one-hot groups with a level for what the training rows did not have, missing cells become the mean (numbers)
 * and set an indicator where the training rows had missing cells. Nothing is learned from any other rows.
 *
 * <p>Decoding undoes it: numbers to 12 significant digits in their original unit, categories by the largest number of
 * their group, so that a row moved a little by an attack still decodes.
 */
public final class TableEncoder implements Encoder {
    private final List<ColumnCode> codes;
    private final List<EncodedFeature> features;

    private TableEncoder(List<ColumnCode> codes, List<EncodedFeature> features) {
        this.codes = codes;
        this.features = features;
    }

    /**
     * Fits an encoder.
     *
     * @param trainingRows the rows to learn means, deviations and categories from
     * @param featureColumns the columns to encode, in the order that their numbers shall have
     * @throws DataException if a column is absent or has no value in any training row; all such columns are named
     */
    public static TableEncoder fit(Table trainingRows, List<String> featureColumns) {
        List<Problem> problems = new ArrayList<>();
        List<ColumnCode> codes = new ArrayList<>();
        for (String name : featureColumns) {
            if (trainingRows.schema().find(name).isEmpty()) {
                problems.add(absent(name, trainingRows));
            } else if (trainingRows.column(name).missingCount() == trainingRows.rowCount()) {
                problems.add(new Problem(
                        Place.of("training rows"),
                        "column '" + name + "' has no value in any of the " + trainingRows.rowCount() + " rows",
                        "Exclude the column, or train on rows that have it."));
            } else if (!trainingRows.column(name).type().formsGroups()) {
                problems.add(new Problem(
                        Place.of("training rows"),
                        "column '" + name + "' holds "
                                + trainingRows.column(name).type().cells()
                                + ", this encoder takes numbers and categories",
                        "Exclude the column, or let Encoders.fit choose an encoder for it."));
            } else {
                codes.add(fit(trainingRows.column(name)));
            }
        }
        if (featureColumns.isEmpty()) {
            problems.add(new Problem(
                    Place.of("training rows"),
                    "no column is left to learn from",
                    "Name at least one feature column that is neither label, sensitive, weight nor excluded."));
        }
        if (!problems.isEmpty()) {
            throw new DataException(problems);
        }
        return of(codes);
    }

    /** Makes an encoder of codes; refuses codes whose numbers would share a name. */
    static TableEncoder of(List<ColumnCode> codes) {
        List<EncodedFeature> features = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ColumnCode code : codes) {
            for (EncodedFeature feature : code.features()) {
                if (!names.add(feature.name())) {
                    throw DataException.of(
                            "encoder",
                            "two encoded numbers would be called '" + feature.name() + "'",
                            "Rename the column '" + code.column() + "' or name it only once among the features.");
                }
                features.add(feature);
            }
        }
        return new TableEncoder(List.copyOf(codes), List.copyOf(features));
    }

    private static ColumnCode fit(Column column) {
        if (column instanceof NumericColumn numbers) {
            return NumberCode.fit(numbers);
        }
        return CategoryCode.fit((CategoricalColumn) column);
    }

    @Override
    public List<String> columns() {
        return codes.stream().map(ColumnCode::column).toList();
    }

    @Override
    public List<EncodedFeature> features() {
        return features;
    }

    /**
     * {@inheritDoc}
     *
     * @throws DataException if the table lacks a column or has one of another type; all such columns are named
     */
    @Override
    public Tensor encode(Table rows) {
        requireColumns(rows);
        double[] encoded = new double[Math.multiplyExact(rows.rowCount(), features.size())];
        int at = 0;
        for (ColumnCode code : codes) {
            code.encode(rows.column(code.column()), encoded, at, features.size());
            at += code.features().size();
        }
        return Tensor.adopt(encoded, rows.rowCount(), features.size());
    }

    @Override
    public SortedMap<String, String> decode(double[] encodedRow) {
        if (encodedRow.length != features.size()) {
            throw new IllegalArgumentException("an encoded row of this encoder has " + features.size()
                    + " numbers, the row to decode has " + encodedRow.length);
        }
        SortedMap<String, String> cells = new TreeMap<>();
        int at = 0;
        for (ColumnCode code : codes) {
            cells.put(code.column(), code.decode(encodedRow, at));
            at += code.features().size();
        }
        return cells;
    }

    /** Returns the encoder as JSON; equal encoders give equal texts. */
    public String toJson() {
        return EncoderJson.write(codes);
    }

    /**
     * Reads an encoder that {@link #toJson()} wrote. The text is not trusted.
     *
     * @throws DataException if it is not such a text
     */
    public static TableEncoder fromJson(String json) {
        return of(EncoderJson.read(json));
    }

    private void requireColumns(Table rows) {
        List<Problem> problems = new ArrayList<>();
        for (ColumnCode code : codes) {
            if (rows.schema().find(code.column()).isEmpty()) {
                problems.add(absent(code.column(), rows));
            } else if (rows.column(code.column()).type() != code.type()) {
                problems.add(new Problem(
                        Place.of("table"),
                        "column '" + code.column() + "' is "
                                + text(rows.column(code.column()).type()) + ", the model was trained on a "
                                + text(code.type()) + " one",
                        "Declare the column's type as " + text(code.type()) + ", or use the model's own data."));
            }
        }
        if (!problems.isEmpty()) {
            throw new DataException(problems);
        }
    }

    private static Problem absent(String column, Table table) {
        return new Problem(
                Place.of("table"),
                "there is no column '" + column + "', which the model reads",
                Suggestion.among(column, table.schema().names()));
    }

    private static String text(ColumnType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
