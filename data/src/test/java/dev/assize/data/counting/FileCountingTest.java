package dev.assize.data.counting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.SortedScores;
import dev.assize.core.Tally;
import dev.assize.core.WeightSum;
import dev.assize.data.TableSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCountingTest {
    private static final String CSV = """
            y_true,y_pred,score,sex,age,w,note
            1,1,0.9,f,31,1,"a, b"
            1,0,0.4,f,24,2.5,x
            0,0,0.1, m ,60,1,x
            0,1,0.7,m,61,0,x
            1,1,0.8,,30,3,x
            0,0,0.2,f,30,1,x
            """;

    @TempDir
    private Path folder;

    @Test
    void countsEachCombination_inTheOrderOfValuesTruthAndDecision() {
        Tally tally = count(columns("sex"));

        assertThat(tally.attributes()).containsExactly("sex");
        assertThat(tally.classes()).containsExactly("0", "1");
        assertThat(tally.cells())
                .containsExactly(
                        new Tally.Cell(List.of("(missing)"), 1, 1, 1),
                        new Tally.Cell(List.of("f"), 0, 0, 1),
                        new Tally.Cell(List.of("f"), 1, 0, 1),
                        new Tally.Cell(List.of("f"), 1, 1, 1),
                        new Tally.Cell(List.of("m"), 0, 0, 1),
                        new Tally.Cell(List.of("m"), 0, 1, 1));
    }

    @Test
    void addsWeights_andKeepsScoresWithThem() {
        OutcomeColumns columns = OutcomeColumns.of(
                        List.of(), OutcomeColumns.Answers.of("y_true", "y_pred").withScore("score"))
                .withWeights("w");

        List<Tally.Cell> cells = count(columns).cells();

        assertThat(cells).hasSize(4);
        Tally.Measured selected = cells.get(3).measured(); // 0.9 with weight 1, 0.8 with weight 3
        assertThat(selected.weights()).isEqualTo(new WeightSum(4, 10));
        assertThat(scores(selected.scores())).isEqualTo("0.8*3.0 0.9*1.0 ");
        assertThat(cells.get(2).measured().weights()).isEqualTo(new WeightSum(2.5, 6.25));
        assertThat(cells.get(1).measured().weights()).isEqualTo(WeightSum.NONE);
    }

    @Test
    void cutsNumbersIntoBands() {
        OutcomeColumns columns = OutcomeColumns.of(
                List.of(new GroupColumn("age_band", "age", List.of(30.0, 60.0))),
                OutcomeColumns.Answers.of("y_true", "y_pred"));

        Tally tally = count(columns);

        assertThat(tally.attributes()).containsExactly("age_band");
        assertThat(tally.cells())
                .containsExactly(
                        new Tally.Cell(List.of("age < 30"), 1, 0, 1),
                        new Tally.Cell(List.of("30 ≤ age < 60"), 0, 0, 1),
                        new Tally.Cell(List.of("30 ≤ age < 60"), 1, 1, 2),
                        new Tally.Cell(List.of("60 ≤ age"), 0, 0, 1),
                        new Tally.Cell(List.of("60 ≤ age"), 0, 1, 1));
    }

    @Test
    void cutsNumbersAtQuantiles() throws IOException {
        Path file = Files.writeString(folder.resolve("p.csv"), CSV);
        OutcomeColumns columns = OutcomeColumns.of(
                List.of(GroupColumn.quantiles("age_third", "age", 3)), OutcomeColumns.Answers.of("y_true", "y_pred"));

        OutcomeColumns cut = FileCounting.resolve(TableSource.of(file), columns);

        assertThat(cut.groups()) // of 24 30 30 31 60 61: a third are at most 30, two thirds at most 31
                .containsExactly(new GroupColumn("age_third", "age", List.of(30.0, 31.0)));
        assertThat(FileCounting.count(TableSource.of(file), columns))
                .isEqualTo(FileCounting.count(TableSource.of(file), cut));
    }

    @Test
    void takesTheStatedClassAsFavorable() {
        OutcomeColumns columns = OutcomeColumns.of(
                GroupColumn.all(List.of("sex")),
                OutcomeColumns.Answers.of("y_true", "y_pred").withFavorable("0.0"));

        assertThat(count(columns).classes()).containsExactly("1", "0");
    }

    @Test
    void countsDecisionsAlone_whenTheTruthIsNotKnown() {
        OutcomeColumns.Answers answers =
                new OutcomeColumns.Answers(Optional.empty(), Optional.of("y_pred"), Optional.empty(), Optional.empty());

        Tally tally = count(OutcomeColumns.of(GroupColumn.all(List.of("sex")), answers));

        assertThat(tally.cells()).allSatisfy(cell -> assertThat(cell.truth()).isEqualTo(Tally.UNKNOWN));
        assertThat(tally.cells()).contains(new Tally.Cell(List.of("f"), Tally.UNKNOWN, 0, 2));
    }

    @Test
    void leavesTruthUnknown_whereTheCellIsEmpty() {
        Tally tally = count(columns("sex"), "y_true,y_pred,sex\n1,1,f\n,1,f\nNA,0,m\n0,0,m\n");

        assertThat(tally.cells())
                .contains(
                        new Tally.Cell(List.of("f"), Tally.UNKNOWN, 1, 1),
                        new Tally.Cell(List.of("m"), Tally.UNKNOWN, 0, 1));
    }

    @Test
    void readsJsonLinesLikeCsv() throws IOException {
        Path json = Files.writeString(folder.resolve("p.jsonl"), """
                {"y_true": 1, "y_pred": 1, "sex": "f"}
                {"y_true": 0, "y_pred": 1, "sex": "m"}
                {"y_true": 1, "y_pred": 1.0, "sex": "f"}
                """);

        assertThat(FileCounting.count(TableSource.of(json), columns("sex")))
                .isEqualTo(count(columns("sex"), "y_true,y_pred,sex\n1,1,f\n0,1,m\n1,1,f\n"));
    }

    private static OutcomeColumns columns(String... groups) {
        return OutcomeColumns.of(GroupColumn.all(List.of(groups)), OutcomeColumns.Answers.of("y_true", "y_pred"));
    }

    private Tally count(OutcomeColumns columns) {
        return count(columns, CSV);
    }

    private Tally count(OutcomeColumns columns, String csv) {
        try {
            Path file = Files.writeString(folder.resolve("p.csv"), csv);
            return FileCounting.count(TableSource.of(file), columns);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a file for a test", e);
        }
    }

    private static String scores(SortedScores scores) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < scores.size(); i++) {
            text.append(scores.score(i)).append('*').append(scores.weight(i)).append(' ');
        }
        return text.toString();
    }
}
