package dev.assize.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.OutputScale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutputHeadTest {
    private static double[] scores(OutputHead head, double... z) {
        double[] p = new double[head.outputs(z.length)];
        head.scores(z, 0, z.length, p);
        return p;
    }

    @Test
    void sharesByExponentials_whenSoftmax() {
        double[] p = scores(OutputHead.SOFTMAX, 0, Math.log(2), Math.log(5));

        assertThat(p).containsExactly(new double[] {1 / 8.0, 2 / 8.0, 5 / 8.0}, within(1e-15)); // by hand: 1 : 2 : 5
    }

    @Test
    void staysFinite_whenSumsAreHuge() {
        assertThat(scores(OutputHead.SOFTMAX, 1e6, -1e6, 1e6)).containsExactly(0.5, 0, 0.5);
        assertThat(scores(OutputHead.SIGMOID, 1e6)).containsExactly(0, 1);
        assertThat(scores(OutputHead.SIGMOID, -1e6)).containsExactly(1, 0);
    }

    @Test
    void givesBothClasses_whenOneSigmoidUnit() {
        assertThat(scores(OutputHead.SIGMOID, Math.log(3)))
                .containsExactly(new double[] {0.25, 0.75}, within(1e-15)); // by hand: odds 3 to 1
        assertThat(scores(OutputHead.SIGMOID, -Math.log(3))).containsExactly(new double[] {0.75, 0.25}, within(1e-15));
        assertThat(OutputHead.SIGMOID.logit(new double[] {2.5}, 0, 1)).isEqualTo(2.5);
        assertThat(OutputHead.SIGMOID.logit(new double[] {2.5}, 0, 0)).isEqualTo(-2.5);
    }

    @Test
    void passesTheNumberOn_whenRegression() {
        assertThat(scores(OutputHead.NUMBER, -7.25)).containsExactly(-7.25);
        assertThat(OutputHead.NUMBER.logit(new double[] {-7.25}, 0, 0)).isEqualTo(-7.25);
    }

    @Test
    void readsItsOwnRow_whenRowsFollowEachOther() {
        double[] z = {9, 9, 0, Math.log(3)};
        double[] p = new double[2];

        OutputHead.SOFTMAX.scores(z, 2, 2, p);

        assertThat(p).containsExactly(new double[] {0.25, 0.75}, within(1e-15));
        assertThat(OutputHead.SOFTMAX.logit(z, 2, 1)).isEqualTo(Math.log(3));
    }

    @ParameterizedTest
    @EnumSource(OutputHead.class)
    void derivativeEqualsDifferenceQuotient(OutputHead head) {
        SplittableRandom random = new SplittableRandom(20_261_101L);
        int units = head == OutputHead.SOFTMAX ? 4 : 1;
        for (int draw = 0; draw < 50; draw++) {
            double[] z = random.doubles(units, -3, 3).toArray();
            for (OutputScale scale : OutputScale.values()) {
                for (int output = 0; output < head.outputs(units); output++) {
                    checkDerivative(head, z, output, scale);
                }
            }
        }
    }

    private static void checkDerivative(OutputHead head, double[] z, int output, OutputScale scale) {
        double[] derivative = new double[z.length];
        head.derivative(scores(head, z), output, scale, derivative, 0);
        double h = 1e-6;
        for (int j = 0; j < z.length; j++) {
            double[] up = z.clone();
            double[] down = z.clone();
            up[j] += h;
            down[j] -= h;
            double quotient = (value(head, up, output, scale) - value(head, down, output, scale)) / (2 * h);
            assertThat(derivative[j]).isCloseTo(quotient, within(1e-8));
        }
    }

    private static double value(OutputHead head, double[] z, int output, OutputScale scale) {
        return scale == OutputScale.LOGIT ? head.logit(z, 0, output) : scores(head, z)[output];
    }
}
