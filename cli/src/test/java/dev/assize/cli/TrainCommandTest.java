package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
    @TempDir
    private Path folder;

    @Test
    void savesTheModelAndSaysHowGoodItIs() {
        Run run = Run.in(Loans.in(folder), "train", "audit.yaml", "--model", "model.zip", "--quiet");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .containsPattern("^epochs: \\d+, kept: \\d+\n")
                .containsPattern("\n[a-z]+: loss 0\\.\\d{4}, \\d+ of \\d+ right\n")
                .endsWith("written: model.zip\n");
        assertThat(folder.resolve("model.zip")).isNotEmptyFile();
    }

    @Test
    void trainsAGan_andSaysHowGoodItIs() throws IOException {
        Files.writeString(
                folder.resolve("gan.yaml"),
                "data: {path: dataset:digits, label: digit}\nsplit: {test: 0.2}\n"
                        + "model: {gan: {epochs: 1, samples: 100}}\nreport: {directory: made}\n");
        Run run = Run.in(folder, "train", "gan.yaml", "--quiet");
        Run audit = Run.in(folder, "audit", "gan.yaml", "--quiet");
        Run curves = Run.in(folder, "train", "gan.yaml", "--curves", "-");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("training.gan_frechet_distance[images=samples]: ")
                .contains("training.gan_classes: ")
                .endsWith("written: made\n");
        assertThat(folder.resolve("made/samples.png")).isNotEmptyFile();
        assertThat(folder.resolve("made/generator.zip")).isNotEmptyFile();
        assertThat(audit.code()).isEqualTo(2);
        assertThat(curves.code()).isEqualTo(2);
        assertThat(curves.err()).contains("--checkpoint, --resume and --curves are not for a GAN");
    }

    @Test
    void savesTheSameBytesTwice() {
        Loans.in(folder);
        Run.in(folder, "train", "audit.yaml", "--model", "one.zip");
        Run.in(folder, "train", "audit.yaml", "--model", "two.zip");

        assertThat(folder.resolve("two.zip")).hasSameBinaryContentAs(folder.resolve("one.zip"));
    }

    @Test
    void writesTheCurvesOrPrintsThem() throws IOException {
        Loans.in(folder);
        Run written =
                Run.in(folder, "train", "audit.yaml", "--model", "model.zip", "--curves", "curves.csv", "--quiet");
        Run printed = Run.in(folder, "train", "audit.yaml", "--model", "model.zip", "--curves", "-", "--quiet");

        String curves = Files.readString(folder.resolve("curves.csv"));
        assertThat(written.out()).endsWith("written: model.zip\nwritten: curves.csv\n");
        assertThat(curves)
                .startsWith("epoch,part,loss,accuracy,rows,kept\n1,training,")
                .containsPattern("\n6,validation,0\\.\\d+,0\\.\\d+,73,false\n$")
                .hasLineCount(1 + 2 * 6); // of 8 epochs, 3 after the best one
        assertThat(printed.out()).endsWith(curves);
    }

    @Test
    void goesOnWhereItStopped_withTheSameResult() throws IOException {
        Loans.in(folder);
        Run.in(folder, "train", "audit.yaml", "--model", "whole.zip");
        Run first = Run.in(folder, "train", "audit.yaml", "--model", "one.zip", "--checkpoint", "state");
        Run again = Run.in(folder, "train", "audit.yaml", "--model", "two.zip", "--checkpoint", "state", "--resume");

        assertThat(first.code()).isZero();
        assertThat(again.code()).isZero();
        assertThat(folder.resolve("two.zip"))
                .hasSameBinaryContentAs(folder.resolve("one.zip"))
                .hasSameBinaryContentAs(folder.resolve("whole.zip"));
    }

    @Test
    void refusesAFolderOfCheckpoints_unlessItResumes() {
        Loans.in(folder);
        Run.in(folder, "train", "audit.yaml", "--model", "model.zip", "--checkpoint", "state");

        Run again = Run.in(folder, "train", "audit.yaml", "--model", "model.zip", "--checkpoint", "state");
        Run nowhere = Run.in(folder, "train", "audit.yaml", "--model", "model.zip", "--resume");

        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("state");
        assertThat(nowhere.code()).isEqualTo(2);
        assertThat(nowhere.err())
                .isEqualTo("--resume: there is no folder to go on from\n"
                        + "  Say --checkpoint DIR as well, the folder of the training that stopped.\n");
    }

    @Test
    void saysWhereSettingsAreWrong() {
        Loans.write(
                Loans.in(folder),
                "audit.yaml",
                Loans.AUDIT.replaceAll(
                        "(?m)^  train:.*$",
                        "  train: {kind: cnn, units: [3], schedule: {kind: cosin}, filters: [4, 8], kernel: [3]}"));

        Run run = Run.in(folder, "train", "audit.yaml", "--model", "model.zip");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("audit.yaml:8:22: 'units' is no setting of kind cnn\n")
                .contains("audit.yaml:8:45: 'schedule.kind' is 'cosin'\n")
                .contains("Did you mean 'cosine'? Give one of constant, step, ");
    }

    @Test
    void needsAnAuditFileThatTrains() {
        Loans.write(Loans.in(folder), "audit.yaml", Loans.AUDIT.replaceAll("(?m)^  train:.*$", "  path: model.zip"));

        Run run = Run.in(folder, "train", "audit.yaml", "--model", "model.zip");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .endsWith("audit.yaml: the audit file does not train a model\n"
                        + "  Write 'model: {train: {...}}' to train one.\n");
        assertThat(folder.resolve("model.zip")).doesNotExist();
    }

    @Test
    void saysSoBeforeTheWork_whenTheModelCannotBeWritten() throws IOException {
        Loans.in(folder);
        Files.createDirectory(folder.resolve("taken"));

        Run directory = Run.in(folder, "train", "audit.yaml", "--model", "taken");
        Run nowhere = Run.in(folder, "train", "audit.yaml", "--model", "no/folder/model.zip");

        assertThat(directory.code()).isEqualTo(2);
        assertThat(directory.err())
                .isEqualTo(folder.resolve("taken") + ": this is a folder, not a file\n"
                        + "  Name the file that the model goes to, for example model.zip.\n");
        assertThat(nowhere.code()).isEqualTo(2);
        assertThat(nowhere.err())
                .isEqualTo(folder.resolve("no/folder/model.zip") + ": the folder of this file does not exist\n"
                        + "  Make the folder, or name a file in one that exists.\n");
    }

    @Test
    void putsTheModelBesideTheReport_whenNoFileIsNamed() {
        Run run = Run.in(Loans.in(folder), "train", "audit.yaml", "--quiet");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).endsWith("written: out/model.zip\n");
        assertThat(folder.resolve("out").resolve("model.zip")).isNotEmptyFile();
    }
}
