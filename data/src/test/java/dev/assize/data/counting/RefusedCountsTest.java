package dev.assize.data.counting;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.data.DataException;
import dev.assize.data.TableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every table that cannot be counted: the whole message, with what to do. */
class RefusedCountsTest {
    private static final OutcomeColumns.Answers ANSWERS = OutcomeColumns.Answers.of("y", "d");

    @TempDir
    private Path folder;

    @Test
    void refusesADecisionOutsideTheClasses() throws IOException {
        assertRefused(
                columns(ANSWERS),
                "y,d,g\n1,1,a\n0,2,b\n0,3,b\n1,2,a\n",
                "the decision 'd' is '2', '3' in 3 rows, which is none of the classes '0' and '1'",
                "Correct or remove these rows; a decision names one of the classes of the label.");
    }

    @Test
    void refusesYesAndNo_whenNoneIsNamedAsFavorable() throws IOException {
        assertRefused(
                columns(ANSWERS),
                "y,d,g\nyes,no,a\nno,yes,b\n",
                "the label 'y' has the 2 values 'no', 'yes', and none is named as favorable",
                "Name the one that is good for the person concerned as the favorable class; only of 0 and 1 it is known "
                        + "to be 1.");
    }

    @Test
    void refusesZeroAndTwo_whenNoneIsNamedAsFavorable() throws IOException {
        assertRefused(
                columns(ANSWERS),
                "y,d,g\n0,2,a\n2,0,b\n",
                "the label 'y' has the 2 values '0', '2', and none is named as favorable",
                "Name the one that is good for the person concerned as the favorable class; only of 0 and 1 it is known "
                        + "to be 1.");
    }

    @Test
    void refusesAFavorableClassThatNeverOccurs() throws IOException {
        assertRefused(
                columns(ANSWERS.withFavorable("Yes")),
                "y,d,g\nno,yes,a\nyes,no,b\n",
                "the favorable class 'Yes' never occurs in the label 'y'",
                "Did you mean 'yes'? Known: no, yes.");
    }

    @Test
    void refusesThreeClasses() throws IOException {
        assertRefused(
                columns(ANSWERS.withFavorable("2")),
                "y,d,g\n0,0,a\n1,1,b\n2,2,a\n",
                "the label 'y' has the 3 values '0', '1', '2'; with a favorable class it has two",
                "Put the values into two groups first, those that are good for the person and the others.");
    }

    @Test
    void refusesASingleClass_unlessItIsZeroOrOne() throws IOException {
        assertRefused(
                columns(ANSWERS.withFavorable("yes")),
                "y,d,g\nyes,yes,a\nyes,yes,b\n",
                "the label 'y' has only the value 'yes', and its two classes are not known",
                "Add rows of the other class, or write the classes as 0 and 1, where 1 is favorable.");
    }

    @Test
    void refusesALabelWithoutValues() throws IOException {
        assertRefused(
                columns(ANSWERS),
                "y,d,g\n,1,a\n,0,b\n",
                "the label 'y' is missing in all 2 rows",
                "Name the column that holds it; nothing can be measured without it.");
    }

    @Test
    void refusesAScoreThatIsNotFinite() throws IOException {
        OutcomeColumns columns = columns(ANSWERS.withScore("s"));

        assertThatThrownBy(() -> count(columns, "y,d,g,s\n1,1,a,0.5\n0,1,b,NaN\n1,0,b,nan\n"))
                .isInstanceOf(DataException.class)
                .hasMessage(folder.resolve("p.csv")
                        + ":3: row 2, column 's': 'NaN' is not a finite number; so are 1 more cells of the column\n"
                        + "  Leave the cell empty where there is no number, or count it as missing.");
    }

    @Test
    void refusesAScoreThatIsNoProbability() throws IOException {
        assertRefused(
                columns(ANSWERS.withScore("s")),
                "y,d,g,s\n1,1,a,0.5\n0,1,b,-1.5\n1,0,b,2\n",
                "the score 's' is no number from 0 to 1 in 2 rows, for example '-1.5'",
                "A score is the probability of the favorable class; correct these rows or leave the score out.");
    }

    @Test
    void refusesNegativeAndMissingWeights() throws IOException {
        assertRefused(
                columns(ANSWERS).withWeights("w"),
                "y,d,g,w\n1,1,a,0.5\n0,1,b,-2\n1,0,b,\n",
                "the weight 'w' is no number from 0 to 1e9 in 2 rows, for example '-2.0'",
                "A weight says how much a row counts; correct these rows or leave the weights out.");
    }

    @Test
    void refusesAnAttributeThatIsAlwaysMissing() throws IOException {
        assertRefused(
                columns(ANSWERS),
                "y,d,g\n1,1,\n0,1,\n",
                "the sensitive column 'g' is missing in all 2 rows",
                "Groups cannot be compared without it; fill the column or name another one.");
    }

    @Test
    void refusesOneGroupOnly() throws IOException {
        assertRefused(
                columns(ANSWERS),
                "y,d,g\n1,1,a\n0,1,a\n",
                "the sensitive column 'g' has the value 'a' in all 2 rows",
                "One group cannot be compared with another; name another column or bring other rows.");
    }

    @Test
    void refusesTenThousandValues() throws IOException {
        StringBuilder csv = new StringBuilder("y,d,g\n");
        for (int row = 0; row < 10_000; row++) {
            csv.append(row % 2).append(",1,id").append(row).append('\n');
        }

        assertRefused(
                columns(ANSWERS),
                csv.toString(),
                "the column 'g' has 10000 different values, too many to be groups; allowed are 1000",
                "Name a column of groups, put the values into groups first, or cut numbers into bands.");
    }

    @Test
    void refusesNumbersThatWereNotCut() throws IOException {
        StringBuilder csv = new StringBuilder("y,d,g\n");
        for (int row = 0; row < 80; row++) {
            csv.append(row % 2).append(",1,").append(row).append('\n');
        }

        assertRefused(
                columns(ANSWERS),
                csv.toString(),
                "the sensitive column 'g' has 80 different numbers, too many to be groups; allowed are 50",
                "Cut it into bands, for example age at 25 and 60.");
    }

    @Test
    void refusesQuantilesOfTexts() {
        OutcomeColumns columns = OutcomeColumns.of(List.of(GroupColumn.quantiles("g", "g", 2)), ANSWERS);

        assertThatThrownBy(() -> count(columns, "y,d,g\n1,1,a\n0,1,b\n"))
                .isInstanceOf(DataException.class)
                .hasMessage(folder.resolve("p.csv")
                        + ":2: row 1, column 'g': 'a' is not a number; so are 1 more cells of the column\n"
                        + "  Correct it, count it as missing, or declare the column categorical.");
        assertThatThrownBy(() -> GroupColumn.quantiles("g", "g", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'g' is cut into 1 parts and at []; give 2 to 50 parts, or cuts, or neither");
    }

    @Test
    void refusesAbsentColumnsAndDoubleUses_allTogether() {
        OutcomeColumns columns = OutcomeColumns.of(GroupColumn.all(List.of("g", "d")), ANSWERS.withScore("scre"));

        assertThatThrownBy(() -> count(columns, "y,d,g,score\n1,1,a,0.5\n"))
                .isInstanceOf(DataException.class)
                .hasMessage(folder.resolve("p.csv") + ": there is no column 'scre', which is named as score\n"
                        + "  Did you mean 'score'? Known: d, g, score, y.\n"
                        + folder.resolve("p.csv") + ": the column 'd' is named as decision and as sensitive\n"
                        + "  Name another column in one of the two places; a column has one of these uses.");
    }

    @Test
    void refusesAnEmptyTable() throws IOException {
        assertRefused(
                columns(ANSWERS),
                "y,d,g\n",
                "the file has a header and no rows",
                "Export the table again, with its rows.");
    }

    private static OutcomeColumns columns(OutcomeColumns.Answers answers) {
        return OutcomeColumns.of(GroupColumn.all(List.of("g")), answers);
    }

    private void assertRefused(OutcomeColumns columns, String csv, String message, String hint) throws IOException {
        assertThatThrownBy(() -> count(columns, csv))
                .isInstanceOf(DataException.class)
                .hasMessage(folder.resolve("p.csv") + ": " + message + "\n  " + hint);
    }

    private void count(OutcomeColumns columns, String csv) throws IOException {
        Path file = Files.writeString(folder.resolve("p.csv"), csv);
        FileCounting.count(TableSource.of(file), columns);
    }
}
