package dev.assize.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Estimate;
import dev.assize.core.Uncertainty;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTest {
    /** Two-sided values of the printed tables, e.g. Fisher and Yates. */
    @ParameterizedTest
    @CsvSource({
        "0.05, 1, 12.706",
        "0.05, 2, 4.303",
        "0.05, 9, 2.262",
        "0.01, 9, 3.250",
        "0.001, 30, 3.646",
        "0.05, 1000000, 1.960"
    })
    void isThatOfTheTables(double alpha, double degrees, double expected) {
        assertThat(Student.twoSidedTailQuantile(alpha, degrees)).isCloseTo(expected, within(6e-4));
    }

    @Test
    void isTheInverseOfTheDistribution() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 300; i++) {
            double degrees = Math.exp(random.nextDouble(-0.5, 8));
            double alpha = Math.exp(random.nextDouble(-16, -0.01));
            double t = Student.twoSidedTailQuantile(alpha, degrees);

            assertThat(2 * new TDistribution(degrees).cumulativeProbability(-t))
                    .as("alpha %s, degrees %s", alpha, degrees)
                    .isCloseTo(alpha, within(1e-9 * alpha + 1e-15));
        }
    }

    /** With one degree the distribution is Cauchy's: P(|T| > t) = 1 - 2 atan(t) / pi, about 2 / (pi t). */
    @Test
    void reachesTheFarTails_whereTheyAreKnownInClosedForm() {
        assertThat(Student.twoSidedTailQuantile(1e-200, 1) * Math.PI * 1e-200 / 2)
                .isCloseTo(1, within(1e-9));
        assertThat(Student.twoSidedTailQuantile(0.5, 1)).isCloseTo(1, within(1e-12));
        assertThat(Student.twoSidedTailQuantile(1, 5)).isZero();
        assertThat(Student.twoSidedTailQuantile(1e-300, 0.4)).isFinite();
    }

    /** Welch's example: the degrees of a difference lie between the smaller and the sum. */
    @Test
    void isUsedForDifferences_withTheDegreesOfWelch() {
        Estimate one = Estimates.student(10, 2, 4, -100, 100);
        Estimate other = Estimates.student(4, 1, 9, -100, 100);

        Estimate difference = Contrasts.difference(one, other);

        var uncertainty = (Uncertainty.OfStandardError) difference.uncertainty().orElseThrow();
        assertThat(uncertainty.standardError()).isCloseTo(Math.sqrt(5), within(1e-12));
        assertThat(uncertainty.degrees()).isCloseTo(25 / (16.0 / 4 + 1.0 / 9), within(1e-12));
        assertThat(difference.interval().orElseThrow().method()).isEqualTo("Student t");
        assertThat(difference.interval().orElseThrow().upper())
                .isCloseTo(
                        6 + Math.sqrt(5) * new TDistribution(uncertainty.degrees()).inverseCumulativeProbability(0.975),
                        within(1e-6));
    }

    @Test
    void countsAsKnown_whereNothingIsSaidOfDegrees() {
        Estimate normal = Estimates.normal(0.5, 0.1, 0, 1);
        Estimate many = Estimates.student(0.5, 0.1, 1e9, 0, 1);

        assertThat(normal.interval().orElseThrow().method()).isEqualTo("normal");
        assertThat(many.interval().orElseThrow().upper())
                .isCloseTo(normal.interval().orElseThrow().upper(), within(1e-8));
        assertThat(Contrasts.widestGap(List.of(normal, many))
                        .orElseThrow()
                        .interval()
                        .orElseThrow()
                        .lower())
                .isZero();
    }

    /** A t test at any confidence is the p-value of the distribution. */
    @Test
    void provesAtTheAlphaOfTheTest() {
        Estimate found = Estimates.student(3, 1, 6, -10, 10);

        double alpha = Confidences.provingAbove(found.uncertainty().orElseThrow(), 0);

        assertThat(alpha).isCloseTo(2 * new TDistribution(6).cumulativeProbability(-3), within(1e-9));
    }
}
