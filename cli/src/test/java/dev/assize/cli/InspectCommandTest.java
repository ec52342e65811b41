package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
    @TempDir
    private Path folder;

    @Test
    void showsHowTheModelCameAbout() {
        train();

        Run run = Run.in(folder, "inspect", "model.zip");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("task: binary, label approved\nclasses: no, yes\nfavorable: yes\n")
                .contains("reads: 3 columns, encoded to [5]\n  income\n  years\n  part_time\n")
                .contains("network: 2 layers, 34 parameters\n") // 5 * 4 + 4 and 4 * 2 + 2
                .containsPattern("\n  0 +DenseLayer +\\[4] +24\n  1 +OutputLayer +\\[2] +10\n")
                .containsPattern("\n  learningRate +0\\.02\n")
                .containsPattern("\nseed: -?\\d+\n")
                .containsPattern("\n  training_rows +sha256:[0-9a-f]{64}\n")
                .containsPattern("\nepochs: 6, kept: \\d+, stopped early\n")
                .containsPattern("\n +6  validation +0\\.\\d+ +0\\.\\d{4} +73\n")
                .endsWith("\nprivacy: not trained privately\n");
    }

    @Test
    void printsJson_forPrograms() {
        train();

        Run run = Run.in(folder, "inspect", "model.zip", "--json");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("{\n  \"format\" : \"assize-model-summary\",\n  \"version\" : 1,\n")
                .contains("\"parameters\" : 34", "\"kind\" : \"DenseLayer\"", "\"learningRate\" : 0.02")
                .contains("\"privacy\" : \"not trained privately\"")
                .endsWith("}\n");
    }

    @Test
    void showsWhatWasTried() throws IOException {
        Path file = Loans.in(folder).resolve("audit.yaml");
        Files.writeString(
                file,
                Loans.AUDIT.replace(
                        "learningRate: 0.02}",
                        "search: {folds: 3, nested: true, over: {learningRate: [0.02, 0.00001]}}}"));
        Run train = Run.in(folder, "train", "audit.yaml", "--model", "model.zip", "--quiet");

        Run run = Run.in(folder, "inspect", "model.zip");
        Run json = Run.in(folder, "inspect", "model.zip", "--json");

        assertThat(train.err()).isEmpty();
        assertThat(train.out())
                .startsWith("search: grid, 2 configurations, 3 folds, chosen by loss: learningRate 0.02\n")
                .containsPattern("\nnested: loss 0\\.\\d{4}, accuracy 0\\.\\d{4} on 3 outer folds\n");
        assertThat(run.out())
                .containsPattern(
                        "\n  \\*  1  loss 0\\.\\d{4}, accuracy 0\\.\\d{4}, 34 parameters: learningRate 0\\.02\n"
                                + "        losses of folds: 0\\.\\d{4} 0\\.\\d{4} 0\\.\\d{4}\n"
                                + "     2  loss \\d\\.\\d{4}, accuracy 0\\.\\d{4}, 34 parameters: learningRate 1\\.0E-5\n");
        assertThat(json.out()).contains("\"selection\" : {", "\"strategy\" : \"grid\"", "\"nested\" : [");
    }

    @Test
    void saysTheSameTwice() {
        train();

        assertThat(Run.in(folder, "inspect", "model.zip").out())
                .isEqualTo(Run.in(folder, "inspect", "model.zip").out());
    }

    @Test
    void refusesAFileThatIsNoModel() {
        Loans.in(folder);

        Run run = Run.in(folder, "inspect", "loans.csv");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("loans.csv").doesNotContain("defect");
    }

    @Test
    void saysSo_whenThereIsNoFile() {
        Run run = Run.in(folder, "inspect", "model.zip", "--json");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("model.zip").doesNotContain("defect");
    }

    private void train() {
        assertThat(Run.in(Loans.in(folder), "train", "audit.yaml", "--model", "model.zip", "--quiet")
                        .code())
                .isZero();
    }
}
