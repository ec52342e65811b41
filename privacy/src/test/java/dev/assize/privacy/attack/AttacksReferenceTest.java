package dev.assize.privacy.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scores and rates of every attack to 1e-9, searched epsilons to 2e-5, exposures by a fit to 0.1. */
class AttacksReferenceTest {
    private static final Offset<Double> CLOSE = within(1e-9);
    private static final Offset<Double> SEARCHED = within(2e-5);
    private static final Map<String, LikelihoodRatioAttack> LIRA = Map.of(
            "online", LikelihoodRatioAttack.ONLINE_MEDIAN,
            "online_fixed_variance", LikelihoodRatioAttack.ONLINE_SHARED_SPREAD,
            "offline_two_sided", LikelihoodRatioAttack.OFFLINE_TWO_SIDED,
            "offline_two_sided_fixed_variance", LikelihoodRatioAttack.OFFLINE_TWO_SIDED_SHARED_SPREAD,
            "paper_online_means", LikelihoodRatioAttack.ONLINE,
            "paper_offline_one_sided_means", LikelihoodRatioAttack.OFFLINE);

    static List<JsonNode> oneRuns() throws IOException {
        return items("one_run");
    }

    static List<JsonNode> transforms() throws IOException {
        return items("score_transforms");
    }

    static List<JsonNode> lira() throws IOException {
        return AuditFile.sections("lira");
    }

    static List<JsonNode> rmia() throws IOException {
        return AuditFile.sections("rmia");
    }

    static List<JsonNode> exposures() throws IOException {
        return AuditFile.sections("exposure");
    }

    private static List<JsonNode> items(String name) throws IOException {
        return AuditFile.sections(name).stream()
                .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("oneRuns")
    void agreesOnOneRun(JsonNode golden) {
        OneRunGuesses guesses = new OneRunGuesses(
                golden.get("m").asLong(),
                golden.get("guesses").asLong(),
                golden.get("correct").asLong());
        double delta = golden.get("delta").asDouble();
        double significance = golden.get("significance").asDouble();

        assertThat(OneRunAudit.ofAnyTraining(delta, significance).epsilon(guesses))
                .isCloseTo(golden.get("eps_steinke").asDouble(), SEARCHED)
                .isCloseTo(golden.get("eps_jax").asDouble(), SEARCHED);
        golden.get("p_value_at_eps")
                .properties()
                .forEach(point -> assertThat(OneRunPValue.of(guesses, Double.parseDouble(point.getKey()), delta))
                        .isCloseTo(point.getValue().asDouble(), CLOSE));
        if (golden.get("eps_fdp").isNumber()) {
            assertThat(OneRunAudit.ofGaussianTraining(delta, significance).epsilon(guesses))
                    .isCloseTo(golden.get("eps_fdp").asDouble(), SEARCHED);
        }
    }

    @ParameterizedTest
    @MethodSource("lira")
    void agreesOnLikelihoodRatios(JsonNode golden) {
        ShadowScores shadows = ShadowScores.of(
                AuditFile.rows(golden.get("shadow_scores")), AuditFile.flagRows(golden.get("shadow_in")));
        double[] target = AuditFile.numbers(golden.get("target_scores"));
        boolean[] in = AuditFile.flags(golden.get("target_in"));

        assertThat(golden.get("results").properties())
                .hasSizeGreaterThanOrEqualTo(7)
                .allSatisfy(result -> {
                    double[] scores = "global_threshold".equals(result.getKey())
                            ? target
                            : LIRA.get(result.getKey()).scores(shadows, target);
                    assertScores(scores, result.getValue().get("scores"));
                    assertCurve(AuditFile.byMembership(scores, in), result.getValue());
                });
    }

    private static void assertCurve(CanaryScores scores, JsonNode expected) {
        assertThat(scores.area()).isCloseTo(expected.get("auc").asDouble(), CLOSE);
        if (expected.has("balanced_accuracy")) {
            assertThat(scores.balancedAccuracy())
                    .isCloseTo(expected.get("balanced_accuracy").asDouble(), CLOSE);
            assertThat(scores.truePositiveRateAt(0.05))
                    .isCloseTo(expected.get("tpr_at_fpr_0_05").asDouble(), CLOSE);
        }
    }

    @ParameterizedTest
    @MethodSource("rmia")
    void agreesOnRelativeMembership(JsonNode golden) {
        boolean[][] members = AuditFile.flagRows(golden.get("memberships"));
        int target = golden.get("target_model").asInt();
        RelativeMembershipAttack attack = RelativeMembershipAttack.of(
                AuditFile.rows(golden.get("signals")), members, AuditFile.rows(golden.get("population_signals")));
        boolean[] in = new boolean[members.length];
        for (int record = 0; record < in.length; record++) {
            in[record] = members[record][target];
        }

        assertThat(golden.get("results")).isNotEmpty().allSatisfy(result -> {
            double[] scores = attack.scores(
                    target,
                    result.get("references").asInt(),
                    result.get("offline_a").asDouble());
            assertScores(scores, result.get("scores"));
            assertThat(AuditFile.byMembership(scores, in).area())
                    .isCloseTo(result.get("auc").asDouble(), CLOSE);
        });
    }

    @ParameterizedTest
    @MethodSource("exposures")
    void agreesOnExposure(JsonNode golden) {
        Exposure exposure = Exposure.among(AuditFile.numbers(golden.get("reference_perplexities")));

        assertThat(golden.get("secrets").properties()).isNotEmpty().allSatisfy(secrets -> {
            double[] perplexities = AuditFile.numbers(secrets.getValue());
            double[] byRank =
                    DoubleStream.of(perplexities).map(exposure::byRank).sorted().toArray();
            assertScores(byRank, golden.get("exposure_by_rank_sorted").get(secrets.getKey()));
            double[] fitted =
                    AuditFile.numbers(golden.get("exposure_skew_normal").get(secrets.getKey()));
            for (int i = 0; i < fitted.length; i++) {
                assertThat(exposure.byDistribution(perplexities[i])).isCloseTo(fitted[i], within(0.1));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void agreesOnSignals(JsonNode golden) {
        double[] logits = AuditFile.numbers(golden.get("logits"));
        int label = golden.get("label").asInt();

        for (MembershipSignal signal : MembershipSignal.values()) {
            String key = signal.name().toLowerCase(Locale.ROOT);
            assertThat(signal.of(logits, label)).isCloseTo(golden.get(key).asDouble(), CLOSE);
        }
    }

    private static void assertScores(double[] actual, JsonNode expected) {
        assertThat(actual).containsExactly(AuditFile.numbers(expected), CLOSE);
    }
}
