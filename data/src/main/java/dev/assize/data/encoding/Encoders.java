package dev.assize.data.encoding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.ArrayColumn;
import dev.assize.core.Column;
import dev.assize.core.ColumnType;
import dev.assize.core.Encoder;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Suggestion;
import dev.assize.core.Table;
import dev.assize.core.TextColumn;
import dev.assize.data.DataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The encoder that the columns of a table need: {@link TableEncoder} for numbers and categories, as many columns as
 * there
 * are; {@link ImageEncoder}, {@link SequenceEncoder} and {@link CharacterEncoder} for one column of pictures, sequences
 * or texts.
 */
public final class Encoders {
    private static final String SOURCE = "training rows";

    private Encoders() {}

    /** Fits an encoder with the usual options, see {@link #fit(Table, List, EncodingOptions)}. */
    public static Encoder fit(Table trainingRows, List<String> features) {
        return fit(trainingRows, features, EncodingOptions.DEFAULT);
    }

    /**
     * Fits an encoder. Nothing is learned from any other rows.
     *
     * @param trainingRows the rows to learn means, ranges, lengths and characters from
     * @param features the columns to encode
     * @param options how pictures, sequences and texts are encoded
     * @throws DataException if a column is absent or has no value in any training row, or a column of arrays or texts
     *     is not the only one
     */
    public static Encoder fit(Table trainingRows, List<String> features, EncodingOptions options) {
        List<String> shaped = features.stream()
                .filter(name -> trainingRows.schema().find(name).isPresent())
                .filter(name -> !trainingRows.column(name).type().formsGroups())
                .toList();
        if (shaped.isEmpty()) {
            return TableEncoder.fit(trainingRows, features);
        }
        requireOne(trainingRows, features, shaped);
        Column column = trainingRows.column(shaped.get(0));
        if (column.missingCount() == column.size()) {
            throw DataException.of(
                    SOURCE,
                    "column '" + column.name() + "' has no value in any of the " + column.size() + " rows",
                    "Exclude the column, or train on rows that have it.");
        }
        return column instanceof TextColumn texts
                ? CharacterEncoder.fit(texts, options)
                : ofArrays((ArrayColumn) column, options);
    }

    private static Encoder ofArrays(ArrayColumn column, EncodingOptions options) {
        if (ImageEncoder.fits(column)) {
            return ImageEncoder.fit(column, options.pictures());
        }
        if (SequenceEncoder.fits(column)) {
            return SequenceEncoder.fit(column, options.longest());
        }
        throw DataException.of(
                SOURCE,
                "column '" + column.name() + "' holds arrays of the axes " + Arrays.toString(column.axes()),
                "A model reads pictures [channels, height, width] and sequences [channels, time].");
    }

    private static void requireOne(Table rows, List<String> features, List<String> shaped) {
        List<Problem> problems = new ArrayList<>();
        for (String name : features) {
            if (rows.schema().find(name).isEmpty()) {
                problems.add(new Problem(
                        Place.of("table"),
                        "there is no column '" + name + "', which the model reads",
                        Suggestion.among(name, rows.schema().names())));
            } else if (!name.equals(shaped.get(0))) {
                ColumnType type = rows.column(name).type();
                problems.add(new Problem(
                        Place.of(SOURCE),
                        "column '" + name + "' (" + type.cells() + ") stands beside '" + shaped.get(0) + "' ("
                                + rows.column(shaped.get(0)).type().cells() + ") among the features",
                        "A model reads one column of arrays or free texts and nothing else; exclude the others."));
            }
        }
        if (!problems.isEmpty()) {
            throw new DataException(problems);
        }
    }

    /**
     * Returns an encoder of this package as JSON; equal encoders give equal texts.
     *
     * @throws IllegalArgumentException if the encoder is another one
     */
    public static String toJson(Encoder encoder) {
        if (encoder instanceof TableEncoder table) {
            return table.toJson();
        }
        if (encoder instanceof OneColumn one) {
            return one.toJson();
        }
        throw new IllegalArgumentException("an encoder of the class "
                + encoder.getClass().getName() + " has no JSON form; use one that Encoders.fit makes");
    }

    /**
     * Reads an encoder that {@link #toJson} wrote. The text is not trusted.
     *
     * @throws DataException if it is not such a text
     */
    public static Encoder fromJson(String json) {
        JsonNode root = EncoderJson.parse(json);
        return switch (EncoderJson.kind(root)) {
            case ImageEncoder.KIND -> ImageEncoder.fromJson(root);
            case SequenceEncoder.KIND -> SequenceEncoder.fromJson(root);
            case CharacterEncoder.KIND -> CharacterEncoder.fromJson(root);
            default -> TableEncoder.fromJson(json);
        };
    }
}
