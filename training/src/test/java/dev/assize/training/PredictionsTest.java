package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import dev.assize.core.TableModel;
import dev.assize.core.Task;
import dev.assize.core.Tensor;
import dev.assize.training.settings.TrainingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionsTest {
    private static final Table ROWS = Table.of(List.of(
            NumericColumn.of("number", -1, 2), CategoricalColumn.ofTexts("text", List.of("@cmd", "say \"hi\", Bo"))));

    @TempDir
    private Path folder;

    /** Answers the same for every table. */
    private record Fixed(Task task, Tensor answers) implements TableModel {
        @Override
        public List<String> columns() {
            return List.of("number");
        }

        @Override
        public Tensor score(Table rows) {
            return answers;
        }
    }

    private static Predictions classes(String first, Optional<String> names) {
        Task task = Task.binary("label", first, "yes");
        return Predictions.of(new Fixed(task, Tensor.of(new double[] {0.5, 0.5, 0.25, 0.75}, 2, 2)), ROWS, names);
    }

    private static Predictions numbers() {
        Tensor answers = Tensor.of(new double[] {-1.5, 1e9}, 2, 1);
        return Predictions.of(new Fixed(Task.regression("price"), answers), ROWS, Optional.empty());
    }

    @Test
    void numbersRowsFromOne_andTakesTheFirstOfEquallyProbableClasses() {
        assertThat(classes("no", Optional.empty()).text(Predictions.Form.CSV)).isEqualTo("""
                row,predicted,probability:no,probability:yes
                1,no,0.5,0.5
                2,yes,0.25,0.75
                """);
    }

    @Test
    void quotesCells_andStopsFormulas() {
        assertThat(classes("=no", Optional.of("text")).text(Predictions.Form.CSV))
                .isEqualTo("""
                text,predicted,probability:=no,probability:yes
                '@cmd,'=no,0.5,0.5
                "say ""hi"", Bo",yes,0.25,0.75
                """);
    }

    @Test
    void leavesNumbersAsTheyAre() {
        assertThat(classes("no", Optional.of("number")).text(Predictions.Form.CSV))
                .contains("\n-1,no,", "\n2,yes,");
        assertThat(numbers().text(Predictions.Form.CSV)).isEqualTo("row,predicted\n1,-1.5\n2,1000000000\n");
    }

    @Test
    void writesOneObjectALine_inJson() {
        assertThat(classes("no", Optional.of("text")).text(Predictions.Form.JSON_LINES))
                .isEqualTo("""
                {"text":"@cmd","predicted":"no","probability:no":0.5,"probability:yes":0.5}
                {"text":"say \\"hi\\", Bo","predicted":"yes","probability:no":0.25,"probability:yes":0.75}
                """);
        assertThat(numbers().text(Predictions.Form.JSON_LINES)).startsWith("{\"row\":1,\"predicted\":-1.5}\n");
    }

    @Test
    void tellsTheFormByTheName() {
        assertThat(Predictions.Form.of(Path.of("a.jsonl"))).isEqualTo(Predictions.Form.JSON_LINES);
        assertThat(Predictions.Form.of(Path.of("A.NDJSON"))).isEqualTo(Predictions.Form.JSON_LINES);
        assertThat(Predictions.Form.of(Path.of("a.csv"))).isEqualTo(Predictions.Form.CSV);
        assertThat(Predictions.Form.of(Path.of("jsonl"))).isEqualTo(Predictions.Form.CSV);
    }

    @Test
    void replacesAFileWhole_andLeavesNothingBeside() throws IOException {
        Path file = Files.writeString(
                folder.resolve("scores.csv"), "something longer than what is written now\n".repeat(9));

        numbers().write(file);

        assertThat(file).hasContent("row,predicted\n1,-1.5\n2,1000000000");
        assertThat(folder).isDirectoryContaining("glob:**scores.csv");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void saysSo_whenTheFileCannotBeWritten() {
        Path file = folder.resolve("none/scores.csv");

        assertThatThrownBy(() -> numbers().write(file))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("the predictions cannot be written")
                .hasMessageContaining("Check that the folder exists, may be written to, and has space left.");
    }
}
