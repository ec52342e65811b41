package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FairnessCommandTest {
    private static final String[] USUAL = {"--label", "y", "--decision", "d", "--sensitive", "g"};

    @TempDir
    private Path folder;

    @BeforeEach
    void writeATable() {
        Loans.write(folder, "p.csv", """
                y,d,s,g,h,w
                1,1,0.9,a,x,1
                1,1,0.8,a,y,2
                0,1,0.7,a,x,1
                0,0,0.2,a,y,2
                1,0,0.4,b,x,1
                1,1,0.6,b,y,2
                0,0,0.1,b,x,1
                0,0,0.3,b,y,2
                """);
    }

    @Test
    void printsGroupsAndComparisons() {
        Run run = fairness("p.csv", USUAL);

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("data         p.csv\nlabel        y\n")
                .contains("\nfavorable    1\nunfavorable  0\nsensitive    g\n", "\nrows         8\n", "\n\ng\n")
                .containsPattern("\na +4 +75\\.0\u00a0% +50\\.0\u00a0%")
                .containsPattern("\ndemographic parity difference +50\\.0\u00a0pp ")
                .containsPattern("\ndemographic parity ratio +0\\.333 ");
    }

    @Test
    void printsEveryNumberAsJson() {
        Run run = fairness("p.csv", with("--json"));

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("{\"definitions\":[")
                .contains(
                        "\"rows\":8,\"schemaVersion\":1,\"subject\":{\"data\":\"p.csv\"",
                        "\"exact\":\"1/2\"",
                        "\"id\":\"fairness.demographic_parity_difference\"",
                        "\"status\":\"measured\"")
                .endsWith("}\n")
                .hasLineCount(1);
    }

    @Test
    void saysWhyANumberHasNoValue() {
        Loans.write(folder, "p.csv", "y,d,g\n1,1,a\n0,1,a\n0,0,b\n0,0,b\n");

        Run run = fairness("p.csv", USUAL);

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("\nundefined\n")
                .contains(
                        "equal opportunity difference: comparing the true positive rate needs two groups, only 'a' has "
                                + "one; left out: 'b' (none of its 2 people counts for TP / (TP + FN): denominator 0)");
    }

    @Test
    void comparesPairsAndWithTheReference() {
        Run run = fairness("p.csv", with("--by-pairs", "--reference", "g=b"));

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("\na vs b ")
                .containsPattern("\ndemographic parity difference of pairs +50\\.0\u00a0pp ")
                .containsPattern("\ndemographic parity ratio to reference +3\\.000 ");
    }

    @Test
    void weighsRows() {
        Run run = fairness("p.csv", with("--weights", "w", "--metrics", "selection_rate"));

        assertThat(run.out()).containsPattern("selection rate +50\\.0\u00a0% "); // (1 + 2 + 1 + 2) / 12
    }

    @Test
    void cutsBandsAndComparesWithinAnotherColumn() {
        Run run = fairness(
                "p.csv", "--label", "y", "--decision", "d", "--sensitive", "g,s", "--bands", "s=0.35", "--given", "h");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("\nsensitive    g, s, h\n", "s < 0.35", "0.35 ≤ s", "given = h");
    }

    @Test
    void cutsQuantiles_orSaysWhyNot() {
        Run run = fairness("p.csv", "--label", "y", "--decision", "d", "--sensitive", "s", "--quantiles", "s=2");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).containsPattern("\ns < 0.4 +3 ").containsPattern("\n0.4 ≤ s +5 ");
        assertThat(fairness("p.csv", with("--quantiles", "g=1,h=2")).err()).contains("--quantiles");
        assertThat(fairness("p.csv", with("--quantiles", "g=1")).err())
                .isEqualTo("--quantiles: 'g' is to be cut into 1 parts\n"
                        + "  Give 2 to 50 parts, or the numbers as --bands.\n");
    }

    @Test
    void refusesAReferenceGroupThatDoesNotExist() {
        Run run = fairness("p.csv", with("--reference", "g=c,k=1"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo(folder.resolve("p.csv") + ": the reference group 'g=c' has no people\n"
                        + "  Did you mean 'a'? Known: a, b.\n"
                        + folder.resolve("p.csv") + ": the reference group 'k=1' names no sensitive column\n"
                        + "  Did you mean 'g'? Known: g.\n");
    }

    @Test
    void refusesAMetricThatDoesNotExist() {
        Run run = fairness("p.csv", with("--metrics", "demographic_parity_differnce"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("checks: fairness: unknown fairness metric 'demographic_parity_differnce'\n")
                .contains("Did you mean 'fairness.demographic_parity_difference'?");
    }

    @Test
    void refusesBandsOfOtherColumns_andCutsThatAreNoNumbers() {
        assertThat(fairness("p.csv", with("--bands", "s=0.5")).err())
                .isEqualTo("--bands: 's' is cut into bands, and people are not grouped by it\n"
                        + "  Did you mean 'g'? Known: g.\n");
        assertThat(fairness("p.csv", with("--bands", "g=5,x")).err())
                .isEqualTo("--bands: 'x' in 'g=5,x' is not a number\n"
                        + "  Write the cuts in ascending order, for example g=25,60.\n");
    }

    @Test
    void refusesAnUnknownClass() {
        Run run = fairness("p.csv", with("--favorable", "yes"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(folder.resolve("p.csv") + ": the favorable class 'yes' never occurs in the label 'y'\n"
                        + "  Known: 0, 1.\n");
    }

    @Test
    void asksForTheColumns_whenTheyAreNotNamed() {
        Run run = fairness("p.csv");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--decision", "--sensitive", "Try 'assize fairness --help'.");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        Run run = fairness("q.csv", USUAL);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(
                        folder.resolve("q.csv") + ": there is no such file\n  Did you mean 'p.csv'? Known: p.csv.\n");
    }

    private Run fairness(String file, String... options) {
        String[] args = new String[options.length + 2];
        args[0] = "fairness";
        args[1] = file;
        System.arraycopy(options, 0, args, 2, options.length);
        return Run.in(folder, args);
    }

    private static String[] with(String... more) {
        String[] all = new String[USUAL.length + more.length];
        System.arraycopy(USUAL, 0, all, 0, USUAL.length);
        System.arraycopy(more, 0, all, USUAL.length, more.length);
        return all;
    }

    @Test
    void comparesPredictedNumbers() {
        Loans.write(folder, "pay.csv", """
                pay,guess,sex,age
                10,8,f,20
                20,22,f,40
                30,30,m,20
                50,46,m,60
                """);

        Run run = fairness(
                "pay.csv",
                "--task",
                "regression",
                "--label",
                "pay",
                "--decision",
                "guess",
                "--sensitive",
                "sex,age",
                "--bands",
                "age=30",
                "--metrics",
                "regression_mean_prediction,regression_mean_prediction_difference");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("data        pay.csv\ntask        regression\nlabel       pay\nprediction  guess\n"
                        + "sensitive   sex, age_group\n")
                .contains("mean prediction", " 23.000");
    }

    @Test
    void refusesClasses_whereNumbersArePredicted() {
        Run run = fairness("p.csv", with("--task", "regression", "--favorable", "1", "--score", "s", "--given", "h"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("a favorable class is stated, '1', and numbers that are predicted have none")
                .contains("a score is stated, 's'")
                .contains("a condition is stated, 'h'");
        assertThat(fairness("p.csv", "--task", "regression", "--decision", "g", "--sensitive", "h")
                        .err())
                .contains("the column 'g' holds categories, and a regression needs numbers");
        assertThat(fairness("p.csv", "--task", "regression", "--decision", "d", "--sensitive", "sex")
                        .err())
                .contains("'sex'");
    }

    @Test
    void ranksPeople() {
        Run run = fairness("p.csv", with("--score", "s", "--metrics", "ranking"));

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("exposure", "ndkl", "infeasible index");
    }
}
