package dev.assize.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Estimate;
import dev.assize.core.Interval;
import dev.assize.core.Unit;
import dev.assize.reports.SampleReport;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScaleTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "0.37, 0.4",
        "0.81, 1",
        "12, 15",
        "0.0051, 0.006",
        "99, 100",
        "-0.37, -0.3",
        "-1, -1",
        "-0.0012, -0.001",
        "1e-300, 1e-300"
    })
    void roundsUpToTheNextRoundNumber(double value, double round) {
        assertThat(Scale.roundUp(value))
                .isEqualTo(round, org.assertj.core.api.Assertions.offset(Math.abs(round) * 1e-9));
    }

    @Test
    void putsZeroLeftAndTheRoundedMostRight() {
        Scale scale = Scale.of(List.of(Estimate.certain(0.2), Estimate.certain(0.37)), List.of(), Unit.FRACTION);

        assertThat(scale.leastText()).isEqualTo("0\u00a0%");
        assertThat(scale.mostText()).isEqualTo("40\u00a0%");
        assertThat(scale.mark(Estimate.certain(0), Optional.empty()).dot()).isEqualTo("4");
        assertThat(scale.mark(Estimate.certain(0.4), Optional.empty()).dot()).isEqualTo("116");
        assertThat(scale.mark(Estimate.certain(0.2), Optional.empty()).dot()).isEqualTo("60");
    }

    @Test
    void holdsLimitsAndIntervalsToo() {
        Estimate estimate = new Estimate(
                0.5, Optional.empty(), Optional.of(new Interval(0.4, 0.7, 0.95, "exact")), Optional.empty());
        Scale scale = Scale.of(
                List.of(estimate), SampleReport.limit("0.8", null).stream().toList(), Unit.FRACTION);
        MarkView mark = scale.mark(estimate, SampleReport.limit("0.8", null));

        assertThat(scale.mostText()).isEqualTo("80\u00a0%");
        assertThat(mark.from()).hasValue("60");
        assertThat(mark.to()).hasValue("102");
        assertThat(mark.limits()).containsExactly("116");
        assertThat(mark.zero()).isEmpty();
    }

    @Test
    void showsEqualityOnEachScaleOfRatios() {
        assertThat(Scale.of(List.of(Estimate.certain(0.4)), List.of(), Unit.RATIO)
                        .mostText())
                .isEqualTo("1");
    }

    @Test
    void drawsBarsFromZero_forNumbersThatCanBeNegative() {
        Scale scale = Scale.of(List.of(Estimate.certain(-1), Estimate.certain(1)), List.of(), Unit.NUMBER);

        assertThat(scale.leastText()).isEqualTo("−1");
        assertThat(scale.mark(Estimate.certain(1), Optional.empty()).zero()).hasValue("60");
    }

    @ParameterizedTest
    @EnumSource
    void hasAScale_whenAllNumbersAreZero(Unit unit) {
        Scale scale = Scale.of(List.of(Estimate.certain(0)), List.of(), unit);

        assertThat(scale.mark(Estimate.certain(0), Optional.empty()).dot()).isEqualTo("4");
    }

    @Test
    void keepsEachMarkInItsBox_forRandomNumbers() {
        SplittableRandom random = new SplittableRandom(20_261_102L);
        for (int i = 0; i < 1_000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-12, 12));
            double half = random.nextDouble() * Math.abs(value);
            Estimate estimate = new Estimate(
                    value,
                    Optional.empty(),
                    Optional.of(new Interval(value - half, value + half, 0.95, "m")),
                    Optional.empty());
            MarkView mark = Scale.of(List.of(estimate), List.of(), Unit.NUMBER).mark(estimate, Optional.empty());

            double from = Double.parseDouble(mark.from().orElseThrow());
            double dot = Double.parseDouble(mark.dot());
            double to = Double.parseDouble(mark.to().orElseThrow());
            assertThat(List.of(3.9, from, dot, to, Scale.WIDTH - 3.9))
                    .as("%s", value)
                    .isSorted();
        }
    }
}
