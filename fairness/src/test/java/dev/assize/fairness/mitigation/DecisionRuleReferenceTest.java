package dev.assize.fairness.mitigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules as Fairlearn and AIF360 find them on the train file, and what they do on both files. */
class DecisionRuleReferenceTest {
    private static final double EXACT = 1e-6;

    static Stream<MitigationReference.Entry> thresholds() {
        return MitigationReference.entries(Set.of("ThresholdOptimizer")).stream();
    }

    static Stream<MitigationReference.Entry> programs() {
        return MitigationReference.entries(Set.of("EqOddsPostprocessing")).stream();
    }

    static Stream<MitigationReference.Entry> calibrated() {
        return MitigationReference.entries(Set.of("CalibratedEqOddsPostprocessing")).stream();
    }

    static Stream<MitigationReference.Entry> rejecting() {
        return MitigationReference.entries(Set.of("RejectOptionClassification")).stream();
    }

    static Stream<MitigationReference.Entry> unmitigated() {
        return MitigationReference.entries(Set.of("unmitigated")).stream();
    }

    @ParameterizedTest
    @MethodSource("thresholds")
    void givesTheRatesOfThePeer_whenThresholdsAreOptimized(MitigationReference.Entry entry) {
        JsonNode json = entry.entry();
        String objective = json.get("objective").asText().replace("_score", "");
        ThresholdOptimizer.Options options = new ThresholdOptimizer.Options(
                constraint(json.get("constraints").asText()),
                RuleObjective.valueOf(objective.toUpperCase(Locale.ROOT)),
                json.get("grid_size").asInt(),
                json.get("flip").asBoolean());
        ScoredRows train = scored(entry.train(), entry.train().groups(entry.attributes()));

        ThresholdOptimizer rule = ThresholdOptimizer.fit(train, options);

        assertRates(entry, entry.train(), rule, "train");
        assertRates(entry, entry.test(), rule, "test");
    }

    @ParameterizedTest
    @MethodSource("programs")
    void solvesTheLinearProgramOfThePeer(MitigationReference.Entry entry) {
        GoldenTable train = entry.train();
        Groups groups = train.groups(entry.attributes().get(0), entry.privileged());
        double[] decisions = train.numbers("y_pred");

        EqualizedOddsRule rule = EqualizedOddsRule.fit(ScoredRows.of(train.labelled(groups), decisions), 0.5);

        double[] keep = rule.keepFavorable();
        double[] turn = rule.turnUnfavorable();
        entry.assertClose("sp2p", keep[0], entry.result().get("sp2p").asDouble());
        entry.assertClose("sn2p", turn[0], entry.result().get("sn2p").asDouble());
        entry.assertClose("op2p", keep[1], entry.result().get("op2p").asDouble());
        entry.assertClose("on2p", turn[1], entry.result().get("on2p").asDouble());
        double[] privileged = ExpectedRates.of(rule, train.labelled(groups), decisions, group -> group == 0);
        double[] others = ExpectedRates.of(rule, train.labelled(groups), decisions, group -> group == 1);
        assertThat(privileged[1]).isCloseTo(others[1], within(1e-9));
        assertThat(privileged[2]).isCloseTo(others[2], within(1e-9));
        double objective = privileged[2] - privileged[1] + others[2] - others[1];
        entry.assertClose(
                "objective", objective, entry.result().get("objective").asDouble());
    }

    @ParameterizedTest
    @MethodSource("calibrated")
    void givesTheMixingRatesOfThePeer_cutToProbabilities(MitigationReference.Entry entry) {
        GoldenTable train = entry.train();
        Groups groups = train.groups(entry.attributes().get(0), entry.privileged());
        CalibratedEqualizedOdds.Cost cost = CalibratedEqualizedOdds.Cost.valueOf(
                entry.entry().get("cost_constraint").asText().toUpperCase(Locale.ROOT));

        CalibratedEqualizedOdds rule = CalibratedEqualizedOdds.fit(scored(train, groups), cost, 0.5);

        List<String> sides = List.of("priv", "unpriv");
        for (int g = 0; g < 2; g++) {
            double theirs = entry.result().get(sides.get(g) + "_mix_rate").asDouble();
            entry.assertClose("mix rate " + g, rule.publishedRates()[g], theirs);
            entry.assertClose("cut mix rate " + g, rule.mixingRates()[g], Math.max(0, Math.min(1, theirs)));
            assertThat(rule.isClipped() || theirs >= 0 && theirs <= 1).isTrue();
            entry.assertClose(
                    "base rate " + g,
                    rule.baseRates()[g],
                    entry.result().get("base_rate_" + sides.get(g)).asDouble());
        }
    }

    @ParameterizedTest
    @MethodSource("rejecting")
    void takesTheThresholdAndMarginOfThePeer(MitigationReference.Entry entry) {
        JsonNode json = entry.entry();
        GoldenTable train = entry.fittedOn();
        String attribute = entry.attributes().get(0);
        RejectOption.Grid grid = new RejectOption.Grid(
                json.get("low_class_thresh").asDouble(),
                json.get("high_class_thresh").asDouble(),
                json.get("num_class_thresh").asInt(),
                json.get("num_ROC_margin").asInt());
        RejectOption.Options options = new RejectOption.Options(
                gap(json.get("metric_name").asText()),
                json.get("bounds").get(0).asDouble(),
                json.get("bounds").get(1).asDouble(),
                grid);
        ScoredRows rows = scored(train, train.groups(attribute, entry.privileged()));

        RejectOption rule = RejectOption.fit(rows, "privileged", options);

        JsonNode result = entry.result();
        entry.assertClose(
                "threshold",
                rule.threshold(),
                result.get("classification_threshold").asDouble());
        entry.assertClose("margin", rule.margin(), result.get("ROC_margin").asDouble());
        LabelledRows test = entry.test().labelled(entry.test().groups(attribute, entry.privileged()));
        double[] scores = entry.test().numbers("score");
        double[] all = ExpectedRates.of(rule, test, scores, group -> true);
        double[] own = ExpectedRates.of(rule, test, scores, group -> group == 0);
        double[] others = ExpectedRates.of(rule, test, scores, group -> group == 1);
        double tpr = others[1] - own[1];
        entry.assertClose(
                "parity",
                others[0] - own[0],
                result.get("test_statistical_parity_difference").asDouble());
        entry.assertClose(
                "odds",
                (others[2] - own[2] + tpr) / 2,
                result.get("test_average_odds_difference").asDouble());
        entry.assertClose(
                "opportunity",
                tpr,
                result.get("test_equal_opportunity_difference").asDouble());
        entry.assertClose("accuracy", all[3], result.get("test_accuracy").asDouble());
        entry.assertClose(
                "balanced",
                (all[1] + 1 - all[2]) / 2,
                result.get("test_balanced_accuracy").asDouble());
    }

    @ParameterizedTest
    @MethodSource("unmitigated")
    void hasTheRatesOfThePeer_whenNothingIsMitigated(MitigationReference.Entry entry) {
        Groups groups = entry.train().groups(entry.attributes());
        List<RandomizedThreshold> rules = groups.names().stream()
                .map(name -> {
                    Threshold half = new Threshold(0.5, Threshold.Side.ABOVE);
                    return new RandomizedThreshold(0, 0, 1, half, half);
                })
                .toList();

        assertRates(entry, entry.train(), ThresholdOptimizer.of(groups.names(), rules), "train");
        assertRates(entry, entry.test(), ThresholdOptimizer.of(groups.names(), rules), "test");
    }

    private static void assertRates(
            MitigationReference.Entry entry, GoldenTable table, DecisionRule rule, String part) {
        LabelledRows rows = table.labelled(table.groups(entry.attributes()));
        double[] scores = table.numbers("score");
        List<String> rates = List.of("selection_rate", "true_positive_rate", "false_positive_rate", "accuracy");
        JsonNode parts = entry.result().get(part);
        assertThat(parts).isNotEmpty();
        parts.properties().forEach(field -> {
            double[] ours = ExpectedRates.of(
                    rule,
                    rows,
                    scores,
                    group -> field.getKey().equals("overall")
                            || rows.groups().names().get(group).equals(field.getKey()));
            for (int i = 0; i < ours.length; i++) {
                assertThat(ours[i])
                        .as(entry.name() + " " + part + " " + field.getKey() + " " + rates.get(i))
                        .isCloseTo(field.getValue().get(rates.get(i)).asDouble(), within(EXACT));
            }
        });
    }

    private static ScoredRows scored(GoldenTable table, Groups groups) {
        return ScoredRows.of(table.labelled(groups), table.numbers("score"));
    }

    private static ParityConstraint constraint(String id) {
        return Arrays.stream(ParityConstraint.values())
                .filter(each -> each.id().equals(id.replace("selection_rate_parity", "demographic_parity")))
                .findFirst()
                .orElseThrow();
    }

    private static RejectOption.Gap gap(String name) {
        return switch (name) {
            case "Statistical parity difference" -> RejectOption.Gap.DEMOGRAPHIC_PARITY;
            case "Average odds difference" -> RejectOption.Gap.AVERAGE_ODDS;
            default -> RejectOption.Gap.EQUAL_OPPORTUNITY;
        };
    }
}
