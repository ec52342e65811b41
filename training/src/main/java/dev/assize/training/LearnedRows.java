package dev.assize.training;

import dev.assize.core.Seed;
import dev.assize.core.Table;
import java.util.Optional;

/**
 * Finds out which rows of a table a model learned from. The training record keeps no rows; it keeps their SHA-256 and
 * the seed that chose the held-out ones, so that whoever has the rows can choose again and compare.
 */
public final class LearnedRows {
    private LearnedRows() {}

    /**
     * Returns the numbers of the rows of {@code part} that gradients came from, ascending: all rows but those of weight
     * 0 and those that were held out to choose the best epoch.
     *
     * @param record how the model came about
     * @param part the rows that the model is said to have been trained on, with features and label in the same order
     * @return empty if these are not, to the last cell, weight and held-out row, the rows of the record
     */
    public static Optional<int[]> of(TrainingRecord record, TrainingPart part) {
        if (!sameRows(record, part)) {
            return Optional.empty();
        }
        int[] kept = Preparation.weighted(part.weights());
        Table rows = part.rows().select(kept);
        Parts parts = Parts.divide(
                LabelCells.read(rows, part.task()),
                Math.max(1, part.task().classes().size()),
                record.settings().fit().validationPart(),
                heldOut(record.seed()));
        boolean same = RowDigests.of(Preparation.pick(kept, parts.validation()))
                .equals(record.digests().get(RowDigests.HELD_OUT));
        return same ? Optional.of(Preparation.pick(kept, parts.training())) : Optional.empty();
    }

    /**
     * Returns whether {@code part} has, to the last cell and weight, the rows of the record, held-out ones included.
     */
    public static boolean sameRows(TrainingRecord record, TrainingPart part) {
        return part.features().stream()
                        .allMatch(name -> part.rows().schema().find(name).isPresent())
                && part.rows().schema().find(part.task().label()).isPresent()
                && RowDigests.of(part).equals(record.digests().get(RowDigests.ROWS))
                && RowDigests.of(part.weights()).equals(record.digests().get(RowDigests.WEIGHTS));
    }

    /** Returns where every random choice of a training comes from. */
    static Seed own(Seed seed) {
        return seed.child("training.mlp");
    }

    /** Returns where the choice of held-out rows comes from. */
    static Seed heldOut(Seed seed) {
        return own(seed).child("validation");
    }
}
