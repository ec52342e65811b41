package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.ArrayColumn;
import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import dev.assize.core.Task;
import dev.assize.training.settings.TrainingException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelCellsTest {
    private static Table table(String... labels) {
        return Table.of(List.of(CategoricalColumn.ofTexts("approved", Arrays.asList(labels))));
    }

    private static Table table(Column column) {
        return Table.of(List.of(column));
    }

    @Test
    void readsClassNumbers_inTheOrderOfTheTask() {
        assertThat(LabelCells.read(table("yes", "no", "no"), Samples.APPROVED)).containsExactly(1, 0, 0);
    }

    @Test
    void readsNumbersAsClasses_whenTheTaskNamesThem() {
        Table table = table(NumericColumn.of("approved", 1, 0, 1));

        assertThat(LabelCells.read(table, Task.binary("approved", "0", "1"))).containsExactly(1, 0, 1);
    }

    @Test
    void readsNumbers_whenRegression() {
        assertThat(LabelCells.read(table(NumericColumn.of("price", 1.5, -2)), Task.regression("price")))
                .containsExactly(1.5f, -2f);
    }

    @Test
    void refuses_whenTheColumnIsAbsent() {
        assertThatThrownBy(() -> LabelCells.read(table("yes", "no"), Task.binary("aproved", "no", "yes")))
                .isInstanceOf(TrainingException.class)
                .hasMessage("training rows: there is no label column 'aproved'\n"
                        + "  Did you mean 'approved'? Known: approved.");
    }

    @Test
    void namesEveryFault_whenLabelsAreMissingForeignAndOneSided() {
        assertThatThrownBy(() -> LabelCells.read(table("no", null, "yess", "yess"), Samples.APPROVED))
                .isInstanceOf(TrainingException.class)
                .hasMessage("""
                        training rows: the label 'approved' is missing in 1 of 4 rows
                          Drop the rows without a label before training.
                        training rows: the label 'approved' is 'yess' in 2 rows, which is not a class
                          Did you mean 'yes'? Known: no, yes.
                        training rows: no row has the class 'yes' of the label 'approved'
                          Train on rows of every class, or take the class out of the task.""");
    }

    @Test
    void refuses_whenRegressionMeetsCategories() {
        assertThatThrownBy(() -> LabelCells.read(table("a", "b"), Task.regression("approved")))
                .hasMessage("training rows: the label 'approved' holds categories, a regression needs numbers\n"
                        + "  Declare the label as a class, or choose a numeric label column.");
    }

    @Test
    void refusesArraysAndTexts_whoseCellsAreNoClasses() {
        assertThatThrownBy(() ->
                        LabelCells.read(table(ArrayColumn.adopt("approved", new float[] {1, 2}, 1)), Samples.APPROVED))
                .isInstanceOf(TrainingException.class)
                .hasMessage("training rows: the label 'approved' holds arrays\n"
                        + "  Name a column of numbers or categories; arrays and free texts are only read by a model.");
    }
}
