package dev.assize.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuadratureTest {
    @Test
    void placesNodesAsStated() {
        assertThat(nodes(Quadrature.MIDPOINT, 4)).containsExactly(0.125, 0.375, 0.625, 0.875);
        assertThat(nodes(Quadrature.LEFT, 4)).containsExactly(0, 0.25, 0.5, 0.75);
        assertThat(nodes(Quadrature.RIGHT, 4)).containsExactly(0.25, 0.5, 0.75, 1);
        assertThat(nodes(Quadrature.TRAPEZOID, 5)).containsExactly(0, 0.25, 0.5, 0.75, 1);
        assertThat(nodes(Quadrature.GAUSS_LEGENDRE, 1)).containsExactly(0.5);
    }

    @Test
    void halvesTheEndsOfTheTrapezoid() {
        QuadratureRule rule = Quadrature.TRAPEZOID.rule(5);

        assertThat(new double[] {rule.weight(0), rule.weight(1), rule.weight(4)})
                .containsExactly(0.125, 0.25, 0.125);
    }

    @ParameterizedTest
    @EnumSource(Quadrature.class)
    void weightsSumToOne(Quadrature quadrature) {
        for (int n : new int[] {quadrature.leastNodes(), 2, 7, 50, 300, 1025}) {
            assertThat(integral(quadrature, n, t -> 1)).isCloseTo(1, within(1e-13));
        }
    }

    @Test
    void twoGaussNodesAreThoseOnPaper() {
        double half = 1 / (2 * Math.sqrt(3));

        assertThat(nodes(Quadrature.GAUSS_LEGENDRE, 2))
                .containsExactly(new double[] {0.5 - half, 0.5 + half}, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 16, 50})
    void gaussIsExactForPolynomials_upToDegreeTwiceNodesMinusOne(int n) {
        int degree = 2 * n - 1;

        assertThat(integral(Quadrature.GAUSS_LEGENDRE, n, t -> Math.pow(t, degree)))
                .isCloseTo(1.0 / (degree + 1), within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 8, 31, 50})
    void gaussEqualsCommonsMath(int n) {
        GaussIntegrator expected = new GaussIntegratorFactory().legendre(n, 0, 1);
        QuadratureRule actual = Quadrature.GAUSS_LEGENDRE.rule(n);

        for (int k = 0; k < n; k++) {
            assertThat(actual.node(k)).isCloseTo(expected.getPoint(k), within(1e-14));
            assertThat(actual.weight(k)).isCloseTo(expected.getWeight(k), within(1e-14));
        }
    }

    @Test
    void errorsShrinkAtTheStatedRate_whenNodesDouble() {
        DoubleUnaryOperator exponential = Math::exp;

        assertThat(error(Quadrature.MIDPOINT, 64, exponential) / error(Quadrature.MIDPOINT, 128, exponential))
                .isCloseTo(4, within(0.01));
        assertThat(error(Quadrature.TRAPEZOID, 65, exponential) / error(Quadrature.TRAPEZOID, 129, exponential))
                .isCloseTo(4, within(0.01));
        assertThat(error(Quadrature.LEFT, 64, exponential) / error(Quadrature.LEFT, 128, exponential))
                .isCloseTo(2, within(0.01));
        assertThat(error(Quadrature.RIGHT, 64, exponential) / error(Quadrature.RIGHT, 128, exponential))
                .isCloseTo(2, within(0.01));
    }

    @Test
    void saysHowManyNodesARuleNeeds() {
        assertThatThrownBy(() -> Quadrature.TRAPEZOID.rule(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the trapezoid rule has at least 2 nodes, got 1; ask for more steps");
        assertThatThrownBy(() -> Quadrature.GAUSS_LEGENDRE.rule(0))
                .hasMessage("the gauss legendre rule has at least 1 nodes, got 0; ask for more steps");
    }

    private static double error(Quadrature quadrature, int n, DoubleUnaryOperator f) {
        return Math.abs(integral(quadrature, n, f) - (Math.E - 1));
    }

    private static double integral(Quadrature quadrature, int n, DoubleUnaryOperator f) {
        QuadratureRule rule = quadrature.rule(n);
        double sum = 0;
        for (int k = 0; k < rule.size(); k++) {
            sum += rule.weight(k) * f.applyAsDouble(rule.node(k));
        }
        return sum;
    }

    private static double[] nodes(Quadrature quadrature, int n) {
        QuadratureRule rule = quadrature.rule(n);
        double[] nodes = new double[rule.size()];
        for (int k = 0; k < nodes.length; k++) {
            nodes[k] = rule.node(k);
        }
        return nodes;
    }
}
