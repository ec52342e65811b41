package dev.assize.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import dev.assize.core.Task;
import dev.assize.core.TaskKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskReaderTest {
    private static Table labels(String... labels) {
        return Table.of(List.of(CategoricalColumn.ofTexts("approved", Arrays.asList(labels))));
    }

    @Test
    void makesTheFavorableValueClassOne() {
        Table table = labels("yes", "no", "yes");

        Task favorsYes = TaskReader.read("loans.csv", table, "approved", Optional.of("yes"));
        Task favorsNo = TaskReader.read("loans.csv", table, "approved", Optional.of("no"));

        assertThat(favorsYes.classes()).containsExactly("no", "yes");
        assertThat(favorsNo.classes()).containsExactly("yes", "no");
        assertThat(TaskReader.truth("loans.csv", table, favorsYes)).containsExactly(1, 0, 1);
        assertThat(TaskReader.truth("loans.csv", table, favorsNo)).containsExactly(0, 1, 0);
    }

    @Test
    void readsNumericLabelsByTheirShortestText() {
        Table table = Table.of(List.of(NumericColumn.of("risk", 2, 1, 1)));

        Task task = TaskReader.read("german.csv", table, "risk", Optional.of("1"));

        assertThat(task.classes()).containsExactly("2", "1");
        assertThat(TaskReader.truth("german.csv", table, task)).containsExactly(0, 1, 1);
    }

    @Test
    void ordersNumericClassesByValue() {
        Table table = Table.of(List.of(NumericColumn.of("class", 10, 9, 2, -0.0, 0.0)));

        Task task = TaskReader.read("t.csv", table, "class", Optional.empty());

        assertThat(task.kind()).isEqualTo(TaskKind.MULTICLASS);
        assertThat(task.classes()).containsExactly("0", "2", "9", "10");
    }

    @Test
    void refusesAnAbsentLabel_withASuggestion() {
        assertThatThrownBy(() -> TaskReader.read("loans.csv", labels("yes", "no"), "aproved", Optional.of("yes")))
                .isInstanceOf(DataException.class)
                .hasMessage("loans.csv: there is no column 'aproved' for the label\n"
                        + "  Did you mean 'approved'? Known: approved.");
    }

    @Test
    void refusesALabelWithOneValue() {
        assertThatThrownBy(() -> TaskReader.read("loans.csv", labels("yes", "yes"), "approved", Optional.of("yes")))
                .isInstanceOf(DataException.class)
                .hasMessage("loans.csv: the label 'approved' has only the value 'yes' in all rows\n"
                        + "  A label needs two values or more; check that the column and the rows are the right ones.");
    }

    @Test
    void refusesThreeValues_whenAFavorableOneIsStated() {
        assertThatThrownBy(() ->
                        TaskReader.read("loans.csv", labels("yes", "no", "maybe"), "approved", Optional.of("yes")))
                .isInstanceOf(DataException.class)
                .hasMessage("loans.csv: the label 'approved' has 3 values, 'maybe', 'no', 'yes';"
                        + " a task with a favorable value has two\n"
                        + "  Put the values into two groups with a derived column, or leave the favorable value out.");
    }

    @Test
    void refusesAFavorableValueThatNeverOccurs() {
        assertThatThrownBy(() -> TaskReader.read("loans.csv", labels("yes", "no"), "approved", Optional.of("Yes")))
                .isInstanceOf(DataException.class)
                .hasMessage("loans.csv: the favorable value 'Yes' never occurs in the label 'approved'\n"
                        + "  Did you mean 'yes'? Known: no, yes.");
    }

    @Test
    void refusesTwoValues_whenNoneIsNamedAsFavorable() {
        assertThatThrownBy(() -> TaskReader.read("loans.csv", labels("yes", "no"), "approved", Optional.empty()))
                .isInstanceOf(DataException.class)
                .hasMessage("loans.csv: the label 'approved' has two values, 'no', 'yes',"
                        + " and none is named as favorable\n"
                        + "  State which one is good for the person concerned: favorable: yes.");
    }

    @Test
    void reportsMissingLabelsTogetherWithOtherProblems() {
        assertThatThrownBy(() -> TaskReader.read(
                        "loans.csv", labels("yes", null, "no", null), "approved", Optional.of("granted")))
                .isInstanceOf(DataException.class)
                .hasMessage("loans.csv: the label 'approved' is missing in 2 of 4 rows, first in row 2\n"
                        + "  Remove these rows; a row without truth can neither be learned nor judged.\n"
                        + "loans.csv: the favorable value 'granted' never occurs in the label 'approved'\n"
                        + "  Known: no, yes.");
    }

    @Test
    void refusesALabelMissingThroughout() {
        assertThatThrownBy(() -> TaskReader.read("loans.csv", labels(null, null), "approved", Optional.of("yes")))
                .hasMessageContaining("the label 'approved' is missing in 2 of 2 rows, first in row 1")
                .hasMessageContaining("the label 'approved' has only the value (missing) in all rows");
    }

    @Test
    void refusesNumbersThatAreNoClasses() {
        double[] cells = new double[60];
        Arrays.setAll(cells, i -> i);
        Table table = Table.of(List.of(NumericColumn.of("income", cells)));

        assertThatThrownBy(() -> TaskReader.read("t.csv", table, "income", Optional.empty()))
                .hasMessage("t.csv: the label 'income' has 60 values, more than 50\n"
                        + "  Say 'task: regression' to predict the number itself, or put the values into groups.");
    }

    @Test
    void refusesRowsOfOtherClasses_whenTheTaskIsAnotherTables() {
        Task task = Task.binary("approved", "no", "yes");

        assertThatThrownBy(() -> TaskReader.truth("new.csv", labels("yes", "perhaps"), task))
                .hasMessage("new.csv: row 2, column 'approved': 'perhaps', which is none of the classes [no, yes]\n"
                        + "  Use the values that the model was made for, or remove the row.");
        assertThatThrownBy(() -> TaskReader.truth("new.csv", labels("yes", null), task))
                .hasMessage("new.csv: row 2, column 'approved': the cell is missing,"
                        + " which is none of the classes [no, yes]\n"
                        + "  Use the values that the model was made for, or remove the row.");
    }

    @Test
    void readsAColumnOfDecisions() {
        Table table = Table.of(List.of(CategoricalColumn.ofTexts("decided", List.of("no", "yes", "no"))));

        assertThat(TaskReader.classes("t.csv", table, "decided", Task.binary("approved", "no", "yes")))
                .containsExactly(0, 1, 0);
    }
}
