package dev.assize.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.Evidence;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.SortedScores;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScoreDistanceTest {
    private static final Map<String, String> OURS = Map.of(
            "ks_statistic", "score_kolmogorov_smirnov_to_others",
            "wasserstein_1", "score_wasserstein_to_others",
            "energy_distance", "score_energy_distance_to_others",
            "abroca", "abroca_to_others",
            "mean_score_difference", "mean_score_difference_to_others");

    private static final ScoreLevels TWO = ScoreLevels.of(
            SortedScores.of(new double[] {0.1, 0.5}), SortedScores.of(new double[] {0.5, 0.9, 0.9, 0.9}));

    static List<Path> expected() {
        return ReferenceFolder.files("-expected.json");
    }

    @ParameterizedTest
    @MethodSource("expected")
    void agreesWithSciPy_groupByGroup(Path file) {
        GoldenSet golden = GoldenSet.open(file);
        int compared = 0;
        for (JsonNode table : golden.tables("scipy", "score distribution of each group against all other rows")) {
            GroupedOutcomes outcomes = golden.outcomes(table);
            for (Map.Entry<String, String> names : OURS.entrySet()) {
                List<Evidence> found = MetricCatalog.group()
                        .get("fairness." + names.getValue())
                        .measure(outcomes);
                for (JsonNode row : table.get("rows")) {
                    if (row.get("values").path(names.getKey()).isNumber()) {
                        double theirs = row.get("values").get(names.getKey()).asDouble();
                        assertThat(value(found, name(row, table)))
                                .as("%s of %s", names.getValue(), row.get("group"))
                                .isCloseTo(theirs, within(1e-9));
                        compared++;
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(20);
    }

    @Test
    void integratesTheGap_asByHand() {
        // F: 1/2 from 0.1, 1 from 0.5; G: 1/4 from 0.5, 1 from 0.9; gaps 1/2 over 0.4 and 3/4 over 0.4
        assertThat(ScoreDistance.SCORE_KOLMOGOROV_SMIRNOV.of(TWO)).isEqualTo(0.75);
        assertThat(ScoreDistance.SCORE_WASSERSTEIN.of(TWO)).isCloseTo(0.5, within(1e-12));
        assertThat(ScoreDistance.SCORE_ENERGY_DISTANCE.of(TWO))
                .isCloseTo(Math.sqrt(2 * (0.25 + 0.5625) * 0.4), within(1e-12));
    }

    @Test
    void isZero_whenBothSetsAreEqual() {
        SortedScores scores = SortedScores.of(new double[] {0.2, 0.4, 0.4});
        for (ScoreDistance distance : ScoreDistance.values()) {
            assertThat(distance.of(ScoreLevels.of(scores, scores)))
                    .as(distance.name())
                    .isZero();
            assertThat(distance.of(ScoreLevels.of(scores, SortedScores.NONE))).isNaN();
        }
    }

    @Test
    void holdsTheTruth_inNearlyEverySample() {
        SplittableRandom random = new SplittableRandom(9L);
        int misses = 0;
        for (int draw = 0; draw < 200; draw++) { // both sets uniform: the true distance is 0
            ScoreLevels levels = ScoreLevels.of(
                    SortedScores.of(random.doubles(60).toArray()),
                    SortedScores.of(random.doubles(90).toArray()));
            ScoreDistance distance = ScoreDistance.SCORE_KOLMOGOROV_SMIRNOV;
            misses += distance.of(levels) > distance.radius(levels, 0.05) ? 1 : 0;
        }
        assertThat(misses).isLessThanOrEqualTo(17); // 10 would be nominal
    }

    @Test
    void isTheAreaBetweenTheCurves_asByHand() {
        RocArea perfect = RocArea.of(new double[] {0, 1}, new double[] {1, 0});
        RocArea chance = RocArea.of(new double[] {1, 1}, new double[] {1, 1});
        RocArea reversed = RocArea.of(new double[] {1, 0}, new double[] {0, 1});

        assertThat(perfect.between(chance)).isCloseTo(0.5, within(1e-12));
        assertThat(perfect.between(reversed)).isCloseTo(1, within(1e-12));
        assertThat(chance.between(chance)).isZero();
    }

    @Test
    void countsBothSidesOfACrossing() {
        RocArea above = RocArea.of(new double[] {1, 0, 1}, new double[] {0, 1, 0}); // up half, across, up half
        RocArea chance = RocArea.of(new double[] {1}, new double[] {1});

        assertThat(above.between(chance)).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void namesTheWorstPair_ofThreeGroups() {
        var outcomes = new GroupedOutcomes(
                Scope.attribute("group"), List.of(named("A", 0.1), named("B", 0.2), named("C", 0.9)), Comparison.ALL);
        var found = (MeasuredValue) MetricCatalog.group()
                .get("fairness.score_wasserstein")
                .measure(outcomes)
                .get(0);

        assertThat(found.estimate().value()).isCloseTo(0.8, within(1e-12));
        assertThat(found.method()).endsWith("largest of 3 pairs, that of 'A' and 'C'");
    }

    private static GroupCounts named(String name, double score) {
        return GroupCounts.union(name, List.of(LevelFigureTest.group(new double[] {score}, new double[] {score}, 1)));
    }

    private static String name(JsonNode row, JsonNode table) {
        return GroupNames.of(GoldenSet.attributes(table).stream()
                .map(attribute -> row.get("group").get(attribute).asText())
                .toList());
    }

    private static double value(List<Evidence> found, String group) {
        return found.stream()
                .filter(evidence -> evidence.key().scope().groups().get(0).equals(group))
                .map(MeasuredValue.class::cast)
                .map(measured -> measured.estimate().value())
                .findFirst()
                .orElse(Double.NaN);
    }
}
