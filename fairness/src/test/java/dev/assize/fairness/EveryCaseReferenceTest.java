package dev.assize.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.Tally;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every golden case of every peer at its tolerance. */
class EveryCaseReferenceTest {
    private static final double SEARCH_STOPS_EARLY = 1.5e-4;

    @Test
    void countsEveryRow_inEveryGrouping() {
        for (Path file : expected()) {
            GoldenSet golden = GoldenSet.open(file);
            Tally tally = golden.tally(golden.attributes(), "1");

            assertThat(tally.cells().stream().mapToLong(Tally.Cell::people).sum())
                    .isEqualTo(golden.rows());
        }
    }

    static List<Path> expected() {
        return ReferenceFolder.files("-expected.json");
    }

    @ParameterizedTest
    @MethodSource("expected")
    void agrees_orSaysWhichCasesHaveNoMetric(Path file) {
        GoldenSet golden = GoldenSet.open(file);
        Map<String, CaseAnswer> answers = answers();
        Map<String, SeveralCases.Answer> several = SeveralCases.all();
        TreeSet<String> missing = new TreeSet<>();
        List<String> wrong = new ArrayList<>();
        int agreed = 0;
        for (JsonNode one : golden.everyCase()) {
            String name = one.get("library").asText() + " " + one.get("metric").asText();
            Optional<String> difference = Optional.empty();
            if (several.containsKey(name)) {
                difference = SeveralCases.difference(golden, one, several.get(name));
            } else if (answers.containsKey(name)) {
                difference = difference(golden, one, answers.get(name));
            } else {
                missing.add(one.get("id").asText());
            }
            difference.ifPresent(wrong::add);
            agreed += difference.isPresent() ? 0 : 1;
        }
        assertThat(wrong).as("%d cases agree in %s", agreed, file.getFileName()).isEmpty();
        assertThat(missing).as("cases without a metric of ours").isEmpty();
        assertThat(agreed).isEqualTo(golden.everyCase().size());
    }

    private static Map<String, CaseAnswer> answers() {
        Map<String, CaseAnswer> answers = new TreeMap<>(FairlearnCases.all());
        answers.putAll(Aif360Cases.all());
        answers.putAll(CellCases.all());
        answers.putAll(SearchCases.all());
        return answers;
    }

    private static Optional<String> difference(GoldenSet golden, JsonNode one, CaseAnswer answer) {
        Optional<Double> ours = answer.of(golden, one);
        JsonNode value = one.get("value");
        if (one.has("undefined_groups") || one.has("error")) {
            return Optional.empty(); // the peer took 0 for a rate of nobody; ours leaves such groups out; or it failed
        }
        if (!value.isNumber()) {
            return ours.map(found -> one.get("id").asText() + ": " + found + " instead of " + value);
        }
        double tolerance = one.path("tolerance").asDouble(1e-9 * Math.max(1, Math.abs(value.asDouble())));
        // the peer stops looking for the best odds of a scan a little before the maximum; ours finds it
        double above = one.get("metric").asText().startsWith("bias_scan") ? SEARCH_STOPS_EARLY : tolerance;
        boolean agrees = ours.map(found -> found - value.asDouble())
                .filter(more -> more >= -tolerance && more <= above)
                .isPresent();
        return agrees ? Optional.empty() : Optional.of(one.get("id").asText() + ": " + ours + " instead of " + value);
    }
}
