package dev.assize.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.ArrayColumn;
import dev.assize.core.CategoricalColumn;
import dev.assize.core.ColumnType;
import dev.assize.core.NumericColumn;
import dev.assize.core.Problem;
import dev.assize.core.Role;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.Task;
import dev.assize.core.TextColumn;
import dev.assize.data.counting.TallyReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns of arrays and free texts where only numbers and categories have a meaning: one clear refusal each. */
class ShapedColumnsTest {
    private static final String HINT =
            "\n  Name a column of numbers or categories; arrays and free texts are only read by a model.";

    private static final Table TABLE = Table.of(List.of(
            ArrayColumn.adopt("image", new float[] {1, 2, 3, 4, 5, 6}, 2),
            TextColumn.of("name", Arrays.asList("Ada", "Bo", null)),
            CategoricalColumn.ofTexts("sex", List.of("f", "m", "f"))));

    @TempDir
    Path folder;

    @Test
    void areNoLabel() {
        assertThatThrownBy(() -> TaskReader.read("t.csv", TABLE, "image", Optional.empty()))
                .isInstanceOf(DataException.class)
                .hasMessage("t.csv: column 'image' holds arrays, and is named as label" + HINT);
        assertThatThrownBy(() -> TaskReader.truth("t.csv", TABLE, Task.binary("name", "Ada", "Bo")))
                .hasMessage("t.csv: column 'name' holds free texts, and is named as label" + HINT);
    }

    @Test
    void areNoGroups() {
        assertThatThrownBy(() -> TallyReader.count(
                        TABLE, List.of("image", "name"), Task.binary("sex", "f", "m"), new int[] {0, 0, 1}))
                .hasMessage("tally: column 'image' holds arrays, and is named as what people are grouped by" + HINT
                        + "\ntally: column 'name' holds free texts, and is named as what people are grouped by" + HINT);
    }

    @Test
    void areNotCutOrPutTogether() {
        assertThatThrownBy(() -> new DerivedColumn.Cuts("part", "image", List.of(1.0)).of(TABLE))
                .hasMessage("derived column 'part': column 'image' holds arrays, and is named as what it is made from"
                        + HINT);
        assertThatThrownBy(() -> new DerivedColumn.Groups("part", "name", Map.of("a", List.of("Ada"))).of(TABLE))
                .hasMessage(
                        "derived column 'part': column 'name' holds free texts, and is named as what it is made from"
                                + HINT);
    }

    @Test
    void areNotSplitBy() {
        assertThatThrownBy(() -> Split.byColumn(TABLE, "image", "1", "2"))
                .hasMessage("split: column 'image' holds arrays, and is named as the column to split by" + HINT);
        assertThatThrownBy(() -> Split.stratified(TABLE, List.of("name"), 0.5, new Seed(1)))
                .hasMessage("split: column 'name' holds free texts, and is named as the column to split by" + HINT);
    }

    @Test
    void areNoWeights() {
        Table table = TABLE.withRoles(Map.of("image", EnumSet.of(Role.WEIGHT)));

        assertThatThrownBy(() -> RowWeights.of("t.csv", table))
                .hasMessage("t.csv: the weight column 'image' holds arrays, not numbers\n"
                        + "  Name a column of whole numbers that say how many people a row stands for.");
    }

    @Test
    void areReportedTogetherWithAbsentColumns() {
        assertThat(TableChecks.unfit("t.csv", TABLE, List.of("image", "sex", "nmae", "name"), "sensitive"))
                .extracting(Problem::message)
                .containsExactly(
                        "there is no column 'nmae', which is named as sensitive",
                        "column 'image' holds arrays, and is named as sensitive",
                        "column 'name' holds free texts, and is named as sensitive");
    }

    @Test
    void areCheckedAsFeaturesAndNeverSensitive() {
        Table asFeature = TABLE.withRoles(Map.of("image", EnumSet.of(Role.FEATURE)));
        Table asSensitive = TABLE.withRoles(Map.of("name", EnumSet.of(Role.SENSITIVE)));
        Table constant = Table.of(
                List.of(ArrayColumn.adopt("image", new float[] {1, 2, 1, 2}, 2)),
                Map.of("image", EnumSet.of(Role.FEATURE)));

        assertThat(TableChecks.problems("t.csv", asFeature)).isEmpty();
        assertThat(TableChecks.problems("t.csv", asSensitive))
                .extracting(Problem::message)
                .containsExactly("column 'name' holds free texts, and is named as sensitive");
        assertThat(TableChecks.problems("t.csv", constant))
                .extracting(Problem::message)
                .containsExactly("the feature 'image' has the value '1 2' in all 2 rows");
    }

    @Test
    void areProfiledWithoutListingCells() {
        List<TableProfile.ColumnProfile> columns = TableProfile.of(TABLE).columns();

        assertThat(columns.get(0))
                .isEqualTo(new TableProfile.ColumnProfile(
                        "image", ColumnType.ARRAY, 0, 3, Optional.empty(), List.of(), TableProfile.Hint.NONE));
        assertThat(columns.get(1).distinct()).isEqualTo(2);
        assertThat(columns.get(1).values()).isEmpty();
        assertThat(columns.get(1).missing()).isEqualTo(1);
    }

    @Test
    void readsADeclaredColumnAsFreeText() throws IOException {
        Path file = Sample.write(folder, "t.csv", "name,n\nAda,1\n\"Bo, jr\",2\n?,3\n007,4\nAda,5\n");

        Table table = TableReader.read(TableSource.of(file).withTypes(Map.of("name", ColumnType.TEXT)));

        assertThat(table.column("name")).isInstanceOf(TextColumn.class);
        assertThat(table.column("n")).isInstanceOf(NumericColumn.class);
        assertThat(Sample.cells(table, "name")).isEqualTo("Ada Bo, jr - 007 Ada");
    }

    @Test
    void refusesToReadCellsOfATableAsArrays() throws IOException {
        Path file = Sample.write(folder, "t.csv", "a,b\n1,2\n");

        assertThat(Sample.refusal(folder, TableSource.of(file).withTypes(Map.of("a", ColumnType.ARRAY))))
                .isEqualTo("DIR/t.csv: the column 'a' is declared to hold arrays\n"
                        + "  A cell of a table is a number, a category or a text; arrays come from "
                        + "pictures and sequences.");
    }
}
