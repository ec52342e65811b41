package dev.assize.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.audit.file.AuditException;
import dev.assize.reports.Report;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stated population on its way from the audit file to evidence and a verdict. */
class PopulationTest {
    private static final String AUDIT = """
            data: {path: loans.csv, label: approved, favorable: "yes", exclude: [n],
              sensitive: [{column: sex, population: %s}]}
            split: {column: part, train: a, test: b}
            model: {train: {hidden: [], epochs: 2, batch: 64}}
            checks: [fairness]
            """;
    private static final String POLICY =
            AuditFolder.policy("fairness.representation_ratio attribute:sex,groups:[f] atLeast: 0.8");

    @TempDir
    private Path folder;

    private Report run(String population) {
        return new AuditFolder(folder).withLoans(1_000, 7).run(AUDIT.formatted(population), POLICY);
    }

    @Test
    void judgesTheShareOfAGroup() {
        Report fair = run("{f: 0.5, m: 0.5}");
        assertThat(AuditFolder.value(fair, "fairness.representation_ratio[attribute=sex, group=f]")
                        .estimate()
                        .value())
                .isBetween(0.8, 1.2);
        assertThat(AuditFolder.verdict(fair, 0).blocks()).isFalse();

        Report scarce = run("{f: 0.9, m: 0.1}");
        assertThat(AuditFolder.verdict(scarce, 0).blocks()).isTrue();
    }

    @Test
    void isRefused_whereSharesAreNone() {
        assertThatThrownBy(() -> run("{f: 0.5, m: 0.2}"))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("the shares of the stated population sum to 0.7");
        assertThatThrownBy(() -> run("{f: 2, m: 0.2}"))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("'f' is 2");
    }
}
