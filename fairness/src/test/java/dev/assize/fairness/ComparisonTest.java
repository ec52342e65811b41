package dev.assize.fairness;

import static dev.assize.fairness.Tallies.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assize.core.Evidence;
import dev.assize.core.Fraction;
import dev.assize.core.Tally;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who takes part in gaps, and that those who do not are shown and named. */
class ComparisonTest {
    private static final Tally TALLY = Tallies.confusion(
            "A",
            counts(3, 1, 3, 1),
            "B",
            counts(1, 1, 5, 1),
            "tiny",
            counts(0, 0, 1, 0),
            "(missing)",
            counts(1, 2, 1, 0));

    private static final String GAP = "fairness.demographic_parity_difference[attribute=group]";

    @Test
    void comparesEveryGroup_whenNothingElseIsSaid() {
        List<Evidence> found = FairnessCheck.run(TALLY, FairnessOptions.defaults());

        assertThat(exact(found, GAP)).isEqualTo(Fraction.of(3, 4)); // (missing) 3/4, tiny 0/1
        assertThat(Found.value(found, GAP).method())
                .isEqualTo("largest minus smallest selection rate: selection rate of 4 groups, highest of '(missing)', "
                        + "lowest of 'tiny'");
    }

    @Test
    void showsPeopleOfUnknownGroup_withoutComparingThem_whenToldSo() {
        List<Evidence> found = run(new Comparison(Comparison.Missing.SHOWN_ONLY, 1));

        assertThat(exact(found, GAP)).isEqualTo(Fraction.of(1, 2));
        assertThat(Found.value(found, GAP).method())
                .endsWith(
                        "selection rate of 3 groups, highest of 'A', lowest of 'tiny'; left out: '(missing)' (value not known)");
        assertThat(Found.value(found, "fairness.selection_rate[attribute=group, group=(missing)]")
                        .sampleSize())
                .isEqualTo(4);
        assertThat(found).noneMatch(e -> e.key().toString().contains("groups=(missing)"));
    }

    @Test
    void leavesSmallGroupsOut_andNamesThem_whenToldSo() {
        List<Evidence> found = run(new Comparison(Comparison.Missing.COMPARED, 5));

        assertThat(exact(found, GAP)).isEqualTo(Fraction.of(1, 4));
        assertThat(Found.value(found, GAP).method())
                .endsWith("selection rate of 2 groups; left out: 'tiny' (1 people, fewer than 5), "
                        + "'(missing)' (4 people, fewer than 5)");
    }

    @Test
    void knowsTheUnknownPart_ofAnIntersection() {
        var shownOnly = new Comparison(Comparison.Missing.SHOWN_ONLY, 1);
        GroupCounts unknown = GroupCounts.of("f × (missing)", 1, 1, 1, 1);
        GroupCounts odd = GroupCounts.of("f × not (missing)", 1, 1, 1, 1);

        assertThat(shownOnly.excludes(unknown)).hasValue("value not known");
        assertThat(shownOnly.excludes(odd)).isEmpty();
    }

    @Test
    void takesTheFirstOfEquals_asReferenceOfTheImpactRatio() {
        Tally equal = Tallies.confusion("B", counts(2, 0, 2, 0), "A", counts(2, 0, 2, 0), "C", counts(1, 0, 3, 0));

        List<Evidence> found = FairnessCheck.run(equal, FairnessOptions.defaults());

        assertThat(exact(found, "fairness.impact_ratio[attribute=group, groups=B vs A]"))
                .isEqualTo(Fraction.of(1, 1));
        assertThat(exact(found, "fairness.impact_ratio[attribute=group, groups=C vs A]"))
                .isEqualTo(Fraction.of(1, 2));
    }

    @Test
    void refusesASizeBelowOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Comparison(Comparison.Missing.COMPARED, 0))
                .withMessage("the smallest compared group has 0 people; allowed are 1 and more");
    }

    private static List<Evidence> run(Comparison comparison) {
        return FairnessCheck.run(TALLY, FairnessOptions.defaults().withComparison(comparison));
    }

    private static Fraction exact(List<Evidence> found, String key) {
        return Found.value(found, key).estimate().exact().orElseThrow();
    }
}
