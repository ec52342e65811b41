package dev.assize.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
