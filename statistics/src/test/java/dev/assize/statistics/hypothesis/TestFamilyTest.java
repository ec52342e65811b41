package dev.assize.statistics.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TestFamilyTest {
    /**
     * The fifteen p-values of Benjamini and Hochberg, 1995, section 3.2: their procedure rejects four, Holm's three.
     */
    @Test
    void rejectsAsPublished_forTheThrombolysisTrial() {
        double[] p = {
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0000
        };
        SortedMap<String, Double> named = new TreeMap<>();
        for (int i = 0; i < p.length; i++) {
            named.put("t" + (char) ('a' + i), p[i]);
        }
        TestFamily family = new TestFamily("end points", named);

        assertThat(TestFamily.rejected(family.benjaminiHochberg(), 0.05)).containsExactly("ta", "tb", "tc", "td");
        assertThat(TestFamily.rejected(family.holm(), 0.05)).containsExactly("ta", "tb", "tc");
        assertThat(family.benjaminiHochberg().get("td")).isCloseTo(0.0095 * 15 / 4, within(1e-15));
        assertThat(family.holm().get("tc")).isCloseTo(0.0019 * 13, within(1e-15));
    }

    @Test
    void keepsNames_whateverTheOrderOfThePValues() {
        TestFamily family = new TestFamily("pairs", new TreeMap<>(Map.of("x", 0.04, "y", 0.01, "z", 0.03)));

        assertThat(family.holm().get("y")).isCloseTo(0.03, within(1e-15));
        assertThat(family.holm().get("z")).isCloseTo(0.06, within(1e-15));
        assertThat(family.holm().get("x")).isCloseTo(0.06, within(1e-15)); // never below a smaller one
        assertThat(family.benjaminiHochberg().get("x")).isCloseTo(0.04, within(1e-15));
        assertThat(family.pValues().firstKey()).isEqualTo("x");
    }

    @Test
    void isEmpty_whenThereAreNoTests() {
        TestFamily none = new TestFamily("nothing", new TreeMap<>());

        assertThat(none.holm()).isEmpty();
        assertThat(TestFamily.rejected(none.benjaminiHochberg(), 0.05)).isEmpty();
    }

    @Test
    void refusesWhatIsNoPValue() {
        SortedMap<String, Double> wrong = new TreeMap<>();
        wrong.put("x", 1.5);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TestFamily("pairs", wrong))
                .withMessage("the p-value of 'x' in the family 'pairs' is 1.5; p-values lie between 0 and 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TestResult(OptionalDouble.empty(), -1, "coin toss", List.of()))
                .withMessage("the p-value of the coin toss is -1.0; p-values lie between 0 and 1");
    }
}
