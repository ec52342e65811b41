package dev.assize.data.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.ColumnType;
import dev.assize.core.Digest;
import dev.assize.core.NumericColumn;
import dev.assize.core.Role;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.Tally;
import dev.assize.data.TableChecks;
import dev.assize.data.TableReader;
import dev.assize.data.TableSource;
import dev.assize.data.TableWriter;
import dev.assize.data.TaskReader;
import dev.assize.data.counting.TallyReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoansTest {
    private static final TaskTable LOANS = DataSets.embedded("loans");

    @TempDir
    Path folder;

    /** The approval rate of each value of an attribute, from a tally. */
    private static Map<String, double[]> approvals(String attribute) {
        int[] truth = TaskReader.truth("loans", LOANS.table(), LOANS.task());
        Map<String, double[]> counts = new TreeMap<>();
        for (Tally.Cell cell : TallyReader.count(LOANS.table(), List.of(attribute), LOANS.task(), truth)
                .cells()) {
            double[] count = counts.computeIfAbsent(cell.values().get(0), value -> new double[2]);
            count[0] += cell.truth() == 1 ? cell.people() : 0;
            count[1] += cell.people();
        }
        return counts;
    }

    private static double rate(Map<String, double[]> counts, String value) {
        double[] count = counts.getOrDefault(value, new double[] {0, 1});
        return count[0] / count[1];
    }

    @Test
    void hasThePlantedGapBetweenTheSexes() {
        Map<String, double[]> approvals = approvals("sex");
        double female = rate(approvals, "female");
        double male = rate(approvals, "male");

        // 10,000 people each: a standard error of a rate is at most 0.005; 4 of them
        assertThat(male).isCloseTo(Loans.TRUE_RATE_MALE, within(0.02));
        assertThat(female).isCloseTo(Loans.TRUE_RATE_FEMALE, within(0.02));
        assertThat(female / male).isCloseTo(0.5019, within(0.03));
    }

    @Test
    void statesTheTrueRatesOfItsFormula() {
        // Phi(0.415 / sqrt(1.16)) and Phi(-0.485 / sqrt(1.16)) by Simpson's rule on the normal density
        assertThat(Loans.TRUE_RATE_MALE).isCloseTo(phi(0.415 / Math.sqrt(1.16)), within(1e-6));
        assertThat(Loans.TRUE_RATE_FEMALE).isCloseTo(phi(-0.485 / Math.sqrt(1.16)), within(1e-6));
    }

    private static double phi(double x) {
        int steps = 1000;
        double h = x / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.exp(-(i * h) * (i * h) / 2);
        }
        return 0.5 + sum * h / 3 / Math.sqrt(2 * Math.PI);
    }

    @Test
    void hasNoGapBetweenAgeGroups() {
        Map<String, double[]> approvals = approvals("age_group");
        double overall = (Loans.TRUE_RATE_MALE + Loans.TRUE_RATE_FEMALE) / 2;

        for (String group : List.of("under 25", "25 to 59", "60 and over")) {
            double people = approvals.getOrDefault(group, new double[2])[1];
            assertThat(people).isGreaterThan(2000);
            assertThat(rate(approvals, group)).isCloseTo(overall, within(4 * 0.5 / Math.sqrt(people)));
        }
    }

    @Test
    void carriesTheBiasIntoTheProxyColumn() {
        Map<String, double[]> approvals = approvals("working_time");

        // P(female | part-time) = 0.75 / 0.83, P(female | full-time) = 0.25 / 1.17
        double partTime = mixed(0.75 / 0.83);
        double fullTime = mixed(0.25 / 1.17);
        assertThat(rate(approvals, "part-time")).isCloseTo(partTime, within(0.025));
        assertThat(rate(approvals, "full-time")).isCloseTo(fullTime, within(0.02));
    }

    private static double mixed(double women) {
        return women * Loans.TRUE_RATE_FEMALE + (1 - women) * Loans.TRUE_RATE_MALE;
    }

    @Test
    void saysNothingByColumnsOutsideTheMerit() {
        for (String column : List.of("region", "purpose", "housing")) {
            Map<String, double[]> approvals = approvals(column);
            for (String value : approvals.keySet()) {
                double people = approvals.getOrDefault(value, new double[2])[1];
                assertThat(rate(approvals, value))
                        .as(column + "=" + value)
                        .isCloseTo(0.488, within(4.5 * 0.5 / Math.sqrt(people)));
            }
        }
    }

    @Test
    void rewardsIncomeAndPunishesDebt() {
        Table table = LOANS.table();
        int[] truth = TaskReader.truth("loans", table, LOANS.task());

        assertThat(meanOf(table.numeric("income"), truth, 1))
                .isGreaterThan(1.2 * meanOf(table.numeric("income"), truth, 0));
        assertThat(meanOf(table.numeric("debt_ratio"), truth, 1))
                .isLessThan(meanOf(table.numeric("debt_ratio"), truth, 0) - 0.05);
    }

    private static double meanOf(NumericColumn cells, int[] truth, int wanted) {
        double sum = 0;
        int count = 0;
        for (int row = 0; row < truth.length; row++) {
            if (truth[row] == wanted) {
                sum += cells.valueOr(row, 0);
                count++;
            }
        }
        return sum / count;
    }

    @Test
    void hasTheStatedShapeAndMissingCells() {
        Table table = LOANS.table();

        assertThat(table.rowCount()).isEqualTo(20_000);
        assertThat(table.columns()).hasSize(DataSets.find("loans").size().columns());
        assertThat(table.column("employment_years").missingCount()).isBetween(700, 900);
        assertThat(table.column("savings").missingCount()).isBetween(1450, 1750);
        assertThat(table.schema().names(Role.SENSITIVE)).containsExactly("sex", "age_group");
        assertThat(table.schema().names(Role.LABEL)).containsExactly("approved");
        assertThat(table.schema().names(Role.FEATURE)).hasSize(13).doesNotContain("sex", "age_group", "approved");
        assertThat(TableChecks.problems("loans", table)).isEmpty();
    }

    @Test
    void holdsPlausibleCells() {
        Table table = LOANS.table();
        NumericColumn age = table.numeric("age");
        NumericColumn years = table.numeric("employment_years");
        NumericColumn debt = table.numeric("debt_ratio");
        for (int row = 0; row < table.rowCount(); row++) {
            assertThat(age.valueOr(row, 0) >= 18 && age.valueOr(row, 0) <= 75).isTrue();
            assertThat(years.valueOr(row, 0) <= age.valueOr(row, 0) - 18).isTrue();
            assertThat(debt.valueOr(row, -1) >= 0 && debt.valueOr(row, 2) <= 1).isTrue();
        }
    }

    @Test
    void hasTheSameBytesEverywhereAndAlways() {
        Path file = folder.resolve("loans.csv");

        TableWriter.csv(LOANS.table(), file);

        assertThat(Digest.of(file).hex()).isEqualTo(GOLDEN);
    }

    private static final String GOLDEN = "0b123bbb5e590e5e444928dacdff732787e4aaaeab5fd1a9ed2d8d355874b041";

    @Test
    void beginsWithTheRowsOfAShorterTable() {
        Table shorter = Loans.generate(50, DataSets.EMBEDDED_SEED).table();

        for (String column : shorter.schema().names()) {
            for (int row = 0; row < 50; row++) {
                assertThat(shorter.column(column).text(row, "-"))
                        .isEqualTo(LOANS.table().column(column).text(row, "-"));
            }
        }
    }

    @Test
    void differs_whenTheSeedDoes() {
        CategoricalColumn one = Loans.generate(200, new Seed(1)).table().categorical("sex");
        CategoricalColumn other = Loans.generate(200, new Seed(2)).table().categorical("sex");

        assertThat(one.counts()).isNotEqualTo(other.counts());
    }

    @Test
    void isReadBackFromItsFile() {
        Path file = folder.resolve("loans.csv");
        TableWriter.csv(LOANS.table(), file);

        Table back = TableReader.read(TableSource.of(file));

        assertThat(back.rowCount()).isEqualTo(20_000);
        assertThat(back.column("term_months").type()).isEqualTo(ColumnType.NUMERIC);
        assertThat(back.column("savings").missingCount())
                .isEqualTo(LOANS.table().column("savings").missingCount());
    }
}
