package dev.assize.reports.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.policies.ExitCode;
import dev.assize.policies.Judgement;
import dev.assize.policies.Severity;
import dev.assize.policies.Status;
import dev.assize.reports.Report;
import dev.assize.reports.SampleEvidence;
import dev.assize.reports.SampleReport;
import dev.assize.reports.terminal.TerminalStyle.Characters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTableTest {
    private static final Report REPORT = SampleReport.loans();

    @Test
    void showsEachVerdictInOneLine() {
        List<String> lines = VerdictTable.render(REPORT, new TerminalStyle(120, false, Characters.UNICODE))
                .lines()
                .toList();

        assertThat(lines.get(0)).matches("State +Rule +Measured +Interval +Limit +n");
        assertThat(lines.get(2).replaceAll(" +", " "))
                .isEqualTo("✗ Fail selection-sex [sex] 0.618 0.569 to 0.671 ≥ 0.80 6\u202f000");
        assertThat(lines.get(4).replaceAll(" +", " "))
                .isEqualTo(
                        "? Inconclusive opportunity-sex [sex] 6.4\u00a0pp 2.3 to 10.7\u00a0pp ≤ 8\u00a0pp 2\u202f362");
        assertThat(lines).hasSize(2 + 9 + 4);
        assertThat(lines.get(12)).isEqualTo("Does not meet the policy");
        assertThat(lines.get(14)).isEqualTo("exit code 1: at least one blocking rule failed");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 72, 80, 100, 120, 200})
    void keepsTheTableWithinTheWidth(int width) {
        String table = VerdictTable.render(REPORT, new TerminalStyle(width, false, Characters.UNICODE));

        assertThat(table.lines().limit(11))
                .allSatisfy(
                        line -> assertThat(DisplayWidth.of(line)).as(line).isLessThanOrEqualTo(Math.max(72, width)));
    }

    @Test
    void usesColorsOnlyWhenAsked() {
        String plain = VerdictTable.render(REPORT, TerminalStyle.plain());
        String colored = VerdictTable.render(REPORT, new TerminalStyle(100, true, Characters.UNICODE));

        assertThat(plain).doesNotContain("\u001b");
        assertThat(colored).contains("\u001b[1;31m✗ Fail").contains("\u001b[36m✓ Pass");
        assertThat(colored.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    }

    @Test
    void staysWithinAscii_whenTheTerminalKnowsNothingElse() {
        String ascii = VerdictTable.render(REPORT, new TerminalStyle(100, false, Characters.ASCII));

        assertThat(ascii)
                .matches(text -> text.chars().allMatch(c -> c < 128))
                .contains(">= 0.80")
                .contains("6 000");
    }

    @Test
    void keepsColumnsAligned_whenNamesAreWideOrNasty() {
        String table = VerdictTable.render(named("规则-公平性-\u202e\u001b[31m"), TerminalStyle.plain());

        assertThat(table).doesNotContain("\u001b").contains("规则-公平性");
        assertThat(DisplayWidth.of("规则")).isEqualTo(4);
        List<String> lines = table.lines().toList();
        assertThat(DisplayWidth.of(lines.get(2))).isEqualTo(DisplayWidth.of(lines.get(0)));
    }

    @Test
    void cutsEndlessNames() {
        String table = VerdictTable.render(named("x".repeat(10_000)), TerminalStyle.plain());

        assertThat(table.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(140));
        assertThat(table).contains("xxx…");
    }

    @Test
    void saysThatNothingWasEvaluated() {
        Judgement empty = new Judgement("p", "1", "2026-11-01", List.of(), ExitCode.NOTHING_EVALUATED);

        assertThat(VerdictTable.render(SampleReport.builder().judgement(empty).build(), TerminalStyle.plain()))
                .isEqualTo("Nothing was evaluated\nNo rule was evaluated, so this report approves nothing.\n"
                        + "exit code 5: nothing was evaluated\n");
    }

    private static Report named(String id) {
        var rule = SampleReport.rule(id, "t", "a.b", SampleReport.limit("0.8", null), Severity.ERROR, List.of());
        var verdict = SampleReport.judged(rule, Status.FAIL, SampleEvidence.ratioBySex(), "reason", null);
        return SampleReport.builder()
                .judgement(new Judgement("p", "1", "2026-11-01", List.of(verdict), ExitCode.FAILED))
                .build();
    }
}
