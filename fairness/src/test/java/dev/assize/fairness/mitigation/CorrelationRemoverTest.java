package dev.assize.fairness.mitigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

class CorrelationRemoverTest {
    private static final double[] SEX = {0, 0, 1, 1};
    private static final double[] PAY = {1, 3, 5, 7};

    @Test
    void takesTheDifferenceOfMeansAway_whenTheColumnIsAGroup() {
        CorrelationRemover remover = fit(SEX, PAY, 1);

        // by hand: means 2 and 6, so 4 a unit of s, and s - mean is -1/2 or 1/2
        assertThat(remover.coefficient(0, 0)).isCloseTo(4, within(1e-12));
        assertThat(apply(remover, SEX, PAY)).containsExactly(new double[] {3, 5, 3, 5}, within(1e-12));
    }

    @Test
    void takesHalfOfItAway_whenAlphaIsHalf() {
        assertThat(apply(fit(SEX, PAY, 0.5), SEX, PAY)).containsExactly(new double[] {2, 4, 4, 6}, within(1e-12));
    }

    @Test
    void changesNothing_whenAlphaIsZero() {
        assertThat(apply(fit(SEX, PAY, 0), SEX, PAY)).containsExactly(PAY);
    }

    @Test
    void usesTheFittedMean_whenRowsAreNew() {
        assertThat(apply(fit(SEX, PAY, 1), new double[] {1}, new double[] {10}))
                .containsExactly(new double[] {8}, within(1e-12));
    }

    /** Centring all sensitive columns by one common mean leaves a correlation of 0.79 here. */
    @Test
    void leavesNoCorrelation_whenSensitiveColumnsHaveDifferentScales() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] sensitive = new double[2][400];
        double[][] features = new double[1][400];
        for (int row = 0; row < 400; row++) {
            sensitive[0][row] = random.nextInt(2);
            sensitive[1][row] = random.nextInt(2) * 10;
            features[0][row] = 2 * sensitive[0][row] + 0.3 * sensitive[1][row] + random.nextGaussian();
        }

        double[][] changed = CorrelationRemover.fit(sensitive, features, 1).apply(sensitive, features);

        PearsonsCorrelation left = new PearsonsCorrelation();
        assertThat(left.correlation(sensitive[0], changed[0])).isCloseTo(0, within(1e-12));
        assertThat(left.correlation(sensitive[1], changed[0])).isCloseTo(0, within(1e-12));
    }

    @Test
    void sharesTheEffect_whenSensitiveColumnsDependOnEachOther() {
        double[] other = Arrays.stream(SEX).map(s -> 1 - s).toArray();

        CorrelationRemover remover = CorrelationRemover.fit(new double[][] {SEX, other}, new double[][] {PAY}, 1);

        assertThat(remover.coefficient(0, 0)).isCloseTo(2, within(1e-9));
        assertThat(remover.coefficient(1, 0)).isCloseTo(-2, within(1e-9));
        assertThat(remover.apply(new double[][] {SEX, other}, new double[][] {PAY})[0])
                .containsExactly(new double[] {3, 5, 3, 5}, within(1e-9));
    }

    @Test
    void ignoresASensitiveColumnThatNeverChanges() {
        double[] same = {0.1, 0.1, 0.1, 0.1};

        CorrelationRemover remover = CorrelationRemover.fit(new double[][] {SEX, same}, new double[][] {PAY}, 1);

        assertThat(remover.coefficient(1, 0)).isZero();
        assertThat(remover.coefficient(0, 0)).isCloseTo(4, within(1e-12));
    }

    @Test
    void leavesAConstantFeatureAlone() {
        double[] flat = {5, 5, 5, 5};

        assertThat(apply(fit(SEX, flat, 1), SEX, flat)).containsExactly(flat, within(1e-15));
    }

    @Test
    void namesEveryProblem_whenNothingCanBeLearned() {
        double[] same = {1, 1, 1, 1};
        double[] broken = {1, Double.NaN, 3, Double.POSITIVE_INFINITY};

        assertThatThrownBy(() -> fit(same, broken, 1.5))
                .isInstanceOf(MitigationException.class)
                .hasMessage("mitigation: alpha is 1.5\n  It must lie between 0.0 and 1.0.\n"
                        + "mitigation: feature 0 of row 1, 3 (counted from 0) is not a finite number\n"
                        + "  Fill or leave out missing values before the mitigation.\n"
                        + "mitigation: every sensitive column has the same value in all rows\n"
                        + "  Nothing can depend on it; hand in rows of two or more groups.");
    }

    @Test
    void isRefused_whenThereAreNoRows() {
        assertThatThrownBy(() -> fit(new double[0], new double[0], 1))
                .isInstanceOf(MitigationException.class)
                .hasMessage("mitigation: there are fewer than two rows of a sensitive column\n"
                        + "  Hand in at least one column of two rows.");
    }

    private static CorrelationRemover fit(double[] sensitive, double[] feature, double alpha) {
        return CorrelationRemover.fit(new double[][] {sensitive}, new double[][] {feature}, alpha);
    }

    private static double[] apply(CorrelationRemover remover, double[] sensitive, double[] feature) {
        return remover.apply(new double[][] {sensitive}, new double[][] {feature})[0];
    }
}
