package dev.assize.policies;

import static dev.assize.policies.Samples.TODAY;
import static dev.assize.policies.Samples.policy;
import static dev.assize.policies.Samples.ratio;
import static dev.assize.policies.Samples.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Counts;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any evidence, tried on seeded draws. */
class JudgePropertiesTest {
    private static final int DRAWS = 150;
    private static final String METRIC = "metric: fairness.impact_ratio, ";

    private static List<Evidence> draw(SplittableRandom random) {
        Counts reference = new Counts("ref", 40 + random.nextInt(60), 200);
        List<Evidence> evidence = new ArrayList<>();
        int groups = 1 + random.nextInt(6);
        for (int group = 0; group < groups; group++) {
            int rows = 20 + random.nextInt(600);
            Counts counts = new Counts("g" + group, random.nextInt(rows / 2), rows);
            evidence.add(ratio("g" + group, counts, reference));
        }
        return evidence;
    }

    private static Map<EvidenceKey, Status> statuses(Policy policy, List<Evidence> evidence) {
        Map<EvidenceKey, Status> statuses = new HashMap<>();
        Judge.judge(policy, evidence, TODAY)
                .verdicts()
                .forEach(verdict -> verdict.evidence().ifPresent(key -> statuses.put(key, verdict.status())));
        return statuses;
    }

    @ParameterizedTest
    @ValueSource(strings = {"holm", "bh", "none"})
    void neverTurnsAVerdictIntoAPass_whenEvidenceIsRemoved(String correction) {
        Policy policy = rule(METRIC + "require: {atLeast: 0.8}, decide: {correction: " + correction + "}");
        SplittableRandom random = new SplittableRandom(20_261_123L);
        for (int draw = 0; draw < DRAWS; draw++) {
            List<Evidence> all = draw(random);
            Map<EvidenceKey, Status> before = statuses(policy, all);
            List<Evidence> fewer = new ArrayList<>(all);
            fewer.remove(random.nextInt(fewer.size()));

            statuses(policy, fewer)
                    .forEach((key, status) -> assertThat(status == Status.PASS && before.get(key) != Status.PASS)
                            .isFalse());
            if (fewer.isEmpty()) {
                assertThat(Samples.only(policy).status()).isEqualTo(Status.MISSING);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"holm", "bh", "none"})
    void neverTurnsAFailIntoAPass_whenTheLimitIsTightened(String correction) {
        String decide = ", decide: {correction: " + correction + "}";
        Policy loose = rule(METRIC + "require: {atLeast: 0.7, atMost: 1.5}" + decide);
        Policy tight = rule(METRIC + "require: {atLeast: 0.8, atMost: 1.25}" + decide);
        SplittableRandom random = new SplittableRandom(7L);
        for (int draw = 0; draw < DRAWS; draw++) {
            List<Evidence> evidence = draw(random);
            Map<EvidenceKey, Status> before = statuses(loose, evidence);

            statuses(tight, evidence).forEach((key, status) -> {
                assertThat(before.get(key) == Status.FAIL && status != Status.FAIL)
                        .isFalse();
                assertThat(status == Status.PASS && before.get(key) != Status.PASS)
                        .isFalse();
            });
        }
    }

    @Test
    void doesNotDependOnTheOrderOfRulesOrEvidence() {
        String[] rules = {
            "id: a, " + METRIC + "require: {atLeast: 0.8}",
            "id: b, " + METRIC + "require: {atMost: 1.25}, severity: warning",
            "id: c, metric: fairness.other, require: {atMost: 1}"
        };
        Comparator<Verdict> order = Comparator.comparing(
                        (Verdict verdict) -> verdict.rule().id())
                .thenComparing(verdict -> String.valueOf(verdict.evidence()));
        SplittableRandom random = new SplittableRandom(11L);
        for (int draw = 0; draw < DRAWS; draw++) {
            List<Evidence> evidence = draw(random);
            List<Evidence> reversed = new ArrayList<>(evidence);
            java.util.Collections.reverse(reversed);
            Judgement forth = Judge.judge(policy(rules), evidence, TODAY);
            Judgement back = Judge.judge(policy(rules[2], rules[1], rules[0]), reversed, TODAY);

            assertThat(back.exitCode()).isEqualTo(forth.exitCode());
            assertThat(back.verdicts().stream().sorted(order))
                    .containsExactlyElementsOf(
                            forth.verdicts().stream().sorted(order).toList());
        }
    }

    @Test
    void showsAnIntervalThatAgreesWithTheVerdict() {
        Policy policy = rule(METRIC + "require: {atLeast: 0.8}, decide: {correction: bh}");
        SplittableRandom random = new SplittableRandom(13L);
        for (int draw = 0; draw < DRAWS; draw++) {
            for (Verdict verdict : Judge.judge(policy, draw(random), TODAY).verdicts()) {
                var interval =
                        verdict.measured().orElseThrow().estimate().interval().orElseThrow();
                Status read = interval.lower() >= 0.8
                        ? Status.PASS
                        : interval.upper() < 0.8 ? Status.FAIL : Status.INCONCLUSIVE;
                assertThat(verdict.status()).isEqualTo(read);
            }
        }
    }
}
