package dev.assize.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.audit.file.AuditException;
import dev.assize.data.DataException;
import dev.assize.reports.Report;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sensitive columns whose cells hold several values. */
class SeveralValuesTest {
    @TempDir
    private Path folder;

    private Report run(String sensitive) {
        return new AuditFolder(folder)
                .with("people.csv", """
                        speaks,hired
                        en | fr,1
                        en,0
                        fr,1
                        de|en|en,0
                        ,1
                        |,0
                        """)
                .run(
                        "data: {path: people.csv, favorable: \"1\", sensitive: [" + sensitive + "]}\n"
                                + "model: {predictions: {decision: hired}}\nchecks: [fairness]\n",
                        AuditFolder.policy("fairness.demographic_parity_difference - atMost: 1"));
    }

    private static double rate(Report report, String scope) {
        return AuditFolder.value(report, "fairness.selection_rate[attribute=" + scope + "]")
                .estimate()
                .value();
    }

    @Test
    void comparesPeopleWithAValue_withThoseWhoLackIt() {
        Report report = run("{column: speaks, separator: \"|\"}");

        assertThat(rate(report, "speaks: en, group=yes")).isEqualTo(1.0 / 3);
        assertThat(rate(report, "speaks: en, group=no")).isEqualTo(1.0 / 2);
        assertThat(rate(report, "speaks: fr, group=yes")).isEqualTo(1);
        assertThat(rate(report, "speaks: fr, group=no")).isZero();
        assertThat(rate(report, "speaks: de, group=no")).isEqualTo(2.0 / 4);
        assertThat(rate(report, "speaks: de, group=(missing)")).isEqualTo(1);
        assertThat(rate(report, "speaks: en × speaks: fr, group=yes × yes")).isEqualTo(1);
    }

    @Test
    void takesAnotherName() {
        assertThat(rate(run("{column: speaks, name: tongue, separator: \"|\"}"), "tongue: fr, group=yes"))
                .isEqualTo(1);
    }

    @Test
    void isRefused_whereItMakesNoSense() {
        assertThatThrownBy(() -> run("{column: speeks, separator: \"|\"}"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("speeks");
        assertThatThrownBy(() -> run("{column: speaks, separator: \"|\", groups: {a: [en]}, name: b}"))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("both 'groups' and 'separator' are given");
        assertThatThrownBy(() -> run("{column: speaks, separator: \"|\", proxies: [hired]}"))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("'proxies' is given for a column whose cells hold several values");
        String many = IntStream.range(0, 60).mapToObj(i -> "v" + i).collect(Collectors.joining("|"));
        new AuditFolder(folder).with("many.csv", "speaks,hired\n" + many + ",1\nv1,0\n");
        assertThatThrownBy(() -> new AuditFolder(folder)
                        .run(
                                "data: {path: many.csv, favorable: \"1\","
                                        + " sensitive: [{column: speaks, separator: \"|\"}]}\n"
                                        + "model: {predictions: {decision: hired}}\n",
                                AuditFolder.policy("fairness.demographic_parity_difference - atMost: 1")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("taken apart at '|', hold 60 different values; allowed are 1 to 50");
    }
}
