package dev.assize.fairness.mitigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PenaltyMethodTest {
    private static final PenaltyMethod.Pace PACE = new PenaltyMethod.Pace(40, 2, 10, 2);
    private static final LabelledRows ROWS =
            LabelledRows.of(Groups.of(List.of("m", "f", "m", "f")), new int[] {1, 1, 0, 0});

    private static int[] cells(ReductionConstraint constraint) {
        return new PenaltyMethod(constraint, 0, PACE).cells(ROWS);
    }

    /** Groups are in the order f, m; the event of equalized odds is the label. */
    @Test
    void putsRowsIntoCells_byHand() {
        assertThat(cells(ReductionConstraint.DEMOGRAPHIC_PARITY)).containsExactly(1, 0, 1, 0);
        assertThat(cells(ReductionConstraint.EQUALIZED_ODDS)).containsExactly(3, 2, 1, 0);
        assertThat(cells(ReductionConstraint.TRUE_POSITIVE_RATE_PARITY)).containsExactly(1, 0, -1, -1);
        assertThat(cells(ReductionConstraint.FALSE_POSITIVE_RATE_PARITY)).containsExactly(-1, -1, 1, 0);
        assertThat(new PenaltyMethod(ReductionConstraint.EQUALIZED_ODDS, 0, PACE).events())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = ReductionConstraint.class,
            names = {"ERROR_RATE_PARITY", "BOUNDED_GROUP_LOSS"})
    void refusesConstraintsOfErrors(ReductionConstraint constraint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PenaltyMethod(constraint, 0, PACE))
                .withMessage("a gap penalty was asked for with the constraint '" + constraint.id()
                        + "'; it knows rates of favorable decisions only: [demographic_parity, equalized_odds,"
                        + " true_positive_rate_parity, false_positive_rate_parity]");
    }

    @Test
    void refusesNumbersOutOfRange() {
        assertThatThrownBy(() -> new PenaltyMethod(ReductionConstraint.DEMOGRAPHIC_PARITY, 2, PACE))
                .isInstanceOf(MitigationException.class)
                .hasMessageContaining("the bound");
        assertThatThrownBy(() -> new PenaltyMethod.Pace(-1, 2, 0, 2))
                .isInstanceOf(MitigationException.class)
                .hasMessageContaining("the strength")
                .hasMessageContaining("the limit");
    }

    @Test
    void saysItsSettings() {
        assertThat(new PenaltyMethod(ReductionConstraint.EQUALIZED_ODDS, 0.02, PACE).settings())
                .isEqualTo("constraint equalized_odds, bound 0.02, strength 40.0, rate 2.0, limit 10.0, sharpness 2.0");
    }
}
