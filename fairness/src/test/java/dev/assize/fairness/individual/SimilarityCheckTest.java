package dev.assize.fairness.individual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.EncodedFeature;
import dev.assize.core.EncodedModel;
import dev.assize.core.Encoder;
import dev.assize.core.Evidence;
import dev.assize.core.MeasuredValue;
import dev.assize.core.NumericColumn;
import dev.assize.core.Predictor;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.TableModel;
import dev.assize.core.Task;
import dev.assize.core.Tensor;
import dev.assize.core.Undefined;
import dev.assize.fairness.MetricSelection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimilarityCheckTest {
    private static final MetricSelection INDIVIDUAL = new MetricSelection(List.of("individual"));
    private static final Task TASK = Task.binary("y", "no", "yes");

    /** Reads one number as it stands. */
    private record OneNumber(int[] shape) implements Encoder {
        @Override
        public List<String> columns() {
            return List.of("x");
        }

        @Override
        public List<EncodedFeature> features() {
            return List.of();
        }

        @Override
        public Tensor encode(Table rows) {
            double[][] numbers = new double[rows.rowCount()][];
            for (int row = 0; row < numbers.length; row++) {
                numbers[row] = new double[] {rows.numeric("x").valueOr(row, 0)};
            }
            return Tensor.ofRows(numbers);
        }

        @Override
        public SortedMap<String, String> decode(double[] encodedRow) {
            return new TreeMap<>();
        }
    }

    /** Says a probability of "yes" by the number. */
    private record Line(DoubleUnaryOperator yes) implements Predictor {
        @Override
        public int outputCount() {
            return 2;
        }

        @Override
        public Tensor predict(Tensor batch) {
            double[][] scores = new double[batch.rows()][];
            for (int row = 0; row < scores.length; row++) {
                double probability = yes.applyAsDouble(batch.at(row, 0));
                scores[row] = new double[] {1 - probability, probability};
            }
            return Tensor.ofRows(scores);
        }
    }

    private static TableModel model(DoubleUnaryOperator yes) {
        return new EncodedModel(TASK, new OneNumber(new int[] {1}), new Line(yes));
    }

    private static Table people(double... numbers) {
        return Table.of(List.of(NumericColumn.of("x", numbers)));
    }

    private static Evidence find(List<Evidence> evidence, String id) {
        return evidence.stream()
                .filter(piece -> piece.key().id().equals("fairness." + id))
                .findFirst()
                .orElseThrow();
    }

    private static double value(List<Evidence> evidence, String id) {
        return ((MeasuredValue) find(evidence, id)).estimate().value();
    }

    /** Ten people at 0 to 9; those from 5 on are accepted. The three next to the step on each side see another one. */
    @Test
    void measuresConsistencyAndSlope_byHand() {
        Table table = people(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        List<Evidence> evidence = SimilarityCheck.run(model(x -> x < 5 ? 0.1 : 0.8), table, INDIVIDUAL, new Seed(1));

        double[] features = IntStream.range(0, 10).asDoubleStream().toArray();
        double[][] rows = new double[10][];
        double[] decisions = new double[10];
        for (int row = 0; row < 10; row++) {
            rows[row] = new double[] {features[row]};
            decisions[row] = row < 5 ? 0 : 1;
        }
        // neighbors of 3: 1 to 5, one of five differs; of 4: 2 to 6, two of five; the same on the other side
        assertThat(value(evidence, "consistency")).isCloseTo(1 - 2 * (0.2 + 0.4) / 10, within(1e-12));
        assertThat(value(evidence, "consistency"))
                .isEqualTo(NeighborConsistency.of(rows, decisions, 5).shared());
        assertThat(value(evidence, "lipschitz_estimate")).isCloseTo(0.7, within(1e-12)); // from 4 to 5
    }

    @Test
    void findsTheSlopeOfALine() {
        Table table = people(0, 0.3, 0.5, 0.9, 1, 1);
        List<Evidence> evidence = SimilarityCheck.run(model(x -> 0.25 * x), table, INDIVIDUAL, new Seed(1));

        assertThat(value(evidence, "lipschitz_estimate")).isCloseTo(0.25, within(1e-12));
        assertThat(value(evidence, "consistency")).isEqualTo(1);
    }

    @Test
    void drawsPeople_whereThereAreTooMany() {
        double[] numbers = IntStream.range(0, 5_000).asDoubleStream().toArray();
        List<Evidence> evidence = SimilarityCheck.run(model(x -> x / 5_000), people(numbers), INDIVIDUAL, new Seed(1));

        MeasuredValue consistency = (MeasuredValue) find(evidence, "consistency");
        assertThat(consistency.sampleSize()).isEqualTo(SimilarityCheck.MOST);
        assertThat(consistency.method())
                .isEqualTo("Euclidean distance of encoded rows, 2000 of 5000 people; without an interval");
    }

    @Test
    void hasNoValue_whereNothingCanBeCompared() {
        List<Evidence> same = SimilarityCheck.run(model(x -> 0.3), people(1, 1, 1, 1, 1), INDIVIDUAL, new Seed(1));
        assertThat(value(same, "consistency")).isEqualTo(1);
        assertThat(((Undefined) find(same, "lipschitz_estimate")).reason())
                .isEqualTo("the model reads the same of all people, so there is no distance");

        List<Evidence> few = SimilarityCheck.run(model(x -> 0.3), people(1, 2), INDIVIDUAL, new Seed(1));
        assertThat(((Undefined) find(few, "consistency")).reason()).isEqualTo("2 people are fewer than 5 neighbors");

        TableModel pictures = new EncodedModel(TASK, new OneNumber(new int[] {1, 2, 2}), new Line(x -> 0.3));
        assertThat(SimilarityCheck.run(pictures, people(1, 2), INDIVIDUAL, new Seed(1)))
                .hasSize(2)
                .allSatisfy(piece -> assertThat(((Undefined) piece).cause()).isEqualTo(Undefined.Cause.NOT_APPLICABLE));
    }

    @Test
    void measuresWhatIsAskedFor() {
        Table table = people(0, 1, 2, 3, 4);
        TableModel model = model(x -> x / 10);

        assertThat(SimilarityCheck.run(model, table, MetricSelection.USUAL, new Seed(1)))
                .isEmpty();
        assertThat(SimilarityCheck.run(model, table, new MetricSelection(List.of("consistency")), new Seed(1)))
                .hasSize(1);
        assertThat(SimilarityCheck.run(model, table, MetricSelection.ALL, new Seed(1)))
                .hasSize(2);
    }
}
