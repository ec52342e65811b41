package dev.assize.privacy.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.Column;
import dev.assize.core.Table;
import dev.assize.privacy.GoldenFiles;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every figure of every table of the golden files of table risk: integers exactly, the rest to 1e-9. */
class TablePrivacyReferenceTest {
    private static final Offset<Double> CLOSE = within(1e-9);

    private static Table sample;
    private static Table population;

    @BeforeAll
    static void readRecords() throws IOException {
        sample = AdultRecords.sample();
        population = AdultRecords.population();
    }

    static List<JsonNode> tables() throws IOException {
        return GoldenFiles.points("tabular_.*\\.json", "tables");
    }

    /** What is left of the sample after the small classes are dropped, with its classes. */
    private record Kept(Table original, Table coarse, List<String> names, EquivalenceClasses classes) {
        static Kept of(JsonNode golden) {
            Map<String, Generalization> rules = AdultRecords.rules(golden);
            List<String> names = List.copyOf(rules.keySet());
            Table coarse = Generalization.apply(sample, rules);
            int[] rows = EquivalenceClasses.of(coarse, names)
                    .rowsInClassesOfAtLeast(golden.get("dropped_classes_below").asInt());
            Table kept = coarse.select(rows);
            return new Kept(sample.select(rows), kept, names, EquivalenceClasses.of(kept, names));
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void agreesOnEveryCount(JsonNode golden) {
        EquivalenceClasses classes = Kept.of(golden).classes();

        assertThat(classes.records()).isEqualTo(golden.get("records").asInt());
        assertThat(classes.classes()).isEqualTo(golden.get("classes").asInt());
        assertThat(classes.smallest()).isEqualTo(golden.get("k").asInt());
        assertThat(classes.largest()).isEqualTo(golden.get("largest_class").asInt());
        assertThat(classes.meanSize().toDouble())
                .isCloseTo(golden.get("mean_class_size").asDouble(), CLOSE);
        assertThat(classes.singletons()).isEqualTo(golden.get("singletons").asInt());
        golden.get("class_size_histogram")
                .properties()
                .forEach(size -> assertThat(classes.classesBySize().getOrDefault(Integer.parseInt(size.getKey()), 0))
                        .isEqualTo(size.getValue().asInt()));
        golden.get("suppress_for_k")
                .properties()
                .forEach(k -> assertThat(classes.recordsInClassesSmallerThan(Integer.parseInt(k.getKey())))
                        .isEqualTo(k.getValue().asInt()));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void agreesOnTheProsecutor(JsonNode golden) {
        ProsecutorRisk risk = ProsecutorRisk.of(Kept.of(golden).classes());
        JsonNode expected = golden.get("prosecutor");

        assertThat(risk.highest().toDouble()).isCloseTo(expected.get("highest").asDouble(), CLOSE);
        assertThat(risk.lowest().toDouble()).isCloseTo(expected.get("lowest").asDouble(), CLOSE);
        assertThat(risk.average().toDouble()).isCloseTo(expected.get("average").asDouble(), CLOSE);
        assertThat(risk.recordsAtHighest())
                .isEqualTo(expected.get("records_at_highest").asInt());
        assertThat(risk.shareUnique().toDouble())
                .isCloseTo(expected.get("share_unique").asDouble(), CLOSE);
        expected.get("share_above")
                .properties()
                .forEach(share -> assertThat(risk.shareAbove(Double.parseDouble(share.getKey()))
                                .toDouble())
                        .isCloseTo(share.getValue().asDouble(), CLOSE));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void agreesOnSensitiveValues(JsonNode golden) {
        Kept kept = Kept.of(golden);

        assertThat(golden.get("sensitive").properties()).isNotEmpty().allSatisfy(sensitive -> {
            Column column = kept.original().column(sensitive.getKey());
            AttributeDisclosure disclosure = AttributeDisclosure.of(kept.classes(), column);
            assertDiversity(disclosure, sensitive.getValue());
            assertDistances(disclosure, sensitive.getValue());
        });
    }

    private static void assertDiversity(AttributeDisclosure disclosure, JsonNode expected) {
        assertThat(disclosure.distinct()).isEqualTo(expected.get("distinct_l").asInt());
        assertThat(disclosure.entropy())
                .isCloseTo(expected.get("entropy_min_nats").asDouble(), CLOSE);
        assertThat(disclosure.entropyDiversity())
                .isCloseTo(expected.get("entropy_l").asDouble(), CLOSE);
        expected.properties().stream()
                .filter(figure -> figure.getKey().startsWith("recursive_ratio_l"))
                .forEach(figure -> {
                    int l = Integer.parseInt(figure.getKey().substring("recursive_ratio_l".length()));
                    assertThat(disclosure.recursiveRatio(l).orElse(Double.MAX_VALUE))
                            .isCloseTo(orMost(figure.getValue()), CLOSE);
                });
        assertThat(disclosure.largestConfidence())
                .isCloseTo(expected.get("max_confidence").asDouble(), CLOSE);
        assertThat(disclosure.homogeneousRecords())
                .isEqualTo(expected.get("homogeneous_records").asInt());
    }

    private static void assertDistances(AttributeDisclosure disclosure, JsonNode expected) {
        assertThat(disclosure.equalDistance()).isCloseTo(expected.get("t_equal").asDouble(), CLOSE);
        assertThat(disclosure.meanEqualDistance())
                .isCloseTo(expected.get("t_equal_mean_over_records").asDouble(), CLOSE);
        assertThat(disclosure.deltaDisclosure())
                .isCloseTo(expected.get("d_disclosure_log2").asDouble(), CLOSE);
        assertThat(disclosure.beta()).isCloseTo(expected.get("basic_beta").asDouble(), CLOSE);
        assertThat(disclosure.orderedDistance().isPresent()).isEqualTo(expected.has("t_ordered"));
        if (expected.has("t_ordered")) {
            assertThat(disclosure.orderedDistance().orElseThrow())
                    .isCloseTo(expected.get("t_ordered").asDouble(), CLOSE);
            assertThat(disclosure.valuesOfTable())
                    .isEqualTo(expected.get("ordered_values").asInt());
        }
    }

    private static double orMost(JsonNode value) {
        return value.isNumber() ? value.asDouble() : Double.MAX_VALUE;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void agreesOnThePopulation(JsonNode golden) {
        Kept kept = Kept.of(golden);
        Table people = Generalization.apply(population, AdultRecords.rules(golden));
        PopulationRisk risk = PopulationRisk.of(kept.coarse(), people, kept.names());
        JsonNode expected = golden.get("population");

        assertThat(risk.populationRecords()).isEqualTo(expected.get("records").asInt());
        assertThat(risk.populationClasses()).isEqualTo(expected.get("classes").asInt());
        assertThat(risk.smallestClass()).isEqualTo(expected.get("k_map").asInt());
        assertThat(risk.smallestPresence())
                .isCloseTo(expected.get("delta_presence_min").asDouble(), CLOSE);
        assertThat(risk.smallestPresenceInTable())
                .isCloseTo(
                        expected.get("delta_presence_min_over_sample_classes").asDouble(), CLOSE);
        assertThat(risk.largestPresence())
                .isCloseTo(expected.get("delta_presence_max").asDouble(), CLOSE);
        assertLinkage(risk, expected);
    }

    private static void assertLinkage(PopulationRisk risk, JsonNode expected) {
        assertThat(risk.highestJournalistRisk())
                .isCloseTo(expected.get("journalist_highest").asDouble(), CLOSE);
        assertThat(risk.lowestJournalistRisk())
                .isCloseTo(expected.get("journalist_lowest").asDouble(), CLOSE);
        assertThat(risk.averageJournalistRisk())
                .isCloseTo(expected.get("journalist_average_arx").asDouble(), CLOSE);
        assertThat(risk.marketerRisk())
                .isCloseTo(expected.get("mean_of_one_over_population_class").asDouble(), CLOSE)
                .isCloseTo(expected.get("marketer").asDouble(), CLOSE);
        expected.get("journalist_share_above")
                .properties()
                .forEach(share -> assertThat(risk.shareAbove(Double.parseDouble(share.getKey()))
                                .toDouble())
                        .isCloseTo(share.getValue().asDouble(), CLOSE));
    }

    @Test
    void agreesOnDifferencing() throws IOException {
        List<JsonNode> tables = tables();

        assertThat(GoldenFiles.points("tabular_.*\\.json", "differencing")).allSatisfy(golden -> {
            JsonNode named = tables.stream()
                    .filter(table -> table.get("name").equals(golden.get("rules")))
                    .findFirst()
                    .orElseThrow();
            Table second = sample.select(without(golden.get("dropped_rows")));
            Map<String, Generalization> rules = AdultRecords.rules(named);
            ReleaseDifference difference = ReleaseDifference.of(
                    Generalization.apply(sample, rules),
                    Generalization.apply(second, rules),
                    List.copyOf(rules.keySet()));
            assertThat(difference.cells()).isEqualTo(golden.get("cells").asInt());
            assertThat(difference.changedCells())
                    .isEqualTo(golden.get("cells_changed").asInt());
            assertThat(difference.cellsDifferingBy(1, 1))
                    .isEqualTo(golden.get("cells_differing_by_1").asInt());
            assertThat(difference.cellsDifferingBy(1, 4))
                    .isEqualTo(golden.get("cells_differing_1_to_4").asInt());
            assertThat(difference.vanishedCells())
                    .isEqualTo(golden.get("cells_vanished").asInt());
            assertThat(difference.largestDifference())
                    .isEqualTo(golden.get("max_difference").asInt());
        });
    }

    private static int[] without(JsonNode dropped) {
        Set<Double> numbers = new HashSet<>();
        dropped.forEach(number -> numbers.add(number.asDouble()));
        return IntStream.range(0, sample.rowCount())
                .filter(row -> !numbers.contains(sample.numeric("row").valueOr(row, -1)))
                .toArray();
    }
}
