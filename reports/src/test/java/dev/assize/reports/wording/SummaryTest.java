package dev.assize.reports.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.policies.ExitCode;
import dev.assize.policies.Judgement;
import dev.assize.policies.Severity;
import dev.assize.policies.Status;
import dev.assize.policies.Verdict;
import dev.assize.reports.SampleReport;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryTest {
    private static final Texts TEXTS = Texts.of("en");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OK | PASS | Meets the policy | Every blocking verdict holds (1 in all); 0 warnings to look at.",
                "FAILED | FAIL | Does not meet the policy | 1 of 1 blocking verdicts is proven to be broken. The model must not be deployed under this policy.",
                "INCONCLUSIVE | INCONCLUSIVE | Not proven to meet the policy | 1 of 1 blocking verdicts is neither proven to hold nor proven to be broken. Under this policy that stops the deployment.",
                "MISSING_EVIDENCE | MISSING | Evidence is missing | 1 of 1 blocking verdicts lacks evidence or an attestation. Under this policy that stops the deployment.",
                "MISSING_EVIDENCE | NEEDS_REVIEW | Evidence is missing | 1 of 1 blocking verdicts lacks evidence or an attestation. Under this policy that stops the deployment.",
                "NOTHING_EVALUATED | NOT_APPLICABLE | Nothing was evaluated | No rule was evaluated, so this report approves nothing."
            })
    void tellsTheJudgementInOneSentence(ExitCode code, Status status, String headline, String sentence) {
        Judgement judgement = judgement(code, verdict("r", status, Severity.ERROR));

        assertThat(Summary.headline(judgement, TEXTS)).isEqualTo(headline);
        assertThat(Summary.sentence(judgement, TEXTS)).isEqualTo(sentence);
    }

    @Test
    void doesNotCountWhatDoesNotApply_amongWhatHolds() {
        Judgement judgement = judgement(
                ExitCode.OK,
                verdict("a", Status.PASS, Severity.ERROR),
                verdict("b", Status.NOT_APPLICABLE, Severity.ERROR));

        assertThat(Summary.sentence(judgement, TEXTS))
                .isEqualTo("Every blocking verdict holds (1 in all, 1 more does not apply); 0 warnings to look at.");
    }

    @Test
    void countsWarningsBesidePasses() {
        Judgement judgement = judgement(
                ExitCode.OK,
                verdict("a", Status.PASS, Severity.ERROR),
                verdict("b", Status.FAIL, Severity.WARNING),
                verdict("c", Status.MISSING, Severity.WARNING),
                verdict("d", Status.FAIL, Severity.INFO));

        assertThat(Summary.sentence(judgement, TEXTS)).endsWith("(1 in all); 2 warnings to look at.");
        assertThat(Summary.counts(judgement)).containsEntry(Status.FAIL, 2L).containsEntry(Status.WAIVED, 0L);
    }

    @Test
    void ordersStepsByUrgency() {
        Judgement judgement = judgement(
                ExitCode.FAILED,
                verdict("warn", Status.FAIL, Severity.WARNING),
                verdict("open", Status.INCONCLUSIVE, Severity.ERROR),
                verdict("review", Status.NEEDS_REVIEW, Severity.ERROR),
                verdict("gone", Status.MISSING, Severity.ERROR),
                verdict("broken", Status.FAIL, Severity.ERROR),
                verdict("fine", Status.PASS, Severity.ERROR),
                verdict("note", Status.FAIL, Severity.INFO));

        assertThat(NextSteps.of(judgement, TEXTS))
                .containsExactly(
                        "Fix the failed rule “Title of broken”: why",
                        "Provide evidence for “Title of gone”: no evidence matches a.b.",
                        "Have a responsible person review and attest “Title of review”.",
                        "Settle “Title of open”: collect more data or wider evidence, then audit again.",
                        "Fix the failed rule “Title of warn”: why");
    }

    @Test
    void saysHowManyPeopleWouldSettleARule() {
        Verdict open = verdict("open", Status.INCONCLUSIVE, Severity.ERROR);
        Verdict sized = new Verdict(
                open.rule(), open.status(), Optional.empty(), Optional.empty(), "why", Optional.of(12_000L));

        assertThat(NextSteps.of(judgement(ExitCode.INCONCLUSIVE, sized), TEXTS))
                .containsExactly(
                        "Settle “Title of open”: about 12\u202f000 people would be enough if the value stays as it is.");
    }

    @Test
    void saysThatNothingIsToDo() {
        assertThat(NextSteps.of(judgement(ExitCode.OK, verdict("a", Status.PASS, Severity.ERROR)), TEXTS))
                .containsExactly("Nothing needs to be done; keep this report with the model it speaks of.");
    }

    private static Judgement judgement(ExitCode code, Verdict... verdicts) {
        return new Judgement("p", "1", "2026-11-01", List.of(verdicts), code);
    }

    private static Verdict verdict(String id, Status status, Severity severity) {
        var rule = SampleReport.rule(id, "Title of " + id, "a.b", Optional.empty(), severity, List.of());
        return new Verdict(rule, status, Optional.empty(), Optional.empty(), "why", Optional.empty());
    }
}
