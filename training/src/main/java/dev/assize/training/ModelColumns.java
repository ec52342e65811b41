package dev.assize.training;

import dev.assize.core.ColumnType;
import dev.assize.core.EncodedFeature;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Suggestion;
import dev.assize.core.Table;
import dev.assize.data.encoding.CharacterEncoder;
import dev.assize.data.encoding.TableEncoder;
import dev.assize.training.settings.TrainingException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a model needs of the table that it scores. */
public final class ModelColumns {
    private ModelColumns() {}

    /**
     * Returns how the columns of the model were read when it was trained, as far as a file of rows and columns can say
     * it: numbers, categories or texts; pictures and sequences are left out.
     */
    public static Map<String, ColumnType> types(TrainedModel model) {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        if (model.encoder() instanceof CharacterEncoder) {
            model.columns().forEach(column -> types.put(column, ColumnType.TEXT));
        } else if (model.encoder() instanceof TableEncoder) {
            for (EncodedFeature feature : model.encoder().features()) {
                switch (feature.kind()) {
                    case NUMBER -> types.put(feature.column(), ColumnType.NUMERIC);
                    case UNSEEN -> types.put(feature.column(), ColumnType.CATEGORICAL);
                    default -> {} // every category has a number for the unseen, a missing cell is of either type
                }
            }
        }
        return Collections.unmodifiableMap(types);
    }

    /**
     * Checks that a table has every column that the model reads.
     *
     * @param model what reads
     * @param rows the table
     * @param source what the table is called in the message
     * @throws TrainingException with one problem that names all that are absent
     */
    public static void require(TrainedModel model, Table rows, String source) {
        List<String> there = rows.schema().names();
        List<String> absent =
                model.columns().stream().filter(name -> !there.contains(name)).toList();
        if (!absent.isEmpty()) {
            throw new TrainingException(List.of(new Problem(
                    Place.of(source),
                    "the model reads columns that the table lacks: " + String.join(", ", absent),
                    absent.size() == 1
                            ? Suggestion.among(absent.get(0), there)
                            : "Add them; the table has " + String.join(", ", there) + ".")));
        }
    }
}
