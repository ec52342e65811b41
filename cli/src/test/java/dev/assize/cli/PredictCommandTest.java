package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictCommandTest {
    private static final String APPLICANTS = """
            name,income,years,part_time
            "=1+2",3900,25,no
            Bo,100,1,yes
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void trainAModel() {
        Loans.write(Loans.in(folder), "new.csv", APPLICANTS);
        assertThat(Run.in(folder, "train", "audit.yaml", "--model", "model.zip", "--quiet")
                        .code())
                .isZero();
    }

    @Test
    void writesAClassAndItsProbabilitiesForEachRow() throws IOException {
        Run run = Run.in(folder, "predict", "model.zip", "new.csv", "--out", "scores.csv");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("rows: 2\nwritten: scores.csv\n");
        assertThat(Files.readString(folder.resolve("scores.csv")))
                .startsWith("row,predicted,probability:no,probability:yes\n1,yes,0.")
                .containsPattern("\n2,no,0\\.\\d+,0\\.\\d+\n$");
    }

    @Test
    void printsTheSame_whenTheFileIsADash() throws IOException {
        Run.in(folder, "predict", "model.zip", "new.csv", "--out", "scores.csv");
        Run printed = Run.in(folder, "predict", "model.zip", "new.csv", "--out", "-");

        assertThat(printed.out()).isEqualTo(Files.readString(folder.resolve("scores.csv")));
    }

    @Test
    void copiesTheNamesOfRows_withoutStartingAFormula() {
        Run run = Run.in(folder, "predict", "model.zip", "new.csv", "--out", "-", "--id", "name");

        assertThat(run.out()).startsWith("name,predicted,").contains("\n'=1+2,yes,", "\nBo,no,");
    }

    @Test
    void writesJsonLines_whenTheNameSaysSo() throws IOException {
        Run run = Run.in(folder, "predict", "model.zip", "new.csv", "--out", "scores.jsonl", "--id", "name");

        assertThat(run.code()).isZero();
        assertThat(Files.readAllLines(folder.resolve("scores.jsonl")))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("{\"name\":\"=1+2\",\"predicted\":\"yes\",\"probability:no\":0.");
    }

    @Test
    void namesAllMissingColumnsInOneError() {
        Loans.write(folder, "short.csv", "years,name\n3,x\n");

        Run run = Run.in(folder, "predict", "model.zip", "short.csv", "--out", "scores.csv");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(folder.resolve("short.csv")
                        + ": the model reads columns that the table lacks: income, part_time\n"
                        + "  Add them; the table has years, name.\n");
        assertThat(folder.resolve("scores.csv")).doesNotExist();
    }

    @Test
    void readsColumnsAsInTraining_whateverTheFileLooksLike() {
        Loans.write(folder, "digits.csv", "income,years,part_time\n3900,25,1\n100,1,0\n");

        Run run = Run.in(folder, "predict", "model.zip", "digits.csv", "--out", "-");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).hasLineCount(3); // part_time holds categories that training did not have
    }

    @Test
    void saysWhichCellIsNoNumber() {
        Loans.write(folder, "texts.csv", "income,years,part_time\nmuch,25,no\n100,1,no\n");

        Run run = Run.in(folder, "predict", "model.zip", "texts.csv", "--out", "scores.csv");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("texts.csv", "much").doesNotContain("defect");
        assertThat(folder.resolve("scores.csv")).doesNotExist();
    }

    @Test
    void saysSo_whenTheStatedTypeIsNotThatOfTheModel() {
        Run wrong = Run.in(folder, "predict", "model.zip", "new.csv", "--out", "-", "--types", "income=categorical");
        Run absent = Run.in(folder, "predict", "model.zip", "new.csv", "--out", "-", "--types", "incme=numeric");

        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("income").doesNotContain("defect");
        assertThat(absent.code()).isEqualTo(2);
        assertThat(absent.err()).contains("'incme'", "Did you mean 'income'?");
    }

    @Test
    void readsAnEmbeddedDataSet_orSaysWhatItLacks() {
        Run run = Run.in(folder, "predict", "model.zip", "dataset:loans", "--out", "-");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("dataset:loans: the model reads columns that the table lacks: ");
    }

    @Test
    void saysWhichColumnsThereAre_whenTheIdIsNone() {
        Run run = Run.in(folder, "predict", "model.zip", "new.csv", "--out", "-", "--id", "nam");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(folder.resolve("new.csv")
                        + ": there is no column 'nam' to name the rows by\n"
                        + "  Did you mean 'name'? Known: income, name, part_time, years.\n");
    }

    @Test
    void saysSoBeforeTheWork_whenTheFileCannotBeWritten() {
        Run run = Run.in(folder, "predict", "model.zip", "new.csv", "--out", "no/scores.csv");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(folder.resolve("no/scores.csv") + ": the folder of this file does not exist\n"
                        + "  Make the folder, or name a file in one that exists.\n");
    }
}
