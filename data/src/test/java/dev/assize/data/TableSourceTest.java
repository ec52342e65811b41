package dev.assize.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.ColumnType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableSourceTest {
    @ParameterizedTest
    @CsvSource({
        "loans.csv,CSV",
        "LOANS.CSV.GZ,CSV",
        "a.tsv,CSV",
        "a.txt,CSV",
        "german.data,CSV",
        "a.jsonl,JSON_LINES",
        "a.ndjson.gz,JSON_LINES",
        "a.parquet,PARQUET"
    })
    void tellsTheFormatByTheName(String name, TableFormat format) {
        assertThat(TableFormat.ofName(Path.of("folder", name))).contains(format);
    }

    @ParameterizedTest
    @CsvSource({"a.xlsx", "csv", "a.gz", "a.json"})
    void tellsNothing_whenTheEndingIsUnknown(String name) {
        assertThat(TableFormat.ofName(Path.of(name))).isEmpty();
    }

    @Test
    void startsWithDefaults() {
        TableSource source = TableSource.of(Path.of("a.csv"));

        assertThat(source.missing()).containsExactly("", "?", "NA");
        assertThat(source.format()).isEmpty();
        assertThat(source.types()).isEmpty();
        assertThat(source.csv()).isEqualTo(TableSource.Csv.AUTOMATIC);
    }

    @Test
    void changesOneThingAtATime() {
        TableSource source = TableSource.of(Path.of("a.csv"))
                .withFormat(TableFormat.CSV)
                .withTypes(Map.of("a", ColumnType.NUMERIC))
                .withMissing(List.of("-"))
                .withSeparator(';')
                .withColumnNames(List.of("a"));

        assertThat(source)
                .isEqualTo(new TableSource(
                        Path.of("a.csv"),
                        Optional.of(TableFormat.CSV),
                        Map.of("a", ColumnType.NUMERIC),
                        List.of("-"),
                        new TableSource.Csv(Optional.of(';'), List.of("a"))));
    }

    @Test
    void copiesItsCollections() {
        List<String> tokens = new ArrayList<>(List.of("-"));

        TableSource source = TableSource.of(Path.of("a.csv")).withMissing(tokens);
        tokens.add("x");

        assertThat(source.missing()).containsExactly("-");
    }
}
