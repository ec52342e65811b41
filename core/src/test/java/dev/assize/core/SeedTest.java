package dev.assize.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeedTest {
    private static final Seed ROOT = new Seed(7);

    @Test
    void givesTheSameDrawsForTheSameName() {
        assertThat(ROOT.child("split").random().nextLong())
                .isEqualTo(new Seed(7).child("split").random().nextLong());
    }

    @Test
    void staysTheSameBetweenVersions() {
        // Recorded seeds must reproduce old audits: these three numbers never change.
        assertThat(ROOT.child("split").value()).isEqualTo(7562252047412993843L);
        assertThat(ROOT.child(0).value()).isEqualTo(-5137267319001854395L);
        assertThat(ROOT.child("a").child(3).value()).isEqualTo(1234523006433492853L);
    }

    @Test
    void givesOtherSeedsForOtherNamesNumbersAndParents() {
        Set<Long> seeds = new HashSet<>();
        for (long parent = 0; parent < 20; parent++) {
            for (long number = 0; number < 500; number++) {
                seeds.add(new Seed(parent).child(number).value());
                seeds.add(new Seed(parent).child("n" + number).value());
            }
        }

        assertThat(seeds).hasSize(20_000);
    }

    @Test
    void givesChildrenWhoseDrawsLookIndependent() {
        int draws = 20_000;
        double sum = 0;
        double products = 0;
        for (int i = 0; i < draws; i++) {
            SplittableRandom random = ROOT.child(i).random();
            double first = random.nextDouble() - 0.5;
            double next = ROOT.child(i + 1).random().nextDouble() - 0.5;
            sum += first;
            products += first * next;
        }

        // Standard errors are sqrt(1/12/n) = 0.0020 and (1/12)/sqrt(n) = 0.00059; five of them: false alarm 1 in 10^6.
        assertThat(Math.abs(sum / draws)).isLessThan(0.0102);
        assertThat(Math.abs(products / draws)).isLessThan(0.003);
    }
}
