package dev.assize.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EncodedModelTest {
    private static final Table ROWS = Table.of(List.of(NumericColumn.of("x", 0.25, 0.75)));

    @Test
    void scoresWhatTheEncoderMakes() {
        EncodedModel model = new EncodedModel(Task.binary("y", "no", "yes"), new OneColumn(), new Share());

        assertThat(model.score(ROWS)).isEqualTo(Tensor.ofRows(new double[][] {{0.75, 0.25}, {0.25, 0.75}}));
        assertThat(model.columns()).containsExactly("x");
    }

    @Test
    void scoresManyRowsInPieces_asIfAtOnce() {
        double[] cells = new double[4_300_000]; // one more piece than fits the limit of 4,194,304 numbers
        Arrays.setAll(cells, row -> row % 1000 / 1000.0);
        Table rows = Table.of(List.of(NumericColumn.of("x", cells)));

        Tensor scores = new EncodedModel(Task.regression("y"), new OneColumn(), new Same()).score(rows);

        assertThat(scores.shape()).containsExactly(4_300_000, 1);
        assertThat(scores.toArray()).isEqualTo(cells);
    }

    @Test
    void encoderHasOneAxisUnlessItSaysOtherwise() {
        assertThat(new OneColumn().shape()).containsExactly(1);
    }

    @Test
    void refusesAPredictorWithAnotherNumberOfOutputs() {
        assertThatThrownBy(() -> new EncodedModel(Task.regression("y"), new OneColumn(), new Share()))
                .hasMessage("the task has 1 outputs [], the predictor has 2; they must be the same");
    }

    private static final class OneColumn implements Encoder {
        @Override
        public List<String> columns() {
            return List.of("x");
        }

        @Override
        public List<EncodedFeature> features() {
            return List.of(new EncodedFeature("x", "x", EncodedFeature.Kind.NUMBER));
        }

        @Override
        public Tensor encode(Table rows) {
            double[] encoded = new double[rows.rowCount()];
            for (int row = 0; row < encoded.length; row++) {
                encoded[row] = rows.numeric("x").valueOr(row, 0);
            }
            return Tensor.of(encoded, encoded.length, 1);
        }

        @Override
        public SortedMap<String, String> decode(double[] encodedRow) {
            return new TreeMap<>();
        }
    }

    /** Scores a row by its only number p: class probabilities 1 - p and p. */
    private static final class Share implements Predictor {
        @Override
        public int outputCount() {
            return 2;
        }

        @Override
        public Tensor predict(Tensor batch) {
            double[][] scores = new double[batch.rows()][];
            for (int row = 0; row < scores.length; row++) {
                scores[row] = new double[] {1 - batch.at(row, 0), batch.at(row, 0)};
            }
            return Tensor.ofRows(scores);
        }
    }

    /** Gives back the numbers; refuses more of them at once than fit the limit. */
    private static final class Same implements Predictor {
        @Override
        public int outputCount() {
            return 1;
        }

        @Override
        public Tensor predict(Tensor batch) {
            assertThat(batch.rows()).isLessThanOrEqualTo(1 << 22);
            return batch;
        }
    }
}
