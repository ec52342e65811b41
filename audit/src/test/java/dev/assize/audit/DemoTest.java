package dev.assize.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.audit.file.AuditFile;
import dev.assize.audit.file.AuditFileReader;
import dev.assize.core.Definition;
import dev.assize.core.Digest;
import dev.assize.policies.PolicyException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    @TempDir
    private Path folder;

    @Test
    void writesAnAuditWhoseColumnsAndRulesExist() {
        AuditFile file = AuditFileReader.read(Demo.write(folder));
        NamedPolicy policy = NamedPolicy.read(folder.resolve(file.policy().orElseThrow()));

        AuditedData data = new DataStep(file).prepare(new SourceTables(List.of()).read(file));

        assertThat(data.table().rowCount()).isEqualTo(20_000);
        assertThat(data.columns().features()).doesNotContain("sex", "age_group", "approved");
        assertThat(data.columns().features()).contains("working_time", "income");
        assertThatCode(() -> new Gate(policy)).doesNotThrowAnyException();
    }

    @Test
    void writesTheSameFilesAgain() {
        Demo.write(folder);
        Digest first = Digest.of(folder.resolve("policy.yaml"));

        Path audit = Demo.write(folder);

        assertThat(audit).isEqualTo(folder.resolve(Demo.AUDIT));
        assertThat(NamedPolicy.read(folder.resolve("policy.yaml")).digest()).isEqualTo(first);
    }

    @Test
    void refusesAPolicyWithAnUnknownMetric_beforeAnyWork() {
        new AuditFolder(folder)
                .with("policy.yaml", AuditFolder.policy("fairness.demographic_parity_rato - atLeast: 0.8"));
        NamedPolicy policy = NamedPolicy.read(folder.resolve("policy.yaml"));

        assertThatThrownBy(() -> new Gate(policy))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("unknown metric 'fairness.demographic_parity_rato'")
                .hasMessageContaining("Did you mean 'fairness.demographic_parity_ratio'?");
    }

    @Test
    void definesEachIdOnce() {
        assertThat(Audit.definitions()).extracting(Definition::id).doesNotHaveDuplicates();
        assertThat(Audit.definitions())
                .extracting(Definition::id)
                .contains("training.judged_rows_unseen", "privacy.epsilon", "robustness.ece");
    }
}
