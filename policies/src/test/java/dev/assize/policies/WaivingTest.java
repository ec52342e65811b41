package dev.assize.policies;

import static dev.assize.policies.Samples.RATE;
import static dev.assize.policies.Samples.TODAY;
import static dev.assize.policies.Samples.rate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assize.core.Evidence;
import dev.assize.core.Scope;
import dev.assize.core.Undefined;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaivingTest {
    private static final Evidence FAILING = rate(Scope.attribute("sex"), 100, 400);
    private static final Evidence PASSING = rate(Scope.attribute("sex"), 300, 400);
    private static final Evidence OTHER_FAILING = rate(Scope.attribute("age"), 100, 400);

    private static Policy policy(String scope) {
        return PolicyReader.read("""
                policy: p
                version: 1
                rules:
                  - {id: a, metric: fairness.selection_rate, require: {atLeast: 0.5}}
                waivers:
                  - rule: a
                    scope: %s
                    owner: owner@bank.example
                    approver: chief@bank.example
                    reason: see DPIA 12
                    created: 2026-11-01
                    expires: 2027-03-31
                """.formatted(scope), "p.yaml");
    }

    private static Judgement judge(String scope, LocalDate asOf, Evidence... evidence) {
        return Judge.judge(policy(scope), List.of(evidence), asOf);
    }

    private static String refusal(String scope, LocalDate asOf, Evidence... evidence) {
        PolicyException thrown = catchThrowableOfType(PolicyException.class, () -> judge(scope, asOf, evidence));
        return thrown == null ? "accepted" : thrown.getMessage();
    }

    @Test
    void waivesAFailure_andSaysWhatItWouldBe() {
        Judgement judgement = judge("{attribute: sex}", TODAY, FAILING);
        Verdict verdict = judgement.verdicts().get(0);

        assertThat(judgement.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(verdict.status()).isEqualTo(Status.WAIVED);
        assertThat(verdict.blocks()).isFalse();
        assertThat(verdict.reason())
                .isEqualTo("Waived until 2027-03-31 by chief@bank.example for owner@bank.example: "
                        + "see DPIA 12. Without the waiver: fail. Measured 0.25 on 400 rows; "
                        + "95 % interval 0.2101 to 0.2947 (Wilson score). None of it is ≥ 0.5.");
    }

    @Test
    void waivesOnlyItsScope() {
        Judgement judgement = judge("{attribute: sex}", TODAY, FAILING, OTHER_FAILING);

        assertThat(judgement.verdicts()).extracting(Verdict::status).containsExactly(Status.WAIVED, Status.FAIL);
        assertThat(judgement.exitCode()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void waivesInconclusiveAndMissing_whenItsScopeIsOpen() {
        Evidence none = Samples.undefined(RATE, Undefined.Cause.NO_VALUE, "no rows");

        assertThat(judge("{}", TODAY, none).verdicts())
                .extracting(Verdict::status)
                .containsExactly(Status.WAIVED);
        assertThat(judge("{}", TODAY).verdicts()).extracting(Verdict::status).containsExactly(Status.WAIVED);
    }

    @Test
    void holdsOnItsFirstAndLastDay() {
        assertThat(judge("{}", LocalDate.of(2026, 11, 1), FAILING).exitCode()).isEqualTo(ExitCode.OK);
        assertThat(judge("{}", LocalDate.of(2027, 3, 31), FAILING).exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void isRefused_whenItHasExpired() {
        assertThat(refusal("{}", LocalDate.of(2027, 4, 1), FAILING)).isEqualTo("""
                p.yaml:6:5: the waiver of rule 'a' expired on 2027-03-31, and this is judged for 2027-04-01
                    6 |   - rule: a
                      |     ^
                  Remove it; if the exception must last, agree on a new waiver.""");
    }

    @Test
    void isRefused_whenItDoesNotHoldYet() {
        assertThat(refusal("{}", LocalDate.of(2026, 10, 31), FAILING)).isEqualTo("""
                p.yaml:6:5: the waiver of rule 'a' starts on 2026-11-01, and this is judged for 2026-10-31
                    6 |   - rule: a
                      |     ^
                  Remove it; if the exception must last, agree on a new waiver.""");
    }

    @Test
    void isRefused_whenNothingNeedsIt() {
        String unused = """
                p.yaml:6:5: the waiver of rule 'a' is not used: nothing in its scope failed, was inconclusive or \
                was missing
                    6 |   - rule: a
                      |     ^
                  Remove it; if the exception must last, agree on a new waiver.""";

        assertThat(refusal("{}", TODAY, PASSING)).isEqualTo(unused);
        assertThat(refusal("{attribute: race}", TODAY, FAILING)).isEqualTo(unused);
        assertThat(refusal("{attribute: sex}", TODAY)).isEqualTo(unused);
    }
}
