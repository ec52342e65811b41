package dev.assize.fairness.mitigation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Features as Fairlearn's correlation remover and AIF360's disparate impact remover change them. */
class RemoverReferenceTest {
    static Stream<MitigationReference.Entry> correlation() {
        return MitigationReference.entries(Set.of("CorrelationRemover")).stream();
    }

    static Stream<MitigationReference.Entry> impact() {
        return MitigationReference.entries(Set.of("DisparateImpactRemover")).stream();
    }

    @ParameterizedTest
    @MethodSource("correlation")
    void removesTheSameCorrelationAsThePeer_whenThereIsOneSensitiveColumn(MitigationReference.Entry entry) {
        String attribute = entry.attributes().get(0);
        String one = entry.entry().get("sensitive_encoding").fieldNames().next();
        double alpha = entry.entry().get("alpha").asDouble();
        double[][] sensitive = {entry.train().indicator(attribute, one)};
        CorrelationRemover remover =
                CorrelationRemover.fit(sensitive, entry.train().numbers(entry.features()), alpha);

        double[][] changed = remover.apply(
                new double[][] {entry.test().indicator(attribute, one)},
                entry.test().numbers(entry.features()));

        JsonNode result = entry.result();
        entry.assertClose("mean", remover.means().get(0), result.get("mean").asDouble());
        for (int f = 0; f < changed.length; f++) {
            entry.assertClose(
                    "beta " + f,
                    remover.coefficient(0, f),
                    result.get("beta").get(f).asDouble());
            entry.assertClose(
                    "sum " + f,
                    Arrays.stream(changed[f]).sum(),
                    result.get("column_sums").get(f).asDouble());
        }
        assertFirstRows(entry, changed, entry.test(), result.get("first_test_rows"));
    }

    @ParameterizedTest
    @MethodSource("impact")
    void movesEveryValueAsThePeerDoes(MitigationReference.Entry entry) {
        GoldenTable rows = entry.fittedOn();
        Groups groups = rows.groups(entry.attributes());
        double level = entry.entry().get("repair_level").asDouble();
        double[][] before = rows.numbers(entry.features());

        double[][] changed = Arrays.stream(before)
                .map(column -> DisparateImpactRemover.fit(groups, column, level).apply(groups, column))
                .toArray(double[][]::new);

        JsonNode result = entry.result();
        for (int f = 0; f < changed.length; f++) {
            entry.assertClose(
                    "sum " + f,
                    Arrays.stream(changed[f]).sum(),
                    result.get("column_sums").get(f).asDouble());
        }
        assertFirstRows(entry, changed, rows, result.get("first_rows"));
        long rowsChanged = IntStream.range(0, rows.size())
                .filter(row -> !cells(before, row).equals(cells(changed, row)))
                .count();
        assertThat(rowsChanged).isEqualTo(result.get("rows_changed").asLong());
        assertThat(digest(changed)).isEqualTo(result.get("sha256_of_rows").asText());
    }

    private static void assertFirstRows(
            MitigationReference.Entry entry, double[][] changed, GoldenTable rows, JsonNode expected) {
        List<String> numbers = rows.texts("row");
        assertThat(expected).isNotEmpty();
        for (JsonNode row : expected) {
            int at = numbers.indexOf(row.get("row").asText());
            for (int f = 0; f < changed.length; f++) {
                entry.assertClose(
                        "row " + at, changed[f][at], row.get("values").get(f).asDouble());
            }
        }
    }

    private static List<Double> cells(double[][] columns, int row) {
        return Arrays.stream(columns).map(column -> column[row]).toList();
    }

    private static String digest(double[][] columns) {
        String text = IntStream.range(0, columns[0].length)
                .mapToObj(row ->
                        cells(columns, row).stream().map(Object::toString).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
        return Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
