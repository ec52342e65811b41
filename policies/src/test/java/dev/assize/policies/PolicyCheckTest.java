package dev.assize.policies;

import static dev.assize.policies.Samples.rate;
import static dev.assize.policies.Samples.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assize.core.Definition;
import dev.assize.core.Definition.Range;
import dev.assize.core.Scope;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PolicyCheckTest {
    private static final List<Definition> DEFINITIONS = List.of(
            definition("fairness.selection_rate", Range.UNIT),
            definition("fairness.demographic_parity_ratio", Range.UNIT),
            definition("privacy.epsilon", Range.NOT_NEGATIVE));

    private static Definition definition(String id, Range range) {
        return new Definition(id, id, "x", range, "1", "none");
    }

    private static String refusal(ThrowingCallable check) {
        PolicyException thrown = catchThrowableOfType(PolicyException.class, check);
        return thrown == null ? "accepted" : thrown.getMessage();
    }

    @Test
    void suggestsAMetric_whenItIsUnknown() {
        Policy policy = rule("metric: fairness.demographic_parity_rato, require: {atLeast: 0.8}");

        assertThat(refusal(() -> PolicyCheck.metrics(policy, DEFINITIONS))).isEqualTo("""
                p.yaml:4:21: unknown metric 'fairness.demographic_parity_rato'
                    4 |   - {id: a, metric: fairness.demographic_parity_rato, require: {atLeast: 0.8}}
                      |                     ^
                  Known metrics: fairness.selection_rate, fairness.demographic_parity_ratio
                  Did you mean 'fairness.demographic_parity_ratio'?""");
    }

    @Test
    void listsAllMetrics_whenTheModuleIsUnknown() {
        Policy policy = rule("metric: quality.x, require: {atLeast: 0.8}");

        assertThat(refusal(() -> PolicyCheck.metrics(policy, DEFINITIONS))).isEqualTo("""
                p.yaml:4:21: unknown metric 'quality.x'
                    4 |   - {id: a, metric: quality.x, require: {atLeast: 0.8}}
                      |                     ^
                  Known metrics: fairness.selection_rate, fairness.demographic_parity_ratio, privacy.epsilon""");
    }

    @Test
    void namesTheRange_whenALimitLiesOutside() {
        Policy percent = rule("metric: fairness.selection_rate, require: {atLeast: 80}");
        Policy negative = rule("metric: privacy.epsilon, require: {atMost: -1}");

        assertThat(refusal(() -> PolicyCheck.metrics(percent, DEFINITIONS))).isEqualTo("""
                p.yaml:4:55: the limit 80 lies outside the range of fairness.selection_rate
                    4 |   - {id: a, metric: fairness.selection_rate, require: {atLeast: 80}}
                      |                                                       ^
                  Its values are at least 0 and at most 1; write a limit there.""");
        assertThat(refusal(() -> PolicyCheck.metrics(negative, DEFINITIONS)))
                .endsWith("Its values are at least 0; write a limit there.");
    }

    @Test
    void acceptsKnownMetrics_withLimitsOnTheEdge() {
        Policy policy = rule("metric: fairness.selection_rate, require: {atLeast: 0, atMost: 1}");

        assertThatCode(() -> PolicyCheck.metrics(policy, DEFINITIONS)).doesNotThrowAnyException();
    }

    @Test
    void refusesAPolicy_whenNoRuleMatchesAnything() {
        Policy policy = rule("metric: fairness.selection_rate, scope: {attribute: sex}, require: {atLeast: 0.8}");

        assertThat(refusal(() -> PolicyCheck.match(policy, List.of(rate(Scope.attribute("age"), 1, 2)))))
                .isEqualTo("""
                p.yaml:4:21: the policy 'p' matches no evidence; its rules ask for \
                fairness.selection_rate[attribute=sex]
                    4 |   - {id: a, metric: fairness.selection_rate, scope: {attribute: sex}, require: {atLeast: 0.8}}
                      |                     ^
                  This audit has: fairness.selection_rate[attribute=age]""");
        assertThat(refusal(() -> PolicyCheck.match(policy, List.of()))).endsWith("This audit has no evidence at all.");
    }

    @Test
    void acceptsAPolicy_whenOneRuleMatchesOrThereIsNone() {
        Policy none = PolicyReader.read("{policy: p, version: 1}", "p.yaml");
        Policy one = rule("metric: fairness.selection_rate, require: {atLeast: 0.8}");

        assertThat(refusal(() -> PolicyCheck.match(one, List.of(rate(Scope.ALL, 1, 2)))))
                .isEqualTo("accepted");
        assertThat(refusal(() -> PolicyCheck.match(none, List.of()))).isEqualTo("accepted");
    }
}
