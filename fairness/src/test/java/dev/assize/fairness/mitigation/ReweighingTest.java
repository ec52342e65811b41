package dev.assize.fairness.mitigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReweighingTest {
    /** By hand: 8 people, 4 of each group; label 1 has 3 of a, 1 of b, so expected 2 and 2. */
    private static final LabelledRows ROWS = LabelledRows.of(
            Groups.of(List.of("a", "a", "a", "a", "b", "b", "b", "b")), new int[] {1, 1, 1, 0, 1, 0, 0, 0});

    @Test
    void isExpectedOverObservedCount() {
        Reweighing weights = Reweighing.fit(ROWS);

        assertThat(weights.groups()).containsExactly("a", "b");
        assertThat(weights.factor("a", 1)).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(weights.factor("a", 0)).isCloseTo(2.0, within(1e-15));
        assertThat(weights.factor("b", 1)).isCloseTo(2.0, within(1e-15));
        assertThat(weights.weights(ROWS)[7]).isCloseTo(2.0 / 3, within(1e-15));
    }

    @Test
    void countsARowOfWeightTwoLikeTwoRows() {
        Groups groups = Groups.of(List.of("a", "a", "b", "b"));
        LabelledRows weighted = LabelledRows.of(groups, new int[] {1, 0, 1, 0}, new double[] {3, 1, 1, 3});

        assertThat(Reweighing.fit(weighted).factor("a", 1)).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(Reweighing.fit(weighted).weights(weighted)).containsExactly(2, 2, 2, 2);
    }

    static Stream<SplittableRandom> seeds() {
        return IntStream.range(0, 50).mapToObj(i -> new SplittableRandom(20_261_123L + i));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void makesBaseRatesEqualAndKeepsTotals(SplittableRandom random) {
        int n = 40;
        List<String> names = IntStream.range(0, n).mapToObj(i -> "g" + i % 3).toList();
        int[] labels = IntStream.range(0, n)
                .map(i -> i < 6 ? i / 3 : random.nextInt(2))
                .toArray();
        double[] old = random.doubles(n, 0.1, 3).toArray();
        LabelledRows rows = LabelledRows.of(Groups.of(names), labels, old);

        double[] changed = Reweighing.fit(rows).weights(rows);

        double[][] after = LabelledRows.of(rows.groups(), labels, changed).totals();
        double[] rates =
                Arrays.stream(after).mapToDouble(t -> t[1] / (t[0] + t[1])).toArray();
        assertThat(rates[0]).isCloseTo(rates[1], within(1e-12)).isCloseTo(rates[2], within(1e-12));
        assertThat(Arrays.stream(changed).sum()).isCloseTo(Arrays.stream(old).sum(), within(1e-9));
    }

    @Test
    void isRefused_whenAGroupHasNoRowOfALabel() {
        LabelledRows rows = LabelledRows.of(Groups.of(List.of("a", "b", "b")), new int[] {0, 1, 1});

        assertThatThrownBy(() -> Reweighing.fit(rows))
                .isInstanceOf(MitigationException.class)
                .hasMessage("mitigation: group 'a' has no row of label 1\n"
                        + "  Its rates have no value; merge it with another group or leave it out.\n"
                        + "mitigation: group 'b' has no row of label 0\n"
                        + "  Its rates have no value; merge it with another group or leave it out.");
    }

    @Test
    void isRefused_whenAGroupIsNew() {
        LabelledRows others = LabelledRows.of(Groups.of(List.of("a", "c")), new int[] {0, 1});

        assertThatThrownBy(() -> Reweighing.fit(ROWS).weights(others))
                .isInstanceOf(MitigationException.class)
                .hasMessageStartingWith(
                        "mitigation: there are rows of the group 'c', which the mitigation was not fitted on\n");
        assertThatThrownBy(() -> Reweighing.fit(ROWS).factor("c", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no factor for label 1 of group 'c'; groups are [a, b]");
    }
}
