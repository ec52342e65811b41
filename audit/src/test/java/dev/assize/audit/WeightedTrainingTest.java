package dev.assize.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.audit.file.AuditException;
import dev.assize.core.Digest;
import dev.assize.core.NumericColumn;
import dev.assize.core.Progress;
import dev.assize.core.Table;
import dev.assize.core.Tensor;
import dev.assize.data.DataException;
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

    private static final String TRAIN =
            "model: {train: {hidden: [], epochs: 60, batch: 512, learningRate: 0.05, validation: 0}}\n";
    private static final String POLICY = """
            policy: small
            version: 1
            rules:
              - id: selection
                title: Women and men are approved at similar rates
                metric: fairness.demographic_parity_ratio
                scope: {attribute: sex}
                require: {atLeast: 0.80}
                severity: error
                source: convention
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
    void learnsFromWeightsThatAreNoCounts() {
        write(1); // 10 people a refused row, 1 an approved one
        new AuditFolder(folder).with("w.csv", halved());
        TrainedModel halves = audit("weights: n").train();
        write(1);
        TrainedModel counts = audit("count: n").train();

        assertThat(favorable(halves)).isCloseTo(favorable(counts), within(1e-6)); // half of every weight is the same
        assertThat(halves.columns()).containsExactly("x");
        assertThat(halves.record().digests().get("training_weights"))
                .isNotEqualTo(counts.record().digests().get("training_weights"));
    }

    @Test
    void countsPeopleWithoutTheWeightsOfTheLoss() {
        write(1);
        String text = DATA.replace("%s", "weights: n") + TRAIN + "checks: [fairness]\n";

        assertThat(new AuditFolder(folder).run(text, POLICY).subject().data().testRows())
                .isEqualTo(2);
    }

    @Test
    void refusesWeightsThatAreNone() {
        new AuditFolder(folder).with("w.csv", "x,sex,part,n,ok\n1,f,a,0.5,yes\n2,m,a,-0.5,no\n1,f,b,1,no\n");
        assertThatThrownBy(() -> audit("weights: n").train())
                .isInstanceOf(DataException.class)
                .hasMessage("w.csv: row 2, column of weights 'n': '-0.5'\n"
                        + "  A weight says how much a row counts in the loss: a number from 0 to 1e15.");
        assertThatThrownBy(() -> audit("weights: part").train())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the column of weights 'part' holds ");
        assertThatThrownBy(() -> audit("weights: m").train())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there is no column 'm', which is named as weights");
        assertThatThrownBy(() -> audit("weights: n, count: n").train())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the column 'n' is named as count and as weights");
    }

    @Test
    void refusesWeights_whereNothingIsTrained() {
        String text = "data: {path: w.csv, label: ok, favorable: \"yes\", sensitive: [sex], weights: n}\n"
                + "model: {predictions: {decision: part}}\n";

        assertThatThrownBy(() -> new AuditFolder(folder).file(text))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining(
                        "'weights' says how much rows count in the loss of a training, and nothing is trained");
    }

    private String halved() {
        StringBuilder csv = new StringBuilder("x,sex,part,n,ok\n");
        for (int i = 0; i < 10; i++) {
            csv.append(i % 2).append(",f,a,5,no\n");
            for (int k = 0; k < 10; k++) {
                csv.append(k % 2).append(",m,a,0.5,yes\n");
            }
        }
        return csv.append("0,f,b,1,yes\n1,m,b,1,no\n").toString();
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
        String text = DATA.replace("%s", how) + TRAIN;
        return new Audit(new AuditFolder(folder).file(text), new SourceTables(List.of()), Progress.silent());
    }

    /**
     * Ten times: a refused row of ten times so many people and ten approved rows of one person; and two judged rows.
     */
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
