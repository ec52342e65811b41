package dev.assize.policies;

import static dev.assize.policies.Samples.RATE;
import static dev.assize.policies.Samples.TODAY;
import static dev.assize.policies.Samples.number;
import static dev.assize.policies.Samples.only;
import static dev.assize.policies.Samples.policy;
import static dev.assize.policies.Samples.rate;
import static dev.assize.policies.Samples.rule;
import static dev.assize.policies.Samples.undefined;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.GroupTable;
import dev.assize.core.Interval;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Undefined.Cause;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final Policy AT_LEAST_HALF = rule("metric: fairness.selection_rate, require: {atLeast: 0.5}");

    private static MeasuredValue withInterval(double value, double lower, double upper, double confidence) {
        Interval interval = new Interval(lower, upper, confidence, "bootstrap");
        return number(RATE, new Estimate(value, Optional.empty(), Optional.of(interval), Optional.empty()), 400);
    }

    @Test
    void passes_whenTheWholeIntervalMeetsTheLimit() {
        Verdict verdict = only(AT_LEAST_HALF, rate(Scope.ALL, 300, 400));

        assertThat(verdict.status()).isEqualTo(Status.PASS);
        assertThat(verdict.reason())
                .isEqualTo("Measured 0.75 on 400 rows; 95 % interval 0.7053 to 0.7899 (Wilson score). "
                        + "All of it is ≥ 0.5.");
        assertThat(verdict.evidence()).contains(new EvidenceKey(RATE, Scope.ALL));
        assertThat(verdict.sampleSizeNeeded()).isEmpty();
    }

    @Test
    void fails_whenNoPartOfTheIntervalMeetsTheLimit() {
        Verdict verdict = only(AT_LEAST_HALF, rate(Scope.ALL, 100, 400));

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.reason())
                .isEqualTo("Measured 0.25 on 400 rows; 95 % interval 0.2101 to 0.2947 (Wilson score). "
                        + "None of it is ≥ 0.5.");
    }

    @Test
    void isInconclusiveWithASampleSize_whenTheIntervalHoldsTheLimit() {
        Verdict verdict = only(AT_LEAST_HALF, rate(Scope.ALL, 52, 100));

        assertThat(verdict.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(verdict.sampleSizeNeeded()).contains(2_401L);
        assertThat(verdict.reason())
                .isEqualTo("Measured 0.52 on 100 rows; 95 % interval 0.4232 to 0.6154 (Wilson score). "
                        + "It is not all ≥ 0.5, and not all beyond. "
                        + "About 2,401 rows would settle it if the value stays, 4,903 with a chance of 80 %.");
    }

    /**
     * By hand: the Wilson lower end of 87/100 is 0.7902 at 95 % (z = 1.960) and 0.8048 at 90 % (z = 1.645), which is
     * the one-sided bound of 95 %. The upper ends of 13/100 mirror them: 0.2098 and 0.1952.
     */
    @Test
    void staysOpen_whereOnlyTheOneSidedBoundDecides() {
        Policy proven = rule("metric: fairness.selection_rate, require: {atLeast: 0.8}");
        Policy broken = rule("metric: fairness.selection_rate, require: {atLeast: 0.2}");
        String oneSided = "metric: fairness.selection_rate, decide: {confidence: 0.90}, require: ";

        assertThat(only(proven, rate(Scope.ALL, 87, 100)).status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(only(rule(oneSided + "{atLeast: 0.8}"), rate(Scope.ALL, 87, 100))
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(only(broken, rate(Scope.ALL, 13, 100)).status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(only(rule(oneSided + "{atLeast: 0.2}"), rate(Scope.ALL, 13, 100))
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void showsTheIntervalOfTheDecision_whenAnotherConfidenceIsAsked() {
        Policy strict = rule("metric: fairness.selection_rate, require: {atLeast: 0.5}, decide: {confidence: 0.99}");

        Verdict verdict = only(strict, rate(Scope.ALL, 300, 400));

        assertThat(verdict.measured()
                        .orElseThrow()
                        .estimate()
                        .interval()
                        .orElseThrow()
                        .confidence())
                .isEqualTo(0.99);
        assertThat(verdict.reason()).contains("; 99 % interval ");
    }

    @Test
    void comparesTheValueAlone_whenTheRuleAsks() {
        Policy point = rule("metric: fairness.selection_rate, require: {atLeast: 0.5}, decide: {by: point}");

        Verdict verdict = only(point, rate(Scope.ALL, 49, 100));

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.reason())
                .isEqualTo(
                        "Measured 0.49 on 100 rows, which is not ≥ 0.5. Decided by the value alone, as the rule asks.");
    }

    @Test
    void comparesTheValueAlone_whenThereIsNoInterval() {
        Policy budget = rule("metric: privacy.epsilon, require: {atMost: 3}");

        Verdict verdict = only(budget, number("privacy.epsilon", Estimate.certain(3), 0));

        assertThat(verdict.status()).isEqualTo(Status.PASS);
        assertThat(verdict.reason())
                .isEqualTo("Measured 3, which is ≤ 3. Decided by the value alone, because it has no interval.");
    }

    @Test
    void meetsADecimalLimit_whenTheDoubleOfThatDecimalWasMeasured() {
        Policy delta = rule("metric: privacy.delta, require: {atMost: 1.0e-5}");

        assertThat(only(delta, number("privacy.delta", Estimate.certain(1e-5), 0))
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(only(delta, number("privacy.delta", Estimate.certain(Math.nextUp(1e-5)), 0))
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void usesTheGivenInterval_whenItIsStrongEnough() {
        assertThat(only(AT_LEAST_HALF, withInterval(0.7, 0.6, 0.8, 0.95)).status())
                .isEqualTo(Status.PASS);
        assertThat(only(AT_LEAST_HALF, withInterval(0.4, 0.3, 0.49, 0.99)).status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void isInconclusive_whenTheOnlyIntervalIsTooWeak() {
        Verdict verdict = only(AT_LEAST_HALF, withInterval(0.7, 0.6, 0.8, 0.9));

        assertThat(verdict.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(verdict.reason())
                .isEqualTo("Measured 0.7 on 400 rows; 90 % interval 0.6 to 0.8 (bootstrap). "
                        + "The rule asks for 95 %, and this interval cannot be computed again.");
    }

    @Test
    void passesInsideABand_andFailsOnEitherSide() {
        Policy band = rule("metric: fairness.selection_rate, require: {atLeast: 0.4, atMost: 0.6}");

        assertThat(only(band, rate(Scope.ALL, 5_000, 10_000)).status()).isEqualTo(Status.PASS);
        assertThat(only(band, rate(Scope.ALL, 3_000, 10_000)).status()).isEqualTo(Status.FAIL);
        assertThat(only(band, rate(Scope.ALL, 7_000, 10_000)).status()).isEqualTo(Status.FAIL);
        assertThat(only(band, rate(Scope.ALL, 20, 40)).sampleSizeNeeded()).contains(93L);
    }

    @Test
    void saysWhatThereIs_whenTheScopeMatchesNothing() {
        Policy sex = rule("metric: fairness.selection_rate, scope: {attribute: sex}, require: {atLeast: 0.5}");

        Verdict verdict = only(sex, rate(Scope.attribute("race"), 1, 2), rate(Scope.ALL, 1, 2));

        assertThat(verdict.status()).isEqualTo(Status.MISSING);
        assertThat(verdict.evidence()).isEmpty();
        assertThat(verdict.reason())
                .isEqualTo("No evidence matches fairness.selection_rate[attribute=sex]. "
                        + "There is: fairness.selection_rate[attribute=race]; fairness.selection_rate.");
    }

    @Test
    void suggestsAMetric_whenNoneHasTheName() {
        Policy typo = rule("metric: fairness.selection_rat, require: {atLeast: 0.5}");

        assertThat(only(typo, rate(Scope.ALL, 1, 2)).reason())
                .isEqualTo("No evidence has the metric fairness.selection_rat. "
                        + "Did you mean 'fairness.selection_rate'? Known: fairness.selection_rate.");
        assertThat(only(typo).reason()).isEqualTo("There is no evidence at all, so none for fairness.selection_rat.");
    }

    @Test
    void saysThatATableCannotBeJudged_whenTheMetricIsOne() {
        GroupTable table = new GroupTable(new EvidenceKey(RATE, Scope.attribute("sex")), List.of(), List.of());

        Verdict verdict = only(AT_LEAST_HALF, table);

        assertThat(verdict.status()).isEqualTo(Status.MISSING);
        assertThat(verdict.reason())
                .isEqualTo("No evidence matches fairness.selection_rate. There is: "
                        + "fairness.selection_rate[attribute=sex] (a table or picture, which no rule can judge).");
    }

    @Test
    void neverPasses_whenThereIsNoValue() {
        Evidence none = undefined(RATE, Cause.NO_VALUE, "no rows in group 'x'");
        String rule = "metric: fairness.selection_rate, require: {atLeast: 0.5}, onUndefined: ";

        Verdict verdict = only(AT_LEAST_HALF, none);

        assertThat(verdict.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(verdict.reason()).isEqualTo("There is no value: no rows in group 'x'");
        assertThat(only(rule(rule + "fail"), none).status()).isEqualTo(Status.FAIL);
        assertThat(only(rule(rule + "not-applicable"), none).status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(only(rule(rule + "needs-review"), none).status()).isEqualTo(Status.NEEDS_REVIEW);
    }

    @Test
    void tellsNotApplicableFromNotComputed() {
        Verdict notApplicable = only(AT_LEAST_HALF, undefined(RATE, Cause.NOT_APPLICABLE, "there is no model"));
        Verdict notComputed = only(AT_LEAST_HALF, undefined(RATE, Cause.NOT_COMPUTED, "the check was off"));

        assertThat(notApplicable.status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(notApplicable.reason()).isEqualTo("Not applicable: there is no model");
        assertThat(notComputed.status()).isEqualTo(Status.MISSING);
        assertThat(notComputed.reason()).isEqualTo("Not computed: the check was off");
    }

    @Test
    void doesNotApply_onDaysOutsideItsTerm() {
        Policy later = rule("metric: fairness.selection_rate, require: {atLeast: 0.5}, from: 2026-12-02");
        Policy ended = rule("metric: fairness.selection_rate, require: {atLeast: 0.5}, until: 2026-11-30");
        Policy today = rule("metric: m.x, require: {atLeast: 0.5}, from: 2026-12-01, until: 2026-12-01");

        assertThat(only(later, rate(Scope.ALL, 1, 400)).status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(only(later).reason())
                .isEqualTo("The rule is in force from 2026-12-02 and was applied for 2026-12-01.");
        assertThat(only(ended).reason())
                .isEqualTo("The rule is in force until 2026-11-30 and was applied for 2026-12-01.");
        assertThat(only(today).status()).isEqualTo(Status.MISSING);
    }

    @Test
    void ordersVerdicts_byPolicyThenEvidence() {
        Policy two = policy(
                "id: z, metric: fairness.selection_rate, scope: {attribute: each}, require: {atLeast: 0.5}",
                "id: a, metric: fairness.selection_rate, require: {atMost: 0.5}");
        List<Evidence> evidence =
                List.of(rate(Scope.attribute("sex"), 1, 4), rate(Scope.ALL, 1, 4), rate(Scope.attribute("age"), 1, 4));

        assertThat(Judge.judge(two, evidence, TODAY).verdicts())
                .extracting(verdict -> verdict.rule().id() + " "
                        + verdict.evidence().orElseThrow().scope())
                .containsExactly("z attribute=sex", "z attribute=age", "a attribute=sex", "a ", "a attribute=age");
    }

    @Test
    void namesPolicyVersionAndDay_inTheJudgement() {
        Judgement judgement = Judge.judge(AT_LEAST_HALF, List.of(rate(Scope.ALL, 300, 400)), TODAY);

        assertThat(judgement.policy()).isEqualTo("p");
        assertThat(judgement.policyVersion()).isEqualTo("1");
        assertThat(judgement.asOf()).isEqualTo("2026-12-01");
        assertThat(judgement.exitCode()).isEqualTo(ExitCode.OK);
    }
}
