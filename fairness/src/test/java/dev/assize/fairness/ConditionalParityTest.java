package dev.assize.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Evidence;
import dev.assize.core.GroupTable;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Tally;
import dev.assize.core.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The 1973 admissions to Berkeley's six largest departments (Bickel, Hammel and O'Connell, 1975): Simpson's paradox.
 */
class ConditionalParityTest {
    private static final String DEPARTMENTS = "ABCDEF";
    private static final long[][] MEN = {{512, 313}, {353, 207}, {120, 205}, {138, 279}, {53, 138}, {22, 351}};
    private static final long[][] WOMEN = {{89, 19}, {17, 8}, {202, 391}, {131, 244}, {94, 299}, {24, 317}};

    private static final FairnessOptions GIVEN_DEPARTMENT =
            FairnessOptions.defaults().withConditions(List.of("Dept"));

    private final List<Evidence> evidence = FairnessCheck.run(admissions(), GIVEN_DEPARTMENT);

    @Test
    void findsALargeGap_whenTheDepartmentIsIgnored() {
        assertThat(value("fairness.selection_rate[attribute=Gender, group=Male]"))
                .isCloseTo(1198.0 / 2691, within(1e-15));
        assertThat(value("fairness.selection_rate[attribute=Gender, group=Female]"))
                .isCloseTo(557.0 / 1835, within(1e-15));
        MeasuredValue gap = Found.value(evidence, "fairness.demographic_parity_difference[attribute=Gender]");
        assertThat(gap.estimate().value()).isCloseTo(0.1416454, within(1e-7));
        assertThat(gap.estimate().interval().orElseThrow().lower()).isGreaterThan(0.11);
        assertThat(value("fairness.demographic_parity_ratio[attribute=Gender]")).isLessThan(0.7);
    }

    @Test
    void findsASmallGapOfOppositeSign_givenTheDepartment() {
        MeasuredValue signed = Found.value(
                evidence,
                "fairness.conditional_selection_rate_difference[attribute=Gender, groups=Female vs Male, given=Dept]");

        assertThat(signed.estimate().value()).isCloseTo(byHand(), within(1e-15)).isBetween(0.0, 0.03);
        assertThat(signed.estimate().interval().orElseThrow().contains(0)).isTrue();
        assertThat(signed.sampleSize()).isEqualTo(4526);
        assertThat(signed.method())
                .isEqualTo("Selection rate difference within strata: 'Female' compared with 'Male' within 6 values of"
                        + " 'Dept'");
        MeasuredValue unsigned = Found.value(
                evidence, "fairness.conditional_demographic_parity_difference[attribute=Gender, given=Dept]");
        assertThat(unsigned.estimate().value()).isCloseTo(byHand(), within(1e-15));
        assertThat(unsigned.estimate().interval().orElseThrow().lower()).isZero();
        assertThat(unsigned.estimate().interval().orElseThrow().upper()).isLessThan(0.06);
    }

    /** R 4.2, mantelhaen.test(UCBAdmissions): common odds ratio 0.9046968, 95 % from 0.7719074 to 1.0603298. */
    @Test
    void agreesWithR_onTheCommonOddsRatio() {
        MeasuredValue ratio = Found.value(
                evidence, "fairness.conditional_odds_ratio[attribute=Gender, groups=Female vs Male, given=Dept]");
        var interval = ratio.estimate().interval().orElseThrow();

        assertThat(1 / ratio.estimate().value()).isCloseTo(0.9046968, within(1e-7));
        assertThat(1 / interval.upper()).isCloseTo(0.7719074, within(1e-7));
        assertThat(1 / interval.lower()).isCloseTo(1.0603298, within(1e-7));
    }

    @Test
    void findsNoAssociation_givenTheDepartment() {
        assertThat(value("fairness.conditional_association_p_value[attribute=Gender,"
                        + " groups=Female vs Male, given=Dept]"))
                .isBetween(0.2, 0.25); // with continuity correction R has 0.2323
    }

    @Test
    void showsATableForEachDepartment() {
        GroupTable a = (GroupTable) Found.in(evidence, "fairness.group_rates[attribute=Gender, given=Dept, stratum=A]");

        assertThat(a.rows()).extracting(GroupTable.Row::group).containsExactly("Female", "Male");
        assertThat(a.rows()).extracting(GroupTable.Row::sampleSize).containsExactly(108L, 825L);
        assertThat(evidence.stream().filter(e -> e.key().toString().contains("stratum=")))
                .hasSize(6);
    }

    @Test
    void knowsNothingOfTruth_whenThereAreOnlyDecisions() {
        Undefined truth = Found.undefined(evidence, "fairness.true_positive_rate[attribute=Gender]");

        assertThat(truth.cause()).isEqualTo(Undefined.Cause.NO_VALUE);
        assertThat(truth.reason()).isEqualTo("the true positive rate needs the true outcome, and no row has one");
        assertThat(Found.undefined(evidence, "fairness.equalized_odds_ratio[attribute=Gender]")
                        .cause())
                .isEqualTo(Undefined.Cause.NO_VALUE);
        assertThat(Found.undefined(evidence, "fairness.accuracy").cause()).isEqualTo(Undefined.Cause.NO_VALUE);
    }

    @Test
    void namesStrataWithoutAPair_andUsesTheOthers() {
        List<Tally.Cell> cells = new ArrayList<>(admissions().cells());
        cells.add(new Tally.Cell(List.of("Female", "G"), Tally.UNKNOWN, 1, 50));
        Tally more = new Tally(List.of("Gender", "Dept"), Tallies.CLASSES, cells);

        MeasuredValue signed = Found.value(
                FairnessCheck.run(more, GIVEN_DEPARTMENT),
                "fairness.conditional_selection_rate_difference[attribute=Gender, groups=Female vs Male, given=Dept]");

        assertThat(signed.estimate().value()).isCloseTo(byHand(), within(1e-15));
        assertThat(signed.method()).endsWith("; left out, one group has nobody there: 'G'");
    }

    @Test
    void isUndefined_whenNoStratumHasBothGroups() {
        Tally apart = new Tally(
                List.of("Gender", "Dept"),
                Tallies.CLASSES,
                List.of(
                        new Tally.Cell(List.of("f", "A"), Tally.UNKNOWN, 1, 5),
                        new Tally.Cell(List.of("m", "B"), Tally.UNKNOWN, 0, 5)));

        List<Evidence> found = FairnessCheck.run(apart, GIVEN_DEPARTMENT);

        assertThat(Found.undefined(
                                found,
                                "fairness.conditional_demographic_parity_difference[attribute=Gender, given=Dept]")
                        .reason())
                .isEqualTo("the selection rate difference of 'f' compared with 'm' within 0 values of 'Dept'; left out,"
                        + " one group has nobody there: 'A', 'B' has no value:"
                        + " no value of 'Dept' has people of both");
    }

    @Test
    void isUndefined_whenThereIsOneGroup() {
        Tally one = new Tally(
                List.of("Gender", "Dept"),
                Tallies.CLASSES,
                List.of(new Tally.Cell(List.of("f", "A"), Tally.UNKNOWN, 1, 5)));

        List<Evidence> found = FairnessCheck.run(one, GIVEN_DEPARTMENT);

        assertThat(Found.undefined(found, "fairness.conditional_odds_ratio[attribute=Gender, given=Dept]")
                        .reason())
                .isEqualTo("comparing the selection rate needs two groups, only 'f' has one");
    }

    @Test
    void comparesAllPairs_whenThereAreThreeGroups() {
        List<Tally.Cell> cells = new ArrayList<>();
        for (Map.Entry<String, Integer> group : new java.util.TreeMap<>(Map.of("a", 10, "b", 30, "c", 60)).entrySet()) {
            Tallies.add(cells, List.of(group.getKey(), "x"), Tally.UNKNOWN, 1, group.getValue());
            Tallies.add(cells, List.of(group.getKey(), "x"), Tally.UNKNOWN, 0, 100 - group.getValue());
        }

        List<Evidence> found =
                FairnessCheck.run(new Tally(List.of("Gender", "Dept"), Tallies.CLASSES, cells), GIVEN_DEPARTMENT);

        String prefix = "fairness.conditional_selection_rate_difference[attribute=Gender, groups=";
        assertThat(Found.value(
                                found,
                                "fairness.conditional_demographic_parity_difference[attribute=Gender, given=Dept]")
                        .estimate()
                        .value())
                .isCloseTo(0.5, within(1e-12));
        assertThat(Found.value(found, prefix + "a vs c, given=Dept]").estimate().value())
                .isCloseTo(-0.5, within(1e-12));
        assertThat(Found.value(found, prefix + "b vs c, given=Dept]").estimate().value())
                .isCloseTo(-0.3, within(1e-12));
    }

    private double value(String key) {
        return Found.value(evidence, key).estimate().value();
    }

    /** Female minus male, weights n·m/(n + m). */
    private static double byHand() {
        double sum = 0;
        double weights = 0;
        for (int d = 0; d < MEN.length; d++) {
            double women = WOMEN[d][0] + WOMEN[d][1];
            double men = MEN[d][0] + MEN[d][1];
            double weight = women * men / (women + men);
            sum += weight * (WOMEN[d][0] / women - MEN[d][0] / men);
            weights += weight;
        }
        return sum / weights;
    }

    private static Tally admissions() {
        List<Tally.Cell> cells = new ArrayList<>();
        for (int d = 0; d < MEN.length; d++) {
            String department = DEPARTMENTS.substring(d, d + 1);
            Tallies.add(cells, List.of("Male", department), Tally.UNKNOWN, 1, MEN[d][0]);
            Tallies.add(cells, List.of("Male", department), Tally.UNKNOWN, 0, MEN[d][1]);
            Tallies.add(cells, List.of("Female", department), Tally.UNKNOWN, 1, WOMEN[d][0]);
            Tallies.add(cells, List.of("Female", department), Tally.UNKNOWN, 0, WOMEN[d][1]);
        }
        return new Tally(List.of("Gender", "Dept"), Tallies.CLASSES, cells);
    }
}
