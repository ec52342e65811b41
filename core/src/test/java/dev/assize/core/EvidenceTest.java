package dev.assize.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final EvidenceKey KEY = new EvidenceKey("fairness.selection_rate", Scope.attribute("sex"));

    @Test
    void refusesValuesThatAreNotFinite() {
        assertThatThrownBy(() -> Estimate.certain(Double.NaN))
                .hasMessage("an estimate is NaN; use Undefined with a reason instead");
        assertThatThrownBy(() -> new Interval(0, Double.POSITIVE_INFINITY, 0.95, "Wilson"))
                .hasMessage("Wilson gave the interval [0.0, Infinity]; its ends must be finite and in order");
        assertThatThrownBy(() -> new Interval(0, 1, 95, "Wilson"))
                .hasMessage("confidence is 95.0, it must lie between 0 and 1");
    }

    @Test
    void refusesUndefinedWithoutAReason() {
        assertThatThrownBy(() -> new Undefined(KEY, Undefined.Cause.NO_VALUE, " "))
                .hasMessage("fairness.selection_rate[attribute=sex] is undefined without a reason; give one");
    }

    @Test
    void refusesNegativeSampleSizes() {
        assertThatThrownBy(() -> new MeasuredValue(KEY, Estimate.certain(1), Unit.COUNT, -1, "counted"))
                .hasMessage("fairness.selection_rate[attribute=sex] rests on -1 rows; that cannot be negative");
    }

    @Test
    void refusesTablesWithGaps() {
        var heads = List.of(new GroupTable.Head("fairness.selection_rate", Unit.FRACTION));
        var row = new GroupTable.Row("Female", 3, List.of());

        assertThatThrownBy(() -> new GroupTable(KEY, heads, List.of(row)))
                .hasMessage("fairness.selection_rate[attribute=sex], group 'Female' has 0 cells for 1 columns");
        assertThatThrownBy(() -> new ExampleList(KEY, List.of("a"), List.of(List.of())))
                .hasMessage("fairness.selection_rate[attribute=sex] has a row of 0 cells for 1 columns");
        assertThatThrownBy(() -> new HeatMap(KEY, List.of("r"), List.of(), Tensor.of(new double[1], 1, 1)))
                .hasMessage(
                        "fairness.selection_rate[attribute=sex] has 1 row and 0 column names for values of shape [1, 1]");
        assertThatThrownBy(() -> new Curve.Point(Double.NaN, Estimate.certain(0)))
                .hasMessage("a point of a curve is at x = NaN; x must be finite");
    }

    @Test
    void comparesCountsExactly() {
        assertThat(Estimate.exact(new Counts("a", 3, 4).rate()))
                .isEqualTo(new Estimate(0.75, Optional.of(Fraction.of(3, 4)), Optional.empty(), Optional.empty()));
        assertThat(new Interval(0.2, 0.4, 0.95, "x").contains(0.4)).isTrue();
    }

    @Test
    void refusesCountsOutOfRange() {
        assertThatThrownBy(() -> new Counts("a", 5, 4)).hasMessage("'a' has 5 hits of 4 rows; hits are 0 to rows");
        assertThatThrownBy(() -> new Uncertainty.OfStandardError(0, -1, 0, 1))
                .hasMessage(
                        "estimate 0.0, standard error -1.0, degrees of freedom Infinity, range [0.0, 1.0] are not those of a finite estimate");
    }

    @Test
    void knowsWhichValuesAMetricCanHave() {
        assertThat(Definition.Range.UNIT.contains(1.1)).isFalse();
        assertThat(Definition.Range.NOT_NEGATIVE.contains(1e9)).isTrue();
        assertThat(Definition.Range.SIGNED_UNIT.contains(-1)).isTrue();
        assertThat(Definition.Range.ANY.contains(-5)).isTrue();
    }
}
