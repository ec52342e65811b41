package dev.assize.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.data.DataException;
import dev.assize.policies.PolicyException;
import dev.assize.reports.Report;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns that go with a group, from the audit file to evidence. */
class ProxiesTest {
    private static final String FLIPS = "fairness.counterfactual_proxy_flip_rate[attribute=sex]";

    @TempDir
    private Path folder;

    private Report run(String proxies) {
        return new AuditFolder(folder)
                .withLoans(1_000, 7)
                .run(
                        "data: {path: loans.csv, label: approved, favorable: \"yes\", exclude: [n],\n"
                                + "  sensitive: [{column: sex, proxies: [" + proxies + "]}]}\n"
                                + "split: {column: part, train: a, test: b}\n"
                                + "model: {train: {hidden: [], epochs: 5, batch: 64, learningRate: 0.05}}\n"
                                + "checks:\n  - fairness: {metrics: [individual]}\n",
                        AuditFolder.policy("fairness.counterfactual_proxy_flip_rate attribute:sex atMost: 0.01"));
    }

    @Test
    void changesThem_andJudges() {
        Report report = run("income");

        assertThat(AuditFolder.value(report, FLIPS).estimate().value())
                .as("another income is another decision")
                .isGreaterThan(0.1);
        assertThat(AuditFolder.verdict(report, 0).blocks()).isTrue();
        assertThat(AuditFolder.undefined(report, "fairness.counterfactual_flip_rate[attribute=sex]")
                        .reason())
                .contains("does not read the column 'sex'");
    }

    @Test
    void measuresNothingMore_whereNoneAreStated() {
        assertThatThrownBy(() -> run(""))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("its rules ask for " + FLIPS)
                .hasMessageContaining("fairness.counterfactual_flip_rate[attribute=sex]");
    }

    @Test
    void isRefused_whereThereIsNoSuchColumn() {
        assertThatThrownBy(() -> run("incom")).isInstanceOf(DataException.class).hasMessageContaining("incom");
    }
}
