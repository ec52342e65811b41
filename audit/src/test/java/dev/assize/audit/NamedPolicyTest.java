package dev.assize.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Digest;
import dev.assize.policies.Packs;
import dev.assize.policies.PolicyException;
import dev.assize.reports.Report;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedPolicyTest {
    private static final String RULE = AuditFolder.policy("fairness.selection_rate attribute:none atLeast: 0.1");

    @TempDir
    private Path folder;

    @Test
    void hasTheDigestOfTheFile() {
        NamedPolicy policy = read(RULE);

        assertThat(policy.digest()).isEqualTo(Digest.of(RULE));
        assertThat(policy.extended()).isEmpty();
        assertThat(policy.policy().rules()).hasSize(1);
    }

    @Test
    void hasTheDigestsOfAllThatItExtends() {
        String base = RULE.replace("rules:", "extends: [\"pack:us-four-fifths\"]\nrules:")
                .replace("r0", "base");
        new AuditFolder(folder).with("base.yaml", base);

        NamedPolicy policy = read(RULE.replace("rules:", "extends: [base.yaml]\nrules:"));

        assertThat(policy.extended())
                .containsEntry("base.yaml", Digest.of(base))
                .containsEntry("pack:us-four-fifths", Digest.of(Packs.bytes("us-four-fifths")))
                .hasSize(2);
    }

    @Test
    void changesTheProvenance_whenAnExtendedFileChanges() {
        String extending = RULE.replace("rules:", "extends: [base.yaml]\nrules:");
        String base = RULE.replace("r0", "base");

        Report before = new AuditFolder(folder).with("base.yaml", base).run(audit(), extending);
        Report after = new AuditFolder(folder)
                .with("base.yaml", base.replace("0.1", "0.2"))
                .run(audit(), extending);

        assertThat(after.provenance().digests().get("policy"))
                .isEqualTo(before.provenance().digests().get("policy"));
        assertThat(after.provenance().digests().get("policy extends base.yaml"))
                .isNotEqualTo(before.provenance().digests().get("policy extends base.yaml"));
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> NamedPolicy.read(folder.resolve("none.yaml")))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("none.yaml");
    }

    private NamedPolicy read(String text) {
        new AuditFolder(folder).with("policy.yaml", text);
        return NamedPolicy.read(folder.resolve("policy.yaml"));
    }

    private static String audit() {
        return """
                data: {path: "dataset:admissions", favorable: Admitted, sensitive: [Gender], count: Freq}
                model: {predictions: {decision: Admit}}
                checks: [fairness]
                """;
    }
}
