package dev.assize.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Digest;
import dev.assize.core.NumericColumn;
import dev.assize.core.Progress;
import dev.assize.core.Table;
import dev.assize.core.Tensor;
import dev.assize.training.TrainedModel;
import dev.assize.training.settings.TrainingException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The count column as it reaches the training. */
class WeightedTrainingTest {
    private static final String DATA = """
            data: {path: w.csv, label: ok, favorable: "yes", sensitive: [sex], %s}
            split: {column: part, train: a, test: b}
            """;

    @TempDir
    private Path folder;

    @Test
    void learnsFromPeople_whenRowsStandForMany() {
        // 900 people are refused and 100 approved; of the rows that stand for them, 10 are refused and 100 approved.
        TrainedModel counted = train("count: n");
        TrainedModel plain = train("exclude: [n]");

        assertThat(favorable(counted)).isLessThan(0.35);
        assertThat(favorable(plain)).isGreaterThan(0.65);
        assertThat(counted.columns()).containsExactly("x");
        assertThat(counted.record().digests().get("training_weights"))
                .isNotEqualTo(plain.record().digests().get("training_weights"));
    }

    @Test
    void recordsWhichDataTrained() {
        TrainedModel model = train("count: n");

        assertThat(model.record().digests().get("data")).isEqualTo(Digest.of(folder.resolve("w.csv")));
    }

    @Test
    void refusesToTrainOnNobody() {
        write(0);

        assertThatThrownBy(() -> audit("count: n").train())
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("weights with the sum 0.0 were given for");
    }

    private TrainedModel train(String how) {
        write(9); // 90 people a row
        return audit(how).train();
    }

    private Audit audit(String how) {
        String text = DATA.replace("%s", how)
                + "model: {train: {hidden: [], epochs: 60, batch: 512, learningRate: 0.05, validation: 0}}\n";
        return new Audit(new AuditFolder(folder).file(text), new SourceTables(List.of()), Progress.silent());
    }

    /** Ten times: a refused row of ten times so many people and ten approved rows of one person; and two judged rows. */
    private void write(int people) {
        StringBuilder csv = new StringBuilder("x,sex,part,n,ok\n");
        for (int i = 0; i < 10; i++) {
            csv.append(i % 2).append(",f,a,").append(people * 10).append(",no\n");
            for (int k = 0; k < 10; k++) {
                csv.append(k % 2).append(",m,a,").append(people == 0 ? 0 : 1).append(",yes\n");
            }
        }
        csv.append("0,f,b,1,yes\n1,m,b,1,no\n");
        new AuditFolder(folder).with("w.csv", csv.toString());
    }

    private static double favorable(TrainedModel model) {
        Tensor scores = model.score(Table.of(List.of(NumericColumn.of("x", new double[] {0}))));
        return scores.at(0, 1);
    }
}
