package dev.assize.fairness.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BiasScanTest {
    @Test
    void scoresAsByHand_whenAllExpectationsAreHalf() {
        // 8 of 10 hits at p = 1/2: the best q is 4, and the score is 10 KL(0.8 || 0.5)
        double byHand = 10 * (0.8 * Math.log(1.6) + 0.2 * Math.log(0.4));
        List<ScanCell> cells = List.of(cell(10, 0.5, 8, 0));

        assertThat(BernoulliScore.of(cells, false)).isCloseTo(byHand, within(1e-9));
        assertThat(BernoulliScore.of(cells, true)).isZero();
    }

    @Test
    void findsThePlantedSubgroup_andSaysHowSurely() {
        List<ScanCell> cells = planted(0.8);
        ScanFinding found = BiasScan.of(new int[] {2, 3}, cells).search(false, 0);

        assertThat(found.values()).containsExactly(List.of(1), List.of(2));
        assertThat(found.people()).isEqualTo(200);
        assertThat(found.exhaustive()).isTrue();
        assertThat(found.pValueBound()).isCloseTo(21 * Math.exp(-found.score()), within(1e-12));
        assertThat(found.pValueBound()).isLessThan(1e-6);
    }

    @Test
    void takesThePenalty_forEachListedValue() {
        BiasScan scan = BiasScan.of(new int[] {2, 3}, planted(0.8));

        double free = scan.search(false, 0).score();
        assertThat(scan.search(false, 1).score()).isCloseTo(free - 2, within(1e-9));
        assertThat(scan.search(false, 1e6).score())
                .isCloseTo(scan.score(List.of(List.of(), List.of()), false, 1e6), within(1e-9)); // everybody is free
    }

    @Test
    void followsABeam_whenThereAreTooManySubgroups() {
        List<ScanCell> cells = new ArrayList<>();
        for (int value = 0; value < 20; value++) {
            cells.add(cell(50, 0.5, value == 7 || value == 11 ? 45 : 25, value));
        }
        ScanFinding found = BiasScan.of(new int[] {20}, cells).search(false, 0);

        assertThat(found.exhaustive()).isFalse();
        assertThat(found.values()).containsExactly(List.of(7, 11));
    }

    @Test
    void boundsTheFalseAlarms_whenPredictionsAreRight() {
        SplittableRandom random = new SplittableRandom(11L);
        int alarms = 0;
        for (int draw = 0; draw < 200; draw++) {
            List<ScanCell> cells = new ArrayList<>();
            for (int value = 0; value < 4; value++) {
                int hits = 0;
                for (int person = 0; person < 40; person++) {
                    hits += random.nextDouble() < 0.3 ? 1 : 0;
                }
                cells.add(cell(40, 0.3, hits, value));
            }
            alarms += BiasScan.of(new int[] {4}, cells).search(false, 0).pValueBound() <= 0.05 ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(17); // at most 5 %: 10 expected, 17 or fewer in 99 % of runs
    }

    @Test
    void refuses_whatCannotBeScanned() {
        assertThatThrownBy(() -> BiasScan.of(new int[] {63}, List.of()))
                .hasMessage("an attribute of a scan has 63 values; allowed are 1 to 62, put rare values together");
        assertThatThrownBy(() -> cell(2, 0.5, 3, 0))
                .hasMessage("3 of 2 people are favorable; that cannot be, check the counts");
    }

    @Test
    void cutsOffAsByHand_whenOneAttributeHasTwoCodes() {
        // rates 0.5 of 10 and 0.2 of 30: overall 0.275; 10 · 0.225 = 30 · 0.075 = 2.25 of 100 rows
        double found =
                LinearSubgroup.disparity(new double[][] {{0}, {1}}, new double[] {10, 30}, new double[] {5, 6}, 100);

        assertThat(found).isCloseTo(0.0225, within(1e-12));
    }

    @Test
    void isZero_whenEveryCellHasTheSameRate() {
        double found = LinearSubgroup.disparity(
                new double[][] {{0}, {1}, {2}}, new double[] {10, 20, 30}, new double[] {5, 10, 15}, 60);

        assertThat(found).isCloseTo(0, within(1e-12));
        assertThatThrownBy(() -> LinearSubgroup.disparity(new double[][] {{0}}, new double[] {0}, new double[] {0}, 5))
                .hasMessage("none of 1 cells has rows that the rate is about; it has no value here");
    }

    private static List<ScanCell> planted(double rate) {
        List<ScanCell> cells = new ArrayList<>();
        for (int first = 0; first < 2; first++) {
            for (int second = 0; second < 3; second++) {
                boolean worse = first == 1 && second == 2;
                cells.add(cell(200, 0.5, Math.round(200 * (worse ? rate : 0.48)), first, second));
            }
        }
        return cells;
    }

    private static ScanCell cell(int people, double expectation, long hits, int... values) {
        double[] expectations = new double[people];
        Arrays.fill(expectations, expectation);
        return new ScanCell(values, expectations, hits);
    }
}
