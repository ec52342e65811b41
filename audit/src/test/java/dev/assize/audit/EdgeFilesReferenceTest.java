package dev.assize.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assize.core.Evidence;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Undefined;
import dev.assize.data.DataException;
import dev.assize.data.TableSource;
import dev.assize.data.counting.GroupColumn;
import dev.assize.data.counting.OutcomeColumns;
import dev.assize.data.counting.OutcomeRows;
import dev.assize.fairness.FairnessOptions;
import dev.assize.fairness.MetricSelection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The awkward inputs of the golden folder that concern files and labels, as files. */
class EdgeFilesReferenceTest {
    private static JsonNode cases;

    @TempDir
    private Path folder;

    @BeforeAll
    static void read() throws IOException {
        Path file = Path.of(System.getProperty("assize.reference", "../../shared/reference"))
                .resolve("fairness/edge-cases.json");
        assumeTrue(Files.exists(file), "skipped: there is no " + file + "; set -Dassize.reference");
        cases = new ObjectMapper().readTree(file.toFile()).get("cases");
    }

    @Test
    void hasAnAreaOfOneHalf_whereScoresAreTied() {
        List<Evidence> found = run(input("tied scores"), Optional.empty());

        assertThat(value(found, "fairness.roc_auc[attribute=group, group=B]")).isEqualTo(0.5);
        assertThat(value(found, "fairness.roc_auc[attribute=group, group=A]")).isEqualTo(1);
    }

    @Test
    void refusesScoresThatAreNoNumbers() {
        assertThatThrownBy(() -> run(input("NaN scores"), Optional.empty()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("row 2, column 'score': 'NaN' is not a finite number; so are 1 more cells");
    }

    @ParameterizedTest
    @ValueSource(strings = {"labels -1 and 1", "labels 0 and 2", "text labels yes/no", "three classes"})
    void refusesLabels_whoseFavorableOneIsNotStated(String name) {
        assertThatThrownBy(() -> run(input(name), Optional.empty()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("favorable");
    }

    @ParameterizedTest
    @CsvSource({"labels -1 and 1, 1", "labels 0 and 2, 2", "text labels yes/no, yes"})
    void countsLabels_whoseFavorableOneIsStated(String name, String favorable) {
        List<Evidence> found = run(input(name), Optional.of(favorable));

        assertThat(value(found, "fairness.selection_rate[attribute=group, group=A]"))
                .isEqualTo(0.5);
        assertThat(value(found, "fairness.selection_rate[attribute=group, group=B]"))
                .isEqualTo(0.25);
        assertThat(value(found, "fairness.demographic_parity_difference[attribute=group]"))
                .isEqualTo(0.25);
    }

    @Test
    void refusesATableWithoutRows() {
        assertThatThrownBy(() -> run(input("empty input"), Optional.of("1")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no rows");
    }

    @Test
    void refusesDecisions_thatAreNotOneForEachRow() {
        JsonNode input = input("length mismatch");
        int[] groups = new int[input.get("group").size()];

        assertThatThrownBy(() -> OutcomeRows.of(groups.length, List.of(groups))
                        .withDecisions(new int[input.get("y_pred").size()]))
                .hasMessage("there are 7 decisions for 8 rows; give one for each row");
    }

    @Test
    void hasNoRate_whereTheWeightsOfAGroupAreZero() {
        List<Evidence> found = run(input("a group whose weights sum to 0"), Optional.empty());

        assertThat(in(found, "fairness.selection_rate[attribute=group, group=B]"))
                .isInstanceOf(Undefined.class);
        assertThat(in(found, "fairness.demographic_parity_difference[attribute=group]"))
                .isInstanceOf(Undefined.class);
        assertThat(value(found, "fairness.selection_rate[attribute=group, group=A]"))
                .isEqualTo(0.5);
    }

    @Test
    void listsTheIntersectionThatNobodyIsIn() throws IOException {
        JsonNode input = input("empty intersection cell");
        StringBuilder csv = new StringBuilder("y_true,y_pred,first,second\n");
        for (int row = 0; row < input.get("group").size(); row++) {
            csv.append(input.get("y_true").get(row).asText()).append(',');
            csv.append(input.get("y_pred").get(row).asText()).append(',');
            csv.append(input.get("group").get(row).asText().replace('|', ',')).append('\n');
        }
        Path file = Files.writeString(folder.resolve("both.csv"), csv);

        List<Evidence> found = FairnessRun.of(new FairnessRequest(
                        TableSource.of(file),
                        OutcomeColumns.of(
                                GroupColumn.all(List.of("first", "second")),
                                OutcomeColumns.Answers.of("y_true", "y_pred")),
                        FairnessOptions.defaults()))
                .evidence();

        assertThat(((Undefined) in(found, "fairness.selection_rate[attribute=first × second, group=B × y]")).reason())
                .isEqualTo("no people");
        assertThat(value(found, "fairness.selection_rate[attribute=first × second, group=B × x]"))
                .isCloseTo(0.25, within(1e-15));
    }

    private static JsonNode input(String name) {
        for (JsonNode one : cases) {
            if (one.get("name").asText().equals(name)) {
                return one.get("input");
            }
        }
        throw new AssertionError("no edge case '" + name + "'");
    }

    private List<Evidence> run(JsonNode input, Optional<String> favorable) {
        List<String> names = new ArrayList<>();
        input.fieldNames().forEachRemaining(name -> {
            if (input.get(name).isArray() && !name.equals("privileged")) {
                names.add(name);
            }
        });
        StringBuilder csv = new StringBuilder(String.join(",", names)).append('\n');
        for (int row = 0; row < input.get("group").size(); row++) {
            List<String> cells = new ArrayList<>();
            for (String name : names) {
                cells.add(input.get(name).get(row).asText(""));
            }
            csv.append(String.join(",", cells)).append('\n');
        }
        Path file = folder.resolve("case.csv");
        try {
            Files.writeString(file, csv);
        } catch (IOException e) {
            throw new AssertionError("cannot write " + file, e);
        }
        Optional<String> decision = names.contains("y_pred") ? Optional.of("y_pred") : Optional.empty();
        Optional<String> score = names.contains("score") ? Optional.of("score") : Optional.empty();
        OutcomeColumns columns = OutcomeColumns.of(
                GroupColumn.all(List.of("group")),
                new OutcomeColumns.Answers(Optional.of("y_true"), decision, score, favorable));
        MetricSelection metrics = new MetricSelection(List.of("usual", "scores"));
        return FairnessRun.of(new FairnessRequest(
                        TableSource.of(file),
                        names.contains("weight") ? columns.withWeights("weight") : columns,
                        FairnessOptions.defaults().withMetrics(metrics)))
                .evidence();
    }

    private static double value(List<Evidence> found, String key) {
        return ((MeasuredValue) in(found, key)).estimate().value();
    }

    private static Evidence in(List<Evidence> found, String key) {
        return found.stream()
                .filter(piece -> piece.key().toString().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        key + " among " + found.stream().map(Evidence::key).toList()));
    }
}
