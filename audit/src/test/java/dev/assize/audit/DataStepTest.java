package dev.assize.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Role;
import dev.assize.data.DataException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataStepTest {
    @TempDir
    private Path folder;

    @Test
    void usesEachColumnForOneThing() {
        AuditedData data = prepare("""
                data: {path: loans.csv, label: approved, favorable: "yes", sensitive: [sex], exclude: [years], count: n}
                split: {column: part, train: a, test: b}
                """ + AuditFolder.TRAIN);

        assertThat(data.columns().features()).containsExactly("income");
        assertThat(data.columns().attributes()).containsExactly("sex");
        assertThat(data.table().schema().names(Role.WEIGHT)).containsExactly("n");
        assertThat(data.table().schema().names(Role.LABEL)).containsExactly("approved");
        assertThat(data.task().classes()).containsExactly("no", "yes");
        assertThat(data.truthKnown()).isTrue();
    }

    @Test
    void keepsFromTheModelWhatGroupsAreCutFrom_unlessTheFileSaysSo() {
        String data = "data: {path: loans.csv, label: approved, favorable: \"yes\", exclude: [part, n], sensitive:"
                + " [sex, {column: years, name: long, cuts: [10], feature: %s}]}\n";

        AuditedData without = prepare(String.format(Locale.ROOT, data, "false") + AuditFolder.TRAIN);
        AuditedData with = prepare(String.format(Locale.ROOT, data, "true") + AuditFolder.TRAIN);

        assertThat(without.columns().features()).containsExactly("income");
        assertThat(with.columns().features()).containsExactly("income", "years");
        assertThat(without.columns().attributes()).containsExactly("sex", "long");
        assertThat(without.table().schema().names(Role.SENSITIVE)).containsExactly("sex", "long");
    }

    @Test
    void knowsNoTruth_whenThereAreOnlyDecisions() {
        AuditedData data = prepare("""
                data: {path: loans.csv, favorable: "yes", sensitive: [sex]}
                model: {predictions: {decision: approved}}
                """);

        assertThat(data.truthKnown()).isFalse();
        assertThat(data.columns().features()).isEmpty();
        assertThat(data.task().label()).isEqualTo("approved");
    }

    @Test
    void namesAllAbsentColumnsTogether() {
        assertThatThrownBy(() -> prepare("""
                        data:
                          path: loans.csv
                          label: aproved
                          favorable: "yes"
                          sensitive: [sx]
                          conditions: [dept]
                          exclude: [id]
                          count: weight
                        split: {column: fold}
                        """ + AuditFolder.TRAIN))
                .isInstanceOfSatisfying(
                        DataException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.message())
                                .containsExactly(
                                        "there is no column 'aproved', which is named as label",
                                        "there is no column 'sx', which is named as sensitive",
                                        "there is no column 'dept', which is named as condition",
                                        "there is no column 'id', which is named as excluded",
                                        "there is no column 'weight', which is named as count",
                                        "there is no column 'fold', which is named as split column"));
    }

    @Test
    void refusesDecisionsThatAreTheirOwnTruth() {
        assertThatThrownBy(() -> prepare("""
                        data: {path: loans.csv, label: approved, favorable: "yes", sensitive: [sex, approved], count: n}
                        model: {predictions: {decision: approved, score: n}}
                        """))
                .isInstanceOfSatisfying(
                        DataException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.message())
                                .containsExactly(
                                        "the score 'n' is no number from 0 to 1 in 45 rows, first in row 2: '2'",
                                        "the column 'approved' is named as label and as prediction",
                                        "the column 'n' is named as prediction and as count",
                                        "the column 'approved' is named as label and as sensitive"));
    }

    @Test
    void refusesADecisionThatIsNoClass() {
        new AuditFolder(folder).with("d.csv", "sex,good,decided\nf,yes,yes\nm,no,maybe\n");
        String audit = """
                data: {path: d.csv, label: good, favorable: "yes", sensitive: [sex]}
                model: {predictions: {decision: decided}}
                checks: [fairness]
                """;

        assertThatThrownBy(() -> new AuditFolder(folder)
                        .run(audit, AuditFolder.policy("fairness.selection_rate attribute:none atLeast: 0.1")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("row 2, column 'decided': 'maybe', which is none of the classes [no, yes]");
    }

    private AuditedData prepare(String audit) {
        var file = new AuditFolder(folder).withLoans(60, 1).file(audit);
        return new DataStep(file).prepare(new SourceTables(List.of()).read(file));
    }
}
