package dev.assize.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assize.core.Counts;
import dev.assize.core.Evidence;
import dev.assize.core.Scope;
import dev.assize.core.Tally;
import dev.assize.core.Undefined;
import java.util.List;
import org.junit.jupiter.api.Test;

/** People whose truth or decision is not known. */
class GroupCountsTest {
    /** 4 complete rows, 2 without truth, 3 without decision, 1 without both. */
    private static final GroupCounts PARTLY = GroupCounts.of("A", 1, 1, 1, 1)
            .plus(Tally.UNKNOWN, 1, 2)
            .plus(1, Tally.UNKNOWN, 3)
            .plus(Tally.UNKNOWN, Tally.UNKNOWN, 1);

    @Test
    void countsEverybodyOnce() {
        assertThat(PARTLY.rows()).isEqualTo(10);
        assertThat(PARTLY.withTruth()).isEqualTo(7);
        assertThat(PARTLY.withoutTruth()).isEqualTo(3);
        assertThat(PARTLY.decided()).isEqualTo(6);
        assertThat(PARTLY.selected()).isEqualTo(4);
        assertThat(PARTLY.rejected()).isEqualTo(2);
        assertThat(PARTLY.positives()).isEqualTo(5);
        assertThat(PARTLY.negatives()).isEqualTo(2);
    }

    @Test
    void countsInARate_onlyWhoHasWhatItNeeds() {
        assertThat(Rate.SELECTION_RATE.counts(PARTLY)).isEqualTo(new Counts("A", 4, 6));
        assertThat(Rate.BASE_RATE.counts(PARTLY)).isEqualTo(new Counts("A", 5, 7));
        assertThat(Rate.TRUE_POSITIVE_RATE.counts(PARTLY)).isEqualTo(new Counts("A", 1, 2));
        assertThat(Rate.POSITIVE_PREDICTIVE_VALUE.counts(PARTLY)).isEqualTo(new Counts("A", 1, 2));
        assertThat(Rate.ACCURACY.counts(PARTLY)).isEqualTo(new Counts("A", 2, 4));
    }

    @Test
    void saysWhoIsNotCounted() {
        var outcomes = new GroupedOutcomes(Scope.attribute("group"), List.of(PARTLY), Comparison.ALL);

        assertThat(Found.value(
                                new ByGroup(Rate.SELECTION_RATE).measure(outcomes),
                                "fairness.selection_rate[attribute=group, group=A]")
                        .method())
                .isEqualTo("favorable decisions / decisions; 4 people without decision are not counted");
        assertThat(Found.value(
                                new ByGroup(Rate.ACCURACY).measure(outcomes),
                                "fairness.accuracy[attribute=group, group=A]")
                        .method())
                .isEqualTo("(TP + TN) / (TP + FP + TN + FN); 3 people without truth are not counted;"
                        + " 4 people without decision are not counted");
    }

    @Test
    void hasNoValue_whenNobodyHasADecision() {
        var undecided = GroupCounts.empty("A").plus(1, Tally.UNKNOWN, 3);
        var outcomes = new GroupedOutcomes(Scope.attribute("group"), List.of(undecided), Comparison.ALL);

        Undefined rate = Found.undefined(
                new ByGroup(Rate.SELECTION_RATE).measure(outcomes), "fairness.selection_rate[attribute=group]");

        assertThat(rate.cause()).isEqualTo(Undefined.Cause.NO_VALUE);
        assertThat(rate.reason()).isEqualTo("the selection rate needs a decision, and no row has one");
        List<Evidence> base = new ByGroup(Rate.BASE_RATE).measure(outcomes);
        assertThat(Found.value(base, "fairness.base_rate[attribute=group, group=A]")
                        .estimate()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void doesNotOverflowSilently() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> GroupCounts.of("A", Long.MAX_VALUE, 0, 0, 0).plus(1, 1, 1));
    }

    @Test
    void refusesStrataWithOtherGroups() {
        var all = new GroupedOutcomes(Scope.attribute("group"), List.of(PARTLY), Comparison.ALL);
        var stratum = new StratifiedOutcomes.Stratum("x", List.of(GroupCounts.empty("B")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StratifiedOutcomes(all, "dept", List.of(stratum)))
                .withMessage("stratum 'x' has the groups [B], all rows have [A]; list the same groups everywhere, empty"
                        + " ones too");
    }
}
