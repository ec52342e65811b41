package dev.assize.audit;

import static dev.assize.audit.AuditFolder.QUICK_CHECKS;
import static dev.assize.audit.AuditFolder.TRAIN;
import static dev.assize.audit.AuditFolder.policy;
import static dev.assize.audit.AuditFolder.undefined;
import static dev.assize.audit.AuditFolder.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.NumericColumn;
import dev.assize.core.Role;
import dev.assize.core.Table;
import dev.assize.core.Undefined;
import dev.assize.reports.Report;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row that stands for several people counts as often in every check. */
class PeopleTest {
    private static final String COUNTED = """
            data: {path: loans.csv, label: approved, favorable: "yes", sensitive: [sex], exclude: [part], count: n}
            split: {test: 0.4, seed: 3}
            """;
    private static final String POLICY = policy("fairness.accuracy attribute:none atLeast: 0.01");

    @TempDir
    private Path path;

    @Test
    void writesOutEveryPerson_inTheOrderOfTheRows() {
        Table table = counted(2, 0, 3);

        assertThat(People.rowsOf("t", table).orElseThrow()).containsExactly(0, 0, 2, 2, 2);
        assertThat(People.of("t", table).orElseThrow().rowCount()).isEqualTo(5);
    }

    @Test
    void leavesATableAlone_whenARowIsAPerson() {
        Table table = Table.of(List.of(CategoricalColumn.ofTexts("sex", List.of("f", "m"))));

        assertThat(People.of("t", table).orElseThrow()).isSameAs(table);
        assertThat(People.rowsOf("t", table).orElseThrow()).containsExactly(0, 1);
    }

    @Test
    void writesOutNobody_whenThereAreTooManyPeople() {
        assertThat(People.rowsOf("t", counted(1_000_000, 1_000_001, 0))).isEmpty();
        assertThat(People.rowsOf("t", counted(1e15, 1e15, 1e15))).isEmpty();
        assertThat(People.rowsOf("t", counted(1_000_000, 1_000_000, 0)).orElseThrow())
                .hasSize(2_000_000);
    }

    @Test
    void countsTheSamePeopleInEveryCheck() {
        Report report = new AuditFolder(path).withLoans(300, 1).run(COUNTED + TRAIN + QUICK_CHECKS, POLICY);

        var byGroups = value(report, "fairness.accuracy");
        var byModel = value(report, "robustness.clean_accuracy");
        assertThat(byGroups.sampleSize())
                .isGreaterThan(2 * report.subject().data().testRows());
        assertThat(byModel.sampleSize()).isEqualTo(byGroups.sampleSize());
        assertThat(byModel.estimate().value()).isCloseTo(byGroups.estimate().value(), within(1e-12));
        assertThat(value(report, "privacy.membership_auc").sampleSize()).isGreaterThan(byGroups.sampleSize());
    }

    @Test
    void countsPeopleAndNotRows_whenTheyAreAlike() {
        new AuditFolder(path).with("p.csv", "sex,n,ok\nf,3,yes\nf,2,no\nm,4,yes\nm,5,no\n");
        String audit = """
                data: {path: p.csv, favorable: "yes", sensitive: [sex], count: n}
                model: {predictions: {decision: ok}}
                checks: {fairness: {}, privacy: {quasiIdentifiers: [sex], confidential: [ok]}}
                """;

        Report report = new AuditFolder(path).run(audit, policy("fairness.selection_rate attribute:none atLeast: 0.1"));

        assertThat(value(report, "privacy.smallest_equivalence_class[quasi_identifiers=sex]")
                        .estimate()
                        .value())
                .isEqualTo(5); // 3 + 2 women, 4 + 5 men
        assertThat(value(report, "privacy.disclosure_confidence[confidential=ok, quasi_identifiers=sex]")
                        .estimate()
                        .value())
                .isEqualTo(0.6); // 3 of 5 women against 5 of 9 men
    }

    @Test
    void doesNotAskTheModel_whenThereAreTooManyPeople() {
        AuditFolder folder = new AuditFolder(path).with("big.csv", big());

        Report report = folder.run(COUNTED.replace("loans.csv", "big.csv") + TRAIN + QUICK_CHECKS, POLICY);

        Undefined accuracy = undefined(report, "robustness.clean_accuracy");
        assertThat(accuracy.cause()).isEqualTo(Undefined.Cause.NOT_COMPUTED);
        assertThat(accuracy.reason())
                .isEqualTo("the rows stand for more than 2000000 people, more than this check writes out one by one;"
                        + " audit a sample of them");
        assertThat(undefined(report, "privacy.membership_auc").cause()).isEqualTo(Undefined.Cause.NO_VALUE);
    }

    private static String big() {
        StringBuilder csv = new StringBuilder("income,sex,part,n,approved\n");
        for (int row = 0; row < 100; row++) {
            csv.append(row).append(row % 2 == 0 ? ",f" : ",m").append(",a,1000000,");
            csv.append(row % 3 == 0 ? "no\n" : "yes\n");
        }
        return csv.toString();
    }

    private static Table counted(double first, double second, double third) {
        return Table.of(
                List.of(
                        CategoricalColumn.ofTexts("sex", List.of("f", "m", "f")),
                        NumericColumn.of("n", new double[] {first, second, third})),
                Map.of("n", EnumSet.of(Role.WEIGHT)));
    }
}
