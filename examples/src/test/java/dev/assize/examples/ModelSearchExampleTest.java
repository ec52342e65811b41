package dev.assize.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.EvidenceKey;
import dev.assize.core.GroupTable;
import dev.assize.core.Scope;
import dev.assize.policies.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Six configurations on three folds, and once more inside each of three outer folds. No data folder is needed. */
class ModelSearchExampleTest {
    @TempDir
    static Path folder;

    private static ExampleRun run = new ExampleRun(-1, "", "", Path.of(""));

    @BeforeAll
    static void audit() {
        run = ExampleRun.of("model-search", folder);
    }

    @Test
    void endsWithZero() {
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.verdicts()).containsEntry("nested-accuracy", Status.PASS).containsEntry("tried", Status.PASS);
    }

    @Test
    void saysWhatWasTried_theBestFirst() {
        GroupTable table = (GroupTable) run.report().evidence().stream()
                .filter(evidence -> evidence.key().equals(new EvidenceKey("training.selection", Scope.ALL)))
                .findFirst()
                .orElseThrow();

        assertThat(run.measured("training.selection_tried", Scope.ALL)
                        .estimate()
                        .value())
                .isEqualTo(6);
        assertThat(table.rows()).hasSize(6);
        assertThat(table.rows().get(0).cells().get(0))
                .isEqualTo(new GroupTable.Known(run.measured("training.cross_validation_loss", Scope.ALL)
                        .estimate()));
    }

    @Test
    void estimatesTheChoiceAboutAsGoodAsTheRowsThatJudgeSay() {
        double judged = run.measured("fairness.accuracy", Scope.ALL).estimate().value();

        assertThat(run.measured("training.nested_accuracy", Scope.ALL)
                        .estimate()
                        .interval()
                        .orElseThrow())
                .satisfies(interval -> assertThat(judged).isBetween(interval.lower() - 0.01, interval.upper() + 0.01));
    }

    @Test
    void showsTheTableToPeople() throws IOException {
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("Configurations and their scores", "hidden [32, 16], learningRate 0.01");
    }

    @Test
    void saysNothingOfThisMachine() throws IOException {
        assertThat(run.report().provenance().seeds()).containsOnlyKeys("audit", "training");
        run.assertSaysNothingOfThisMachine();
    }
}
