package dev.assize.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Evidence;
import dev.assize.core.Interval;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Tally;
import dev.assize.core.Undefined;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RepresentationTest {
    private static final Tally TALLY =
            Tallies.confusion("f", Tallies.counts(10, 5, 10, 5), "m", Tallies.counts(20, 20, 20, 10));

    private static Population population(Object... namesAndShares) {
        TreeMap<String, Double> shares = new TreeMap<>();
        for (int i = 0; i < namesAndShares.length; i += 2) {
            shares.put((String) namesAndShares[i], (Double) namesAndShares[i + 1]);
        }
        return new Population(shares);
    }

    private static List<Evidence> run(Tally tally, Population population) {
        return FairnessCheck.run(tally, FairnessOptions.defaults().withPopulations(Map.of("group", population)));
    }

    private static Evidence find(List<Evidence> evidence, String key) {
        return evidence.stream()
                .filter(piece -> piece.key().toString().equals("fairness.representation_" + key))
                .findFirst()
                .orElseThrow();
    }

    private static MeasuredValue value(List<Evidence> evidence, String key) {
        return (MeasuredValue) find(evidence, key);
    }

    /** 30 of 100 are f, 50 % should be: -0.2 and 0.6; error sqrt(p (1 - p) / 104) with p = 32 / 104. */
    @Test
    void comparesSharesWithThoseStated_byHand() {
        List<Evidence> evidence = run(TALLY, population("f", 0.5, "m", 0.5));

        MeasuredValue difference = value(evidence, "difference[attribute=group, group=f]");
        double p = 32.0 / 104;
        double half = 1.959963984540054 * Math.sqrt(p * (1 - p) / 104);
        Interval interval = difference.estimate().interval().orElseThrow();
        assertThat(difference.estimate().value()).isCloseTo(-0.2, within(1e-12));
        assertThat(interval.lower()).isCloseTo(-0.2 - half, within(1e-9));
        assertThat(interval.upper()).isCloseTo(-0.2 + half, within(1e-9));
        assertThat(difference.sampleSize()).isEqualTo(100);
        assertThat(value(evidence, "ratio[attribute=group, group=f]").estimate().value())
                .isCloseTo(0.6, within(1e-12));
        assertThat(value(evidence, "ratio[attribute=group, group=m]").estimate().value())
                .isCloseTo(1.4, within(1e-12));
    }

    @Test
    void countsNobody_whereAStatedGroupIsMissing_andHasNoValueForOneThatIsNotStated() {
        List<Evidence> evidence = run(TALLY, population("f", 0.4, "x", 0.6));

        assertThat(value(evidence, "ratio[attribute=group, group=x]").estimate().value())
                .isZero();
        assertThat(value(evidence, "difference[attribute=group, group=x]")
                        .estimate()
                        .value())
                .isEqualTo(-0.6);
        assertThat(((Undefined) find(evidence, "ratio[attribute=group, group=m]")).reason())
                .isEqualTo("the stated population has no group 'm'");
    }

    @Test
    void leavesOutPeopleWhoseGroupIsNotKnown() {
        Tally tally = Tallies.confusion(
                "f",
                Tallies.counts(10, 5, 10, 5),
                "(missing)",
                Tallies.counts(20, 20, 20, 10),
                "m",
                Tallies.counts(5, 5, 5, 5));
        List<Evidence> evidence = run(tally, population("f", 0.5, "m", 0.5));

        assertThat(value(evidence, "difference[attribute=group, group=f]")
                        .estimate()
                        .value())
                .isCloseTo(0.1, within(1e-12));
        assertThat(evidence)
                .noneMatch(piece -> piece.key().toString().contains("representation")
                        && piece.key().toString().contains("missing"));
    }

    @Test
    void hasNoValue_whereNobodysGroupIsKnown() {
        Tally tally = Tallies.confusion("(missing)", Tallies.counts(2, 2, 2, 1));
        List<Evidence> evidence = run(tally, population("f", 1.0));

        assertThat(((Undefined) find(evidence, "difference[attribute=group, group=f]")).reason())
                .isEqualTo("there is nobody whose group is known");
    }

    /** 2,000 samples of 60 people of whom a fifth is f: the interval holds the true ratio in 93 to 97.5 % of them. */
    @Test
    void holdsTheTrueRatio_asOftenAsItSays() {
        SplittableRandom random = new SplittableRandom(5);
        int held = 0;
        for (int sample = 0; sample < 2_000; sample++) {
            int f = 0;
            for (int person = 0; person < 60; person++) {
                f += random.nextInt(5) == 0 ? 1 : 0;
            }
            Tally tally = Tallies.confusion("f", Tallies.counts(f, 0, 0, 0), "m", Tallies.counts(60 - f, 0, 0, 0));
            Interval interval = value(run(tally, population("f", 0.4, "m", 0.6)), "ratio[attribute=group, group=f]")
                    .estimate()
                    .interval()
                    .orElseThrow();
            held += interval.lower() <= 0.5 && 0.5 <= interval.upper() ? 1 : 0;
        }

        assertThat(held / 2_000.0).isBetween(0.93, 0.98);
    }

    @Test
    void refusesSharesThatAreNone() {
        assertThatThrownBy(() -> population("f", 0.5, "m", 0.4))
                .isInstanceOf(FairnessException.class)
                .hasMessage("checks: fairness: the shares of the stated population sum to 0.9\n"
                        + "  State all groups of the population, as fractions that sum to 1.");
        assertThatThrownBy(() -> population("f", 1.5, "m", -0.5))
                .isInstanceOf(FairnessException.class)
                .hasMessageContaining("gives group 'f' the share 1.5")
                .hasMessageContaining("gives group 'm' the share -0.5");
        assertThatThrownBy(() -> FairnessCheck.run(
                        TALLY, FairnessOptions.defaults().withPopulations(Map.of("sex", population("f", 1.0)))))
                .isInstanceOf(FairnessException.class)
                .hasMessageContaining("attribute of a population 'sex' was not counted");
    }
}
