package dev.assize.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {
    private static final Limit LIMIT = new Limit(Optional.of(BigDecimal.ONE), Optional.empty());
    private static final Decide DECIDE = new Decide(Decide.By.BOUND, 0.95, Decide.Correction.HOLM);

    private static Verdict verdict(Status status, Severity severity, Mode mode) {
        Verdict.RuleSummary rule = new Verdict.RuleSummary(
                "a", "a", "m.x", Optional.of(LIMIT), DECIDE, mode, severity, "convention", List.of());
        return new Verdict(rule, status, Optional.empty(), Optional.empty(), "because", Optional.empty());
    }

    private static Verdict verdict(Status status, Severity severity) {
        return verdict(status, severity, Mode.ONLY_IF_PROVEN_GOOD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "PASS | OK",
                "WAIVED | OK",
                "PASS WAIVED NOT_APPLICABLE | OK",
                "FAIL | FAILED",
                "FAIL MISSING INCONCLUSIVE PASS | FAILED",
                "MISSING | MISSING_EVIDENCE",
                "NEEDS_REVIEW PASS | MISSING_EVIDENCE",
                "INCONCLUSIVE MISSING PASS | MISSING_EVIDENCE",
                "INCONCLUSIVE PASS | INCONCLUSIVE",
                "NOT_APPLICABLE | NOTHING_EVALUATED",
                "NOT_APPLICABLE NOT_APPLICABLE | NOTHING_EVALUATED"
            })
    void followsThePrecedence_forErrorRules(String statuses, ExitCode expected) {
        List<Verdict> verdicts = Arrays.stream(statuses.split(" "))
                .map(status -> verdict(Status.valueOf(status), Severity.ERROR))
                .toList();

        assertThat(ExitCode.of(verdicts)).isEqualTo(expected);
    }

    @Test
    void isNothingEvaluated_whenThereAreNoVerdicts() {
        assertThat(ExitCode.of(List.of())).isEqualTo(ExitCode.NOTHING_EVALUATED);
    }

    @ParameterizedTest
    @CsvSource({"FAIL,OK", "INCONCLUSIVE,OK", "NEEDS_REVIEW,OK", "PASS,OK", "MISSING,NOTHING_EVALUATED"})
    void isNeverStopped_byWarningsAndNotes(Status status, ExitCode expected) {
        assertThat(ExitCode.of(List.of(verdict(status, Severity.WARNING)))).isEqualTo(expected);
        assertThat(ExitCode.of(List.of(verdict(status, Severity.INFO)))).isEqualTo(expected);
        assertThat(ExitCode.of(List.of(verdict(status, Severity.WARNING), verdict(Status.PASS, Severity.ERROR))))
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void letsTheInconclusivePass_whenOnlyProvenHarmBlocks() {
        Verdict open = verdict(Status.INCONCLUSIVE, Severity.ERROR, Mode.BLOCK_IF_PROVEN_BAD);
        Verdict failed = verdict(Status.FAIL, Severity.ERROR, Mode.BLOCK_IF_PROVEN_BAD);
        Verdict missing = verdict(Status.MISSING, Severity.ERROR, Mode.BLOCK_IF_PROVEN_BAD);

        assertThat(open.blocks()).isFalse();
        assertThat(ExitCode.of(List.of(open))).isEqualTo(ExitCode.OK);
        assertThat(ExitCode.of(List.of(open, failed))).isEqualTo(ExitCode.FAILED);
        assertThat(ExitCode.of(List.of(open, missing))).isEqualTo(ExitCode.MISSING_EVIDENCE);
    }

    @Test
    void hasTheNumbersOfTheDesign() {
        assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::code)).containsExactly(0, 1, 2, 3, 4, 5, 70);
        assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::precedence)).containsExactly(6, 2, 1, 4, 3, 5, 0);
    }
}
