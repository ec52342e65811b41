package dev.assize.statistics.auc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Interval;
import dev.assize.statistics.Normal;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AucDifferenceTest {
    private static final Auc FIRST = new Auc(0.9, 40, 60, OptionalDouble.of(0.0009));
    private static final Auc SECOND = new Auc(0.8, 30, 50, OptionalDouble.of(0.0016));

    @Test
    void addsVariances_byHand() {
        AucDifference difference = new AucDifference(FIRST, SECOND);

        assertThat(difference.value()).isCloseTo(0.1, within(1e-15));
        assertThat(difference.standardError().orElseThrow()).isCloseTo(0.05, within(1e-15));
    }

    @Test
    void squaresAndAddsTheLimits_byHand() {
        Interval a = FIRST.interval(0.9).orElseThrow();
        Interval b = SECOND.interval(0.9).orElseThrow();

        Interval interval = new AucDifference(FIRST, SECOND).interval(0.9).orElseThrow();

        assertThat(interval.lower()).isCloseTo(0.1 - Math.hypot(0.9 - a.lower(), b.upper() - 0.8), within(1e-14));
        assertThat(interval.upper()).isCloseTo(0.1 + Math.hypot(a.upper() - 0.9, 0.8 - b.lower()), within(1e-14));
        assertThat(interval.method()).isEqualTo("DeLong, MOVER");
    }

    @Test
    void givesPoliciesAnEstimate_asWideAsTheLongerArm() {
        AucDifference difference = new AucDifference(FIRST, SECOND);
        Interval shown = difference.interval(0.95).orElseThrow();

        Interval normal = difference.estimate().orElseThrow().interval().orElseThrow();

        assertThat(normal.lower()).isLessThanOrEqualTo(shown.lower() + 1e-12);
        assertThat(normal.upper()).isGreaterThanOrEqualTo(shown.upper() - 1e-12);
        assertThat(normal.upper() - normal.lower()).isLessThan(1.2 * (shown.upper() - shown.lower()));
    }

    @Test
    void testAndIntervalAgree() {
        AucDifference difference = new AucDifference(FIRST, SECOND);
        double p = difference.pValue().orElseThrow();

        assertThat(difference.interval(1 - p * 1.0001).orElseThrow().lower()).isPositive();
        assertThat(difference.interval(1 - p * 0.9999).orElseThrow().lower()).isNegative();
    }

    @Test
    void isTheZTest_whenRowsAreMany() {
        Auc a = new Auc(0.75, 400_000, 600_000, OptionalDouble.of(0.9e-6));
        Auc b = new Auc(0.7475, 400_000, 600_000, OptionalDouble.of(1.6e-6));

        assertThat(new AucDifference(a, b).pValue().orElseThrow())
                .isCloseTo(Normal.twoSidedTail(0.0025 / Math.sqrt(2.5e-6)), within(1e-3));
    }

    @Test
    void isOneOrTheSmallest_whenAreasAreEqualOrFarApart() {
        Auc far = new Auc(0.5, 1000, 1000, OptionalDouble.of(1e-4));

        assertThat(new AucDifference(FIRST, FIRST).pValue().orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(new AucDifference(far, new Auc(0.95, 1000, 1000, OptionalDouble.of(1e-5))).pValue())
                .hasValue(1e-15);
    }

    @Test
    void isMirrored_whenGroupsSwap() {
        Interval forth = new AucDifference(FIRST, SECOND).interval(0.95).orElseThrow();
        Interval back = new AucDifference(SECOND, FIRST).interval(0.95).orElseThrow();

        assertThat(back.lower()).isCloseTo(-forth.upper(), within(1e-15));
        assertThat(back.upper()).isCloseTo(-forth.lower(), within(1e-15));
    }

    @Test
    void staysUncertain_whenAGroupIsSeparated() {
        AucDifference difference = new AucDifference(new Auc(1, 5, 7, OptionalDouble.of(0)), SECOND);

        assertThat(difference.pValue().orElseThrow()).isBetween(0.1, 1.0);
        assertThat(difference.interval(0.95).orElseThrow().lower()).isLessThan(-0.1);
    }

    @Test
    void saysNothing_whenAGroupHasNoVariance() {
        AucDifference difference = new AucDifference(FIRST, new Auc(0.7, 1, 9, OptionalDouble.empty()));

        assertThat(difference.standardError()).isEmpty();
        assertThat(difference.pValue()).isEmpty();
        assertThat(difference.interval(0.95)).isEmpty();
        assertThat(difference.value()).isCloseTo(0.2, within(1e-15));
    }
}
