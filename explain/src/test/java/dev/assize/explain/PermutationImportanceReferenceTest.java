package dev.assize.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.EncodedModel;
import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import dev.assize.core.Task;
import dev.assize.core.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** scikit-learn's permutation importance, shuffle by shuffle. */
class PermutationImportanceReferenceTest {
    private static final Map<String, ImportanceMetric> METRICS =
            Map.of("accuracy", ImportanceMetric.ACCURACY, "neg_log_loss", ImportanceMetric.LOG_LOSS);

    @Test
    void equalsScikitLearn_forEveryColumnShuffleAndMetric() {
        int compared = 0;
        for (Path file : Golden.files("explain", "mlp.*\\.global\\.json")) {
            JsonNode golden = Golden.read(file);
            JsonNode permutation = golden.get("permutationImportance");
            EncodedModel model = model(file, golden);
            int[][] shuffles = shuffles(permutation.get("permutations"));
            for (Map.Entry<String, ImportanceMetric> metric : METRICS.entrySet()) {
                JsonNode scores = permutation.get("scores").get(metric.getKey());
                PermutationImportance importance = new PermutationImportance(
                        model, table(golden), Golden.ints(golden.get("labels")), metric.getValue());
                compared += compare(importance, scores, shuffles);
            }
        }
        assertThat(compared).isEqualTo(2 * 8);
    }

    private static int compare(PermutationImportance importance, JsonNode scores, int[][] shuffles) {
        Golden.assertClose("base score", new double[] {importance.baseScore()}, new double[] {
            scores.get("baselineScore").asDouble()
        });
        Tensor expected = Golden.tensor(scores.get("importances"));
        double[] means = Golden.doubles(scores.get("mean"));
        for (int column = 0; column < means.length; column++) {
            ColumnImportance actual = importance.of("x" + column, shuffles);
            Golden.assertClose("x" + column, actual.ofShuffles(), expected.row(column));
            Golden.assertClose("mean", new double[] {actual.mean()}, new double[] {means[column]});
        }
        return means.length;
    }

    private static EncodedModel model(Path file, JsonNode golden) {
        JsonNode weights = Golden.read(file.resolveSibling(golden.get("model").asText()));
        Table table = table(golden);
        return new EncodedModel(
                Task.multiclass("y", List.of("a", "b", "c")),
                new NumberEncoder(table, table.schema().names()),
                TinyMlp.of(weights));
    }

    private static Table table(JsonNode golden) {
        Tensor cells = Golden.tensor(golden.get("table"));
        List<NumericColumn> columns = new ArrayList<>();
        for (int c = 0; c < cells.rowSize(); c++) {
            double[] column = new double[cells.rows()];
            for (int row = 0; row < column.length; row++) {
                column[row] = cells.at(row, c);
            }
            columns.add(NumericColumn.of("x" + c, column));
        }
        return Table.of(columns);
    }

    private static int[][] shuffles(JsonNode lists) {
        int[][] shuffles = new int[lists.size()][];
        for (int i = 0; i < shuffles.length; i++) {
            shuffles[i] = Golden.ints(lists.get(i));
        }
        return shuffles;
    }
}
