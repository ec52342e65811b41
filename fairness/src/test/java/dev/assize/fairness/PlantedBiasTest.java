package dev.assize.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Evidence;
import dev.assize.core.Interval;
import dev.assize.core.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Intervals of gaps, drawn again and again from populations whose true gap is known. */
class PlantedBiasTest {
    private static final int DRAWS = 400;

    /** Expected coverage 0.95; 0.95 - 4 standard errors = 0.906, so the false alarm rate is below 1e-4. */
    @Test
    void coversThePlantedGapAndRatio() {
        SplittableRandom random = new SplittableRandom(33L);
        int gap = 0;
        int ratio = 0;
        int opportunity = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            List<Evidence> found = FairnessCheck.run(drawn(random), FairnessOptions.defaults());
            gap += interval(found, "demographic_parity_difference").contains(0.15) ? 1 : 0;
            ratio += interval(found, "demographic_parity_ratio").contains(0.7) ? 1 : 0;
            opportunity += interval(found, "equal_opportunity_difference").contains(0.2) ? 1 : 0;
        }
        assertThat(gap / (double) DRAWS).isGreaterThan(0.906);
        assertThat(ratio / (double) DRAWS).isGreaterThan(0.906);
        assertThat(opportunity / (double) DRAWS).isGreaterThan(0.906);
    }

    @Test
    void provesThePlantedBias_whenTheSampleIsLarge() {
        SplittableRandom random = new SplittableRandom(34L);
        List<Evidence> found = FairnessCheck.run(drawn(random), FairnessOptions.defaults());

        assertThat(interval(found, "demographic_parity_ratio").upper()).isLessThan(0.8);
        assertThat(interval(found, "impact_ratio", ", groups=f vs m").upper()).isLessThan(0.8);
        assertThat(interval(found, "accuracy_equality_difference").lower()).isGreaterThanOrEqualTo(0);
    }

    /** 2,000 people each. Men: TPR 0.8, FPR 0.2, base rate 0.5. Women: TPR 0.6, FPR 0.1: selected 0.5 and 0.35. */
    private static Tally drawn(SplittableRandom random) {
        long[][][] counts = new long[2][2][2];
        double[][] selected = {{0.2, 0.8}, {0.1, 0.6}};
        for (int sex = 0; sex < 2; sex++) {
            for (int person = 0; person < 2_000; person++) {
                int truth = random.nextDouble() < 0.5 ? 1 : 0;
                int decision = random.nextDouble() < selected[sex][truth] ? 1 : 0;
                counts[sex][truth][decision]++;
            }
        }
        List<Tally.Cell> cells = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int sex = i / 4;
            Tallies.add(cells, List.of(sex == 0 ? "m" : "f"), i / 2 % 2, i % 2, counts[sex][i / 2 % 2][i % 2]);
        }
        return new Tally(List.of("group"), Tallies.CLASSES, cells);
    }

    private static Interval interval(List<Evidence> found, String metric) {
        return interval(found, metric, "");
    }

    private static Interval interval(List<Evidence> found, String metric, String more) {
        return Found.value(found, "fairness." + metric + "[attribute=group" + more + "]")
                .estimate()
                .interval()
                .orElseThrow();
    }
}
