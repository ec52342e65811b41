package dev.assize.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MultipleComparisonsTest {
    @Test
    void holmStepsDown_byHand() {
        double[] adjusted = MultipleComparisons.holm(new double[] {0.01, 0.04, 0.03, 0.005});

        // sorted 0.005·4, 0.01·3, 0.03·2, 0.04·1 made monotone: 0.02, 0.03, 0.06, 0.06
        assertThat(adjusted).containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
    }

    @Test
    void benjaminiHochbergStepsUp_byHand() {
        double[] adjusted = MultipleComparisons.benjaminiHochberg(new double[] {0.01, 0.04, 0.03, 0.005});

        // sorted 0.005·4/1, 0.01·4/2, 0.03·4/3, 0.04·4/4 made monotone from above: 0.02, 0.02, 0.04, 0.04
        assertThat(adjusted).containsExactly(new double[] {0.02, 0.04, 0.04, 0.02}, within(1e-15));
    }

    @Test
    void staysWithinOne_whenNothingIsProven() {
        assertThat(MultipleComparisons.holm(new double[] {1, 0.9, 0.5})).containsOnly(1);
        assertThat(MultipleComparisons.benjaminiHochberg(new double[] {1, 1, 1}))
                .containsOnly(1);
    }

    @Test
    void changesNothing_whenThereIsOneTestOrNone() {
        assertThat(MultipleComparisons.holm(new double[] {0.03})).containsExactly(0.03);
        assertThat(MultipleComparisons.benjaminiHochberg(new double[] {0.03})).containsExactly(0.03);
        assertThat(MultipleComparisons.holm(new double[0])).isEmpty();
        assertThat(MultipleComparisons.benjaminiHochberg(new double[0])).isEmpty();
    }

    @Test
    void keepsOrderAndNeverAdjustsDownwards_forRandomValues() {
        SplittableRandom random = new SplittableRandom(7);
        for (int draw = 0; draw < 100; draw++) {
            double[] p = random.doubles(1 + random.nextInt(20)).toArray();
            double[] holm = MultipleComparisons.holm(p);
            double[] bh = MultipleComparisons.benjaminiHochberg(p);
            for (int i = 0; i < p.length; i++) {
                assertThat(bh[i]).isBetween(p[i], 1.0);
                assertThat(holm[i]).isBetween(bh[i] - 1e-15, 1.0);
            }
            assertThat(holm[smallestAt(p)]).isCloseTo(Math.min(1, p.length * p[smallestAt(p)]), within(1e-15));
        }
    }

    /** 2,000 families of 10 true null hypotheses: Holm rejects in 5 %; four standard errors, false alarm rate 6e-5. */
    @Test
    void holmKeepsTheFamilyWiseErrorRate_bySimulation() {
        SplittableRandom random = new SplittableRandom(11);
        int rejecting = 0;
        for (int family = 0; family < 2_000; family++) {
            double[] adjusted = MultipleComparisons.holm(random.doubles(10).toArray());
            rejecting += Arrays.stream(adjusted).min().orElseThrow() <= 0.05 ? 1 : 0;
        }
        assertThat(rejecting / 2_000.0).isCloseTo(1 - Math.pow(0.995, 10), within(4 * Math.sqrt(0.05 * 0.95 / 2_000)));
    }

    @Test
    void refusesWhatIsNoPValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MultipleComparisons.holm(new double[] {0.5, 1.5}))
                .withMessage("p-value 1 is 1.5; p-values lie between 0 and 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MultipleComparisons.benjaminiHochberg(new double[] {Double.NaN}))
                .withMessage("p-value 0 is NaN; p-values lie between 0 and 1");
    }

    private static int smallestAt(double[] p) {
        int at = 0;
        for (int i = 1; i < p.length; i++) {
            at = p[i] < p[at] ? i : at;
        }
        return at;
    }
}
