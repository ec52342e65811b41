package dev.assize.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.Decisions;
import dev.assize.core.Tensor;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Foolbox' FGSM on the dense golden networks. */
class FgsmReferenceTest {
    @Test
    void equalsFoolbox_forEveryFgsmEntry() {
        int compared = 0;
        for (Path file : Golden.files("robustness", "mlp.*\\.attacks\\.json")) {
            JsonNode golden = Golden.read(file);
            JsonNode model = Golden.read(
                    file.resolveSibling(golden.get("model").asText()).normalize());
            for (JsonNode entry : golden.get("attacks")) {
                if (entry.get("id").asText().startsWith("fgsm.")) {
                    compare(golden, entry, TinyMlp.of(model));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(6);
    }

    private static void compare(JsonNode golden, JsonNode entry, TinyMlp mlp) {
        int[] labels = Golden.ints(golden.get("labels"));
        Tensor attacked = Fgsm.of(entry.get("params").get("eps").asDouble())
                .attack(mlp, Golden.tensor(golden.get("inputs")), labels);

        Golden.assertClose(
                entry.get("id").asText(),
                attacked.toArray(),
                Golden.tensor(entry.get("adversarial")).toArray());
        int[] decided = Decisions.mostProbable(mlp.predict(attacked));
        assertThat(decided).isEqualTo(Golden.ints(entry.get("predicted")));
        for (int row = 0; row < decided.length; row++) {
            assertThat(decided[row] != labels[row])
                    .isEqualTo(entry.get("success").get(row).asBoolean());
            assertThat(linf(
                            attacked.row(row),
                            Golden.tensor(golden.get("inputs")).row(row)))
                    .isCloseTo(entry.get("linf").get(row).asDouble(), within(1e-9));
        }
    }

    private static double linf(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }
}
