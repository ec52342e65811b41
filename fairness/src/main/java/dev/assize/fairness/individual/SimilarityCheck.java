package dev.assize.fairness.individual;

import dev.assize.core.Decisions;
import dev.assize.core.Definition;
import dev.assize.core.EncodedModel;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.TableModel;
import dev.assize.core.TaskKind;
import dev.assize.core.Tensor;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.fairness.MetricSelection;
import dev.assize.statistics.RowSample;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Asks whether a model treats alike people alike: people are near where what the model reads of them, as its encoder
 * makes numbers of it, has a small Euclidean distance. Of more than {@link #MOST} people that many are drawn by the
 * seed, because all pairs are compared.
 *
 * @see <a href="https://arxiv.org/abs/1104.3913">Dwork et al., Fairness through awareness, 2012</a>
 */
public final class SimilarityCheck {
    /** How many people are compared at most. */
    public static final int MOST = 2_000;

    private static final int NEIGHBORS = 5;
    private static final String CONSISTENCY = "fairness.consistency";
    private static final String LIPSCHITZ = "fairness.lipschitz_estimate";

    private SimilarityCheck() {}

    /** Returns the definition of every id. */
    public static List<Definition> definitions() {
        return List.of(
                new Definition(
                        CONSISTENCY,
                        "Consistency",
                        "1 - mean of |decision - mean decision of the 5 nearest people, the person among them|, people"
                                + " tied at the fifth distance sharing the open places",
                        Definition.Range.UNIT,
                        "1; lower is worse",
                        "Zemel, Wu, Swersky, Pitassi and Dwork, Learning fair representations, 2013"),
                new Definition(
                        LIPSCHITZ,
                        "Lipschitz estimate",
                        "largest |difference of the probability of the favorable class| / distance of what the model"
                                + " reads, over all pairs of people who differ in it",
                        Definition.Range.NOT_NEGATIVE,
                        "0; higher is worse. Compare between models that read the same columns",
                        "Dwork, Hardt, Pitassi, Reingold and Zemel, Fairness through awareness, 2012"));
    }

    /**
     * Measures.
     *
     * @param model a classifier of two classes that encodes rows as vectors; of others nothing is measured
     * @param people one a row
     * @param metrics what was asked for
     * @param seed where the choice of people comes from
     */
    public static List<Evidence> run(TableModel model, Table people, MetricSelection metrics, Seed seed) {
        return measured(model, people, seed).stream()
                .filter(piece -> metrics.asksOfModels(piece.key().id()))
                .toList();
    }

    private static List<Evidence> measured(TableModel model, Table people, Seed seed) {
        Optional<String> reason = notApplicable(model);
        if (reason.isPresent()) {
            return List.of(
                    undefined(CONSISTENCY, Undefined.Cause.NOT_APPLICABLE, reason.get()),
                    undefined(LIPSCHITZ, Undefined.Cause.NOT_APPLICABLE, reason.get()));
        }
        int[] chosen = RowSample.choose(people.rowCount(), MOST, seed.child("fairness.similarity"));
        if (chosen.length < NEIGHBORS) {
            String few = chosen.length + " people are fewer than " + NEIGHBORS + " neighbors";
            return List.of(
                    undefined(CONSISTENCY, Undefined.Cause.NO_VALUE, few),
                    undefined(LIPSCHITZ, Undefined.Cause.NO_VALUE, few));
        }
        EncodedModel encoded = (EncodedModel) model;
        Table sample = people.select(chosen);
        double[][] features = rows(encoded.encoder().encode(sample));
        Tensor scores = model.score(sample);
        int favorable = model.task().favorableIndex();
        double[] decisions = Arrays.stream(Decisions.mostProbable(scores))
                .mapToDouble(decision -> decision == favorable ? 1 : 0)
                .toArray();
        double consistency =
                NeighborConsistency.of(features, decisions, NEIGHBORS).shared();
        String method = "Euclidean distance of encoded rows, " + chosen.length + " of " + people.rowCount()
                + " people; without an interval";
        return List.of(
                value(CONSISTENCY, Math.max(0, Math.min(1, consistency)), chosen.length, method), // rounding
                steepest(features, scores, favorable).stream()
                        .mapToObj(slope -> value(LIPSCHITZ, slope, chosen.length, method))
                        .findFirst()
                        .orElseGet(() -> undefined(
                                LIPSCHITZ,
                                Undefined.Cause.NO_VALUE,
                                "the model reads the same of all people, so there is no distance")));
    }

    private static Optional<String> notApplicable(TableModel model) {
        if (model.task().kind() != TaskKind.BINARY) {
            return Optional.of("likeness of treatment is measured for a task with two classes");
        }
        return model instanceof EncodedModel encoded && encoded.encoder().shape().length == 1
                ? Optional.empty()
                : Optional.of("likeness of people is measured where a model reads them as a vector of numbers");
    }

    private static double[][] rows(Tensor encoded) {
        double[][] rows = new double[encoded.rows()][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = encoded.row(row);
        }
        return rows;
    }

    /** Returns the largest slope between two rows that differ. */
    private static OptionalDouble steepest(double[][] features, Tensor scores, int favorable) {
        Distances distances = new Distances(features);
        double largest = -1;
        for (int row = 0; row < features.length; row++) {
            double[] squares = distances.from(row);
            for (int other = 0; other < row; other++) {
                if (squares[other] > 0) {
                    double gap = Math.abs(scores.at(row, favorable) - scores.at(other, favorable));
                    largest = Math.max(largest, gap / Math.sqrt(squares[other]));
                }
            }
        }
        return largest < 0 || !Double.isFinite(largest) ? OptionalDouble.empty() : OptionalDouble.of(largest);
    }

    private static Evidence value(String id, double value, long people, String method) {
        return new MeasuredValue(new EvidenceKey(id, Scope.ALL), Estimate.certain(value), Unit.NUMBER, people, method);
    }

    private static Evidence undefined(String id, Undefined.Cause cause, String reason) {
        return new Undefined(new EvidenceKey(id, Scope.ALL), cause, reason);
    }
}
