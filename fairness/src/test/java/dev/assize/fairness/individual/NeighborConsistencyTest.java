package dev.assize.fairness.individual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NeighborConsistencyTest {
    @Test
    void comparesWithNeighbors_asByHand() {
        // pairs (0, 1) and (10, 12): in the first both outcomes are 1, in the second they differ
        NeighborConsistency found =
                NeighborConsistency.of(new double[][] {{0}, {1}, {10}, {12}}, new double[] {1, 1, 1, 0}, 2);

        assertThat(found.shared()).isCloseTo(1 - (0.5 + 0.5) / 4, within(1e-12));
        assertThat(found.lowest()).isEqualTo(found.highest());
    }

    @Test
    void sharesTheOpenPlace_whenRowsAreTied() {
        // for the middle row both others are at distance 1, and one place is open
        NeighborConsistency found = NeighborConsistency.of(new double[][] {{0}, {1}, {2}}, new double[] {1, 1, 0}, 2);

        assertThat(found.shared()).isCloseTo(1 - (0 + 0.25 + 0.5) / 3, within(1e-12));
        assertThat(found.highest()).isCloseTo(1 - 0.5 / 3, within(1e-12));
        assertThat(found.lowest()).isCloseTo(1 - 1.0 / 3, within(1e-12));
        assertThat(found.byRowOrder()).isEqualTo(found.highest());
    }

    @Test
    void isOne_whenEverybodyHasTheSameOutcome() {
        double[][] features = drawn(new SplittableRandom(2L), 50);
        double[] ones = new double[50];
        Arrays.fill(ones, 1);

        assertThat(NeighborConsistency.of(features, ones, 5).shared()).isCloseTo(1, within(1e-12));
    }

    @Test
    void doesNotDependOnRowOrder_whenPlacesAreShared() {
        SplittableRandom random = new SplittableRandom(8L);
        double[][] features = drawn(random, 80);
        double[] outcomes = random.ints(80, 0, 2).asDoubleStream().toArray();
        double[][] turned = new double[80][];
        double[] turnedOutcomes = new double[80];
        for (int row = 0; row < 80; row++) {
            turned[row] = features[79 - row];
            turnedOutcomes[row] = outcomes[79 - row];
        }
        NeighborConsistency forward = NeighborConsistency.of(features, outcomes, 7);
        NeighborConsistency backward = NeighborConsistency.of(turned, turnedOutcomes, 7);

        assertThat(backward.shared()).isCloseTo(forward.shared(), within(1e-12));
        assertThat(forward.shared()).isBetween(forward.lowest() - 1e-12, forward.highest() + 1e-12);
        assertThat(forward.byRowOrder()).isBetween(forward.lowest() - 1e-12, forward.highest() + 1e-12);
    }

    @Test
    void refuses_whatHasNoNeighbors() {
        assertThatThrownBy(() -> NeighborConsistency.of(new double[][] {{0}}, new double[] {1}, 2))
                .hasMessage("2 neighbors among 1 rows with 1 outcomes; "
                        + "one outcome a row and 1 to that many neighbors are needed");
        assertThatThrownBy(() -> NeighborConsistency.of(new double[][] {{Double.NaN}}, new double[] {1}, 1))
                .hasMessage("feature 0 of row 0 is NaN; distances need finite numbers, fill or leave out such rows");
    }

    /** Small whole numbers, so that there are many ties. */
    private static double[][] drawn(SplittableRandom random, int rows) {
        double[][] features = new double[rows][2];
        for (double[] row : features) {
            row[0] = random.nextInt(4);
            row[1] = random.nextInt(3);
        }
        return features;
    }
}
