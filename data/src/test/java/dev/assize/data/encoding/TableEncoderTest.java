package dev.assize.data.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.EncodedFeature;
import dev.assize.core.EncodedFeature.Kind;
import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import dev.assize.core.Tensor;
import dev.assize.data.DataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TableEncoderTest {
    /** age: mean 4, deviation 2 (population), no missing; job: b, a, one missing; score: mean 1, one missing. */
    private static final Table TRAINING = Table.of(List.of(
            NumericColumn.of("age", 2, 2, 6, 6),
            CategoricalColumn.ofTexts("job", Arrays.asList("b", "a", null, "b")),
            NumericColumn.of("score", 0, 2, Double.NaN, 1)));

    private static final List<String> ALL = List.of("age", "job", "score");

    private static Table row(double age, String job, double score) {
        return Table.of(List.of(
                NumericColumn.of("age", age),
                CategoricalColumn.ofTexts("job", Arrays.asList(job)),
                NumericColumn.of("score", score)));
    }

    @Test
    void namesFeaturesByColumn_withThoseOfOneColumnTogether() {
        TableEncoder encoder = TableEncoder.fit(TRAINING, ALL);

        assertThat(encoder.columns()).containsExactly("age", "job", "score");
        assertThat(encoder.features())
                .containsExactly(
                        new EncodedFeature("age", "age", Kind.NUMBER),
                        new EncodedFeature("job=a", "job", Kind.CATEGORY),
                        new EncodedFeature("job=b", "job", Kind.CATEGORY),
                        new EncodedFeature("job=(missing)", "job", Kind.MISSING),
                        new EncodedFeature("job=(unseen)", "job", Kind.UNSEEN),
                        new EncodedFeature("score", "score", Kind.NUMBER),
                        new EncodedFeature("score=(missing)", "score", Kind.MISSING));
    }

    @Test
    void standardisesAndExpands() {
        Tensor encoded = TableEncoder.fit(TRAINING, ALL).encode(TRAINING);

        double d = Math.sqrt(2 / 3.0); // deviation of 0, 2, 1 about 1
        assertThat(encoded.shape()).containsExactly(4, 7);
        assertThat(encoded.row(0)).containsExactly(new double[] {-1, 0, 1, 0, 0, -1 / d, 0}, within(1e-15));
        assertThat(encoded.row(1)).containsExactly(new double[] {-1, 1, 0, 0, 0, 1 / d, 0}, within(1e-15));
        assertThat(encoded.row(2)).containsExactly(new double[] {1, 0, 0, 1, 0, 0, 1}, within(1e-15));
        assertThat(encoded.row(3)).containsExactly(new double[] {1, 0, 1, 0, 0, 0, 0}, within(1e-15));
    }

    @Test
    void learnsNothingFromOtherRows() {
        TableEncoder encoder = TableEncoder.fit(TRAINING, ALL);
        String before = encoder.toJson();

        encoder.encode(row(1000, "z", -5));

        assertThat(encoder.toJson()).isEqualTo(before);
    }

    @Test
    void setsTheUnseenLevel_whenACategoryIsNew() {
        Tensor encoded = TableEncoder.fit(TRAINING, ALL).encode(row(8, "z", 1));

        assertThat(encoded.row(0)).containsExactly(2, 0, 0, 0, 1, 0, 0);
    }

    @Test
    void takesMissingForTheMean_whenTrainingHadNoMissingCell() {
        TableEncoder encoder = TableEncoder.fit(TRAINING, List.of("age"));

        assertThat(encoder.encode(row(Double.NaN, "a", 0)).row(0)).containsExactly(0);
    }

    @Test
    void takesMissingForUnseen_whenTrainingHadNoMissingCategory() {
        Table complete = Table.of(List.of(CategoricalColumn.ofTexts("job", List.of("a", "b"))));

        TableEncoder encoder = TableEncoder.fit(complete, List.of("job"));

        assertThat(encoder.encode(row(0, null, 0)).row(0)).containsExactly(0, 0, 1);
    }

    @Test
    void givesNoFeatureToCategoriesThatTrainingLacks() {
        Table part = TRAINING.select(new int[] {0, 3});

        TableEncoder encoder = TableEncoder.fit(part, List.of("job"));

        assertThat(encoder.features()).extracting(EncodedFeature::name).containsExactly("job=b", "job=(unseen)");
    }

    @Test
    void encodesAConstantAsZero() {
        Table constant = Table.of(List.of(NumericColumn.of("x", 7, 7)));

        assertThat(TableEncoder.fit(constant, List.of("x")).encode(constant).toArray())
                .containsExactly(0, 0);
    }

    @Test
    void keepsDigits_whenTheMeanIsLarge() {
        Table table = Table.of(List.of(NumericColumn.of("x", 1e9 + 1, 1e9 + 2, 1e9 + 3)));

        Tensor encoded = TableEncoder.fit(table, List.of("x")).encode(table);

        assertThat(encoded.flat(2)).isCloseTo(Math.sqrt(1.5), within(1e-12));
    }

    @Test
    void decodesToTheOriginalCells() {
        TableEncoder encoder = TableEncoder.fit(TRAINING, ALL);
        Tensor encoded = encoder.encode(TRAINING);

        assertThat(encoder.decode(encoded.row(0))).isEqualTo(Map.of("age", "2", "job", "b", "score", "0"));
        assertThat(encoder.decode(encoded.row(2)))
                .isEqualTo(Map.of("age", "6", "job", "(missing)", "score", "(missing)"));
        assertThat(encoder.decode(encoder.encode(row(39, "z", 0.1)).row(0)))
                .isEqualTo(Map.of("age", "39", "job", "(unseen)", "score", "0.1"));
    }

    @Test
    void decodesByTheLargestNumber_whenARowWasMoved() {
        TableEncoder encoder = TableEncoder.fit(TRAINING, List.of("job"));

        assertThat(encoder.decode(new double[] {0.4, 0.9, 0.1, -0.2})).containsEntry("job", "b");
        assertThat(encoder.decode(new double[] {0, 0, 0.1, 0.2})).containsEntry("job", "(unseen)");
    }

    @Test
    void decodesWhatItEncoded_onRandomTables() {
        SplittableRandom random = new SplittableRandom(20_240_501L);
        for (int draw = 0; draw < 50; draw++) {
            int rows = 2 + random.nextInt(40);
            double[] numbers = new double[rows];
            List<String> texts = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                numbers[row] = random.nextInt(5) == 0 && row > 0 ? Double.NaN : random.nextInt(-999, 999) / 8.0;
                texts.add(random.nextInt(5) == 0 && row > 0 ? null : "t" + random.nextInt(4));
            }
            Table table = Table.of(List.of(NumericColumn.of("n", numbers), CategoricalColumn.ofTexts("c", texts)));
            TableEncoder encoder = TableEncoder.fit(table, List.of("c", "n"));
            Tensor encoded = encoder.encode(table);

            for (int row = 0; row < rows; row++) {
                assertThat(encoder.decode(encoded.row(row)))
                        .containsEntry("n", table.column("n").text(row, "(missing)"))
                        .containsEntry("c", table.column("c").text(row, "(missing)"));
            }
        }
    }

    @Test
    void hasMeanZeroAndDeviationOneOnTheTrainingRows() {
        SplittableRandom random = new SplittableRandom(3);
        double[] cells = random.doubles(1000, -50, 2000).toArray();
        Table table = Table.of(List.of(NumericColumn.of("x", cells)));

        double[] encoded = TableEncoder.fit(table, List.of("x")).encode(table).toArray();

        assertThat(Arrays.stream(encoded).average().orElseThrow()).isCloseTo(0, within(1e-12));
        assertThat(Arrays.stream(encoded).map(x -> x * x).average().orElseThrow())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void givesUniqueNames_whenACategoryLooksLikeOurMarks() {
        Table table = Table.of(List.of(CategoricalColumn.ofTexts("c", Arrays.asList("(missing)", "(unseen)", null))));

        TableEncoder encoder = TableEncoder.fit(table, List.of("c"));
        Set<String> names = new HashSet<>();
        encoder.features().forEach(feature -> names.add(feature.name()));

        assertThat(names).hasSize(4).contains("c='(missing)'", "c=(missing)");
    }

    @Test
    void refusesTableWithoutTheColumnsOrWithOtherTypes_allTogether() {
        TableEncoder encoder = TableEncoder.fit(TRAINING, ALL);
        Table other = Table.of(List.of(
                CategoricalColumn.ofTexts("age", List.of("old")),
                CategoricalColumn.ofTexts("jobs", List.of("a")),
                NumericColumn.of("score", 1)));

        assertThatThrownBy(() -> encoder.encode(other))
                .isInstanceOf(DataException.class)
                .hasMessage("table: column 'age' is categorical, the model was trained on a numeric one\n"
                        + "  Declare the column's type as numeric, or use the model's own data.\n"
                        + "table: there is no column 'job', which the model reads\n"
                        + "  Did you mean 'jobs'? Known: age, jobs, score.");
    }

    @Test
    void refusesColumnsThatCannotBeLearned_allTogether() {
        Table table = Table.of(List.of(
                NumericColumn.of("empty", Double.NaN, Double.NaN),
                CategoricalColumn.ofTexts("none", Arrays.asList(null, null))));

        assertThatThrownBy(() -> TableEncoder.fit(table, List.of("empty", "none", "emty")))
                .hasMessage("training rows: column 'empty' has no value in any of the 2 rows\n"
                        + "  Exclude the column, or train on rows that have it.\n"
                        + "training rows: column 'none' has no value in any of the 2 rows\n"
                        + "  Exclude the column, or train on rows that have it.\n"
                        + "table: there is no column 'emty', which the model reads\n"
                        + "  Did you mean 'empty'? Known: empty, none.");
    }

    @Test
    void refusesToLearnFromNothing() {
        assertThatThrownBy(() -> TableEncoder.fit(TRAINING, List.of()))
                .hasMessage("training rows: no column is left to learn from\n"
                        + "  Name at least one feature column that is neither label, sensitive, weight nor excluded.");
    }

    @Test
    void refusesAColumnNamedTwice() {
        assertThatThrownBy(() -> TableEncoder.fit(TRAINING, List.of("age", "age")))
                .hasMessage("encoder: two encoded numbers would be called 'age'\n"
                        + "  Rename the column 'age' or name it only once among the features.");
    }

    @Test
    void refusesToDecodeARowOfAnotherLength() {
        assertThatThrownBy(() -> TableEncoder.fit(TRAINING, ALL).decode(new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an encoded row of this encoder has 7 numbers, the row to decode has 3");
    }

    @Test
    void encodesLargeTablesQuickly() {
        SplittableRandom random = new SplittableRandom(4);
        int rows = 100_000;
        List<CategoricalColumn> columns = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (int column = 0; column < 10; column++) {
            int[] codes = random.ints(rows, 0, 9).toArray();
            names.add("c" + column);
            columns.add(
                    CategoricalColumn.of("c" + column, List.of("a", "b", "c", "d", "e", "f", "g", "h", "i"), codes));
        }
        Table table = Table.of(columns);
        TableEncoder encoder = TableEncoder.fit(table, List.copyOf(names));

        Tensor encoded = encoder.encode(table);

        assertThat(encoded.shape()).containsExactly(rows, 100);
        assertThat(Arrays.stream(encoded.row(rows - 1)).sum()).isEqualTo(10);
    }
}
