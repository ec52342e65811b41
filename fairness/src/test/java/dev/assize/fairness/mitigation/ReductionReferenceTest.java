package dev.assize.fairness.mitigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reductions against Fairlearn's with the same base learner, as ranges; and that no golden method is left out. */
class ReductionReferenceTest {
    private static final Pattern CONSTRAINT = Pattern.compile("(\\w+)\\((?:difference_bound=([0-9.]+))?\\)");
    private static final double RANGE = 0.01;

    static Stream<MitigationReference.Entry> mixtures() {
        return MitigationReference.entries(Set.of("ExponentiatedGradient")).stream();
    }

    static Stream<MitigationReference.Entry> grids() {
        return MitigationReference.entries(Set.of("GridSearch")).stream();
    }

    @ParameterizedTest
    @MethodSource("mixtures")
    void isInTheRangeOfThePeer_whenModelsAreMixed(MitigationReference.Entry entry) {
        Matcher asked = constraint(entry);
        ReductionConstraint constraint = constraint(asked.group(1));
        GoldenTable train = entry.train();
        ReferenceLogistic learner = ReferenceLogistic.of(entry, train);

        ExponentiatedGradient.Result<double[]> result = ExponentiatedGradient.fit(
                train.labelled(train.groups(entry.attributes())),
                ExponentiatedGradient.Options.of(constraint, Double.parseDouble(asked.group(2))),
                learner);

        assertInRange(entry, constraint, train, mixed(result, learner), "train");
        assertInRange(
                entry, constraint, entry.test(), mixed(result, ReferenceLogistic.of(entry, entry.test())), "test");
    }

    @ParameterizedTest
    @MethodSource("grids")
    void hasAPointNearEachOfThePeer_whenTheGridIsTrained(MitigationReference.Entry entry) {
        ReductionConstraint constraint = constraint(constraint(entry).group(1));
        GoldenTable train = entry.train();
        GoldenTable test = entry.test();
        ReferenceLogistic judge = ReferenceLogistic.of(entry, test);
        Moments moments = new Moments(test.labelled(test.groups(entry.attributes())), constraint);

        List<double[]> ours = GridSearch.fit(
                        train.labelled(train.groups(entry.attributes())),
                        constraint,
                        2 * entry.entry().get("grid_size").asInt()
                                - 1, // the peer's multipliers lie half as dense or half as far
                        2,
                        ReferenceLogistic.of(entry, train))
                .stream()
                .map(point -> judge.decide(point.model()))
                .map(decisions -> new double[] {1 - moments.error(decisions), moments.gap(decisions)})
                .toList();

        for (JsonNode point : entry.result().get("points")) {
            double accuracy = point.get("test_accuracy").asDouble();
            double gap = point.get("test_demographic_parity_difference").asDouble();
            assertThat(ours)
                    .as(entry + " point " + point)
                    .anyMatch(each -> Math.abs(each[0] - accuracy) <= RANGE && Math.abs(each[1] - gap) <= 2 * RANGE);
        }
    }

    @Test
    void coversEveryMethod_whenGoldenFilesGrow() {
        Set<String> known = Set.of(
                "Reweighing",
                "ThresholdOptimizer",
                "RejectOptionClassification",
                "CalibratedEqOddsPostprocessing",
                "EqOddsPostprocessing",
                "CorrelationRemover",
                "DisparateImpactRemover",
                "ExponentiatedGradient",
                "GridSearch",
                "unmitigated");

        assertThat(known).containsAll(new TreeSet<>(MitigationReference.methods()));
    }

    private static void assertInRange(
            MitigationReference.Entry entry,
            ReductionConstraint constraint,
            GoldenTable table,
            double[] decisions,
            String part) {
        Moments moments = new Moments(table.labelled(table.groups(entry.attributes())), constraint);
        JsonNode theirs = entry.result().get(part);
        double accuracy = theirs.get("overall").get("accuracy").asDouble();
        List<String> rates = constraint == ReductionConstraint.EQUALIZED_ODDS
                ? List.of("true_positive_rate", "false_positive_rate")
                : List.of("selection_rate");
        double gap = 0;
        for (String rate : rates) {
            double[] each = table.groups(entry.attributes()).names().stream()
                    .mapToDouble(group -> theirs.get(group).get(rate).asDouble())
                    .toArray();
            gap = Math.max(
                    gap,
                    Arrays.stream(each).max().orElseThrow()
                            - Arrays.stream(each).min().orElseThrow());
        }
        assertThat(1 - moments.error(decisions)).as(entry + " " + part).isCloseTo(accuracy, within(RANGE));
        assertThat(moments.gap(decisions)).as(entry + " " + part).isLessThanOrEqualTo(gap + RANGE);
    }

    private static double[] mixed(ExponentiatedGradient.Result<double[]> result, ReferenceLogistic learner) {
        double[] mixed = new double[learner.at().length];
        for (int model = 0; model < result.models().size(); model++) {
            double[] decisions = learner.decide(result.models().get(model));
            for (int row = 0; row < mixed.length; row++) {
                mixed[row] += result.shares().get(model) * decisions[row];
            }
        }
        return mixed;
    }

    private static Matcher constraint(MitigationReference.Entry entry) {
        Matcher matcher = CONSTRAINT.matcher(entry.entry().get("constraints").asText());
        assertThat(matcher.matches()).as(entry + " names a constraint").isTrue();
        return matcher;
    }

    private static ReductionConstraint constraint(String peers) {
        String id = peers.replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        return Stream.of(ReductionConstraint.values())
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no constraint of ours is Fairlearn's " + peers));
    }
}
