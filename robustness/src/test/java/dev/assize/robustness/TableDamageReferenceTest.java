package dev.assize.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.NumericColumn;
import dev.assize.core.Tensor;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Accuracy under the golden noise and missing cells, with the golden draws. */
class TableDamageReferenceTest {
    @Test
    void accuraciesEqualTheGoldenOnes_forEveryShift() {
        int compared = 0;
        for (Path file : Golden.files("robustness", "corruptions.*\\.json")) {
            JsonNode tabular = Golden.read(file).get("tabular");
            TinyMlp mlp = TinyMlp.of(Golden.read(
                    file.resolveSibling(tabular.get("model").asText()).normalize()));
            int[] labels = Golden.ints(tabular.get("labels"));
            for (JsonNode shift : tabular.get("shifts")) {
                boolean[] right = DamageEvidence.right(mlp.predict(damaged(tabular, shift)), labels);
                assertThat(TrialEvidence.accuracy(right).value())
                        .as(shift.toString())
                        .isCloseTo(shift.get("accuracy").asDouble(), within(1e-12));
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(10);
    }

    /** Damages column by column; the golden model reads the column's mean where a cell is missing. */
    private static Tensor damaged(JsonNode tabular, JsonNode shift) {
        Tensor table = Golden.tensor(tabular.get("table"));
        double level = shift.get("parameter").asDouble();
        boolean noise = shift.get("shift").asText().equals("gaussian_noise");
        double[] means = Golden.doubles(tabular.get("mean"));
        double[] cells = new double[table.size()];
        for (int c = 0; c < table.rowSize(); c++) {
            NumericColumn column = NumericColumn.of("x" + c, column(table, c));
            NumericColumn result = noise
                    ? GaussianNoise.add(column, level, column(Golden.tensor(tabular.get("unitNormal")), c))
                    : (NumericColumn)
                            MissingCells.empty(column, level, column(Golden.tensor(tabular.get("uniform")), c));
            for (int row = 0; row < table.rows(); row++) {
                cells[row * table.rowSize() + c] = result.valueOr(row, means[c]);
            }
        }
        return Tensor.adopt(cells, table.shape());
    }

    private static double[] column(Tensor table, int c) {
        double[] column = new double[table.rows()];
        for (int row = 0; row < column.length; row++) {
            column[row] = table.at(row, c);
        }
        return column;
    }
}
