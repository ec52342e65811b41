package dev.assize.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.engine.kernel.Activation.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GatedCellKernelsTest {
    private static final int ROWS = 2;
    private static final int UNITS = 3;
    private static final GatedCell.Functions USUAL = functions(Kind.SIGMOID, Kind.TANH);

    private static GatedCell.Functions functions(Kind gate, Kind squash) {
        return new GatedCell.Functions(UNITS, new Activation(gate, 0.3), new Activation(squash, 0.3));
    }

    private static double[] random(int length, long seed) {
        return new SplittableRandom(seed).doubles(length, -1.5, 1.5).toArray();
    }

    private static float[] singles(double[] numbers) {
        float[] singles = new float[numbers.length];
        for (int i = 0; i < singles.length; i++) {
            singles[i] = (float) numbers[i];
        }
        return singles;
    }

    @Test
    void equalsTheUsualCell_withoutPeepholes() {
        DoubleKernels kernels = new DoubleKernels();
        double[] sums = random(ROWS * 4 * UNITS, 1);
        double[] before = random(ROWS * UNITS, 2);
        double[] gates = sums.clone();
        double[] output = new double[ROWS * UNITS];
        LstmStep<double[]> usual = new LstmStep<>(
                UNITS,
                gates,
                before,
                new double[ROWS * UNITS],
                new double[ROWS * UNITS],
                output,
                new double[ROWS * UNITS],
                UNITS);
        kernels.cells().lstm(usual, ROWS);
        GatedCell<double[]> any =
                new GatedCell<>(USUAL, sums.clone(), new double[3 * UNITS], before, new double[ROWS * UNITS]);
        double[] out = new double[ROWS * UNITS];
        kernels.gatedCells().forward(any, out, ROWS);

        assertThat(out).containsExactly(output, within(1e-15));
        assertThat(any.cell()).containsExactly(usual.cell(), within(1e-15));
        double[] outputGradient = random(ROWS * UNITS, 3);
        double[] cellGradient = random(ROWS * UNITS, 4);
        double[] otherCell = cellGradient.clone();
        LstmGradients<double[]> meeting = new LstmGradients<>(
                outputGradient.clone(), new double[ROWS * UNITS], UNITS, cellGradient, new double[4 * UNITS]);
        kernels.cells().lstmSlope(usual, meeting, ROWS);
        kernels.gatedCells().backward(any, outputGradient, otherCell, ROWS);
        assertThat(any.sums()).containsExactly(gates, within(1e-15));
        assertThat(otherCell).containsExactly(cellGradient, within(1e-15));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"SIGMOID", "TANH", "HARD_SIGMOID", "SWISH", "SOFTSIGN"})
    void gradientsEqualDifferenceQuotients(Kind kind) {
        GatedCell.Functions functions = functions(kind, Kind.SOFTSIGN);
        double[] sums = random(ROWS * 4 * UNITS, 5);
        double[] before = random(ROWS * UNITS, 6);
        double[] peepholes = random(3 * UNITS, 7);
        double[] toOutput = random(ROWS * UNITS, 8);
        double[] toCell = random(ROWS * UNITS, 9);
        GatedCell<double[]> step =
                new GatedCell<>(functions, sums.clone(), peepholes, before, new double[ROWS * UNITS]);
        DoubleGatedCells kernels = new DoubleGatedCells();
        kernels.forward(step, new double[ROWS * UNITS], ROWS);
        double[] cell = toCell.clone();
        kernels.backward(step, toOutput, cell, ROWS);
        double[] ofPeepholes = new double[3 * UNITS];
        kernels.peepholeGradient(step, ofPeepholes, ROWS);

        Loss loss = new Loss(functions, List.of(sums, before, peepholes), toOutput, toCell);
        List<double[]> gradients = List.of(step.sums(), cell, ofPeepholes);
        for (int part = 0; part < gradients.size(); part++) {
            for (int i = 0; i < gradients.get(part).length; i++) {
                double quotient = (loss.moved(part, i, 1e-6) - loss.moved(part, i, -1e-6)) / 2e-6;
                assertThat(gradients.get(part)[i]).isCloseTo(quotient, within(1e-7));
            }
        }
    }

    /** A weighted sum of outputs and cells, as a function of sums, cells before and peepholes. */
    private record Loss(GatedCell.Functions functions, List<double[]> parts, double[] toOutput, double[] toCell) {
        double moved(int part, int changed, double by) {
            List<double[]> moved = parts.stream().map(double[]::clone).toList();
            moved.get(part)[changed] += by;
            double[] output = new double[ROWS * UNITS];
            GatedCell<double[]> step =
                    new GatedCell<>(functions, moved.get(0), moved.get(2), moved.get(1), new double[ROWS * UNITS]);
            new DoubleGatedCells().forward(step, output, ROWS);
            double sum = 0;
            for (int i = 0; i < output.length; i++) {
                sum += toOutput[i] * output[i] + toCell[i] * step.cell()[i];
            }
            return sum;
        }
    }

    @Test
    void floatEqualsDouble_toRounding() {
        double[] sums = random(ROWS * 4 * UNITS, 10);
        double[] before = random(ROWS * UNITS, 11);
        double[] peepholes = random(3 * UNITS, 12);
        GatedCell<double[]> exact = new GatedCell<>(USUAL, sums.clone(), peepholes, before, new double[ROWS * UNITS]);
        GatedCell<float[]> single =
                new GatedCell<>(USUAL, singles(sums), singles(peepholes), singles(before), new float[ROWS * UNITS]);
        double[] out = new double[ROWS * UNITS];
        float[] singleOut = new float[ROWS * UNITS];
        new DoubleGatedCells().forward(exact, out, ROWS);
        new FloatGatedCells().forward(single, singleOut, ROWS);
        near(singleOut, out);
        double[] cell = random(ROWS * UNITS, 13);
        float[] singleCell = singles(cell);
        new DoubleGatedCells().backward(exact, out, cell, ROWS);
        new FloatGatedCells().backward(single, singleOut, singleCell, ROWS);
        near(single.sums(), exact.sums());
        near(singleCell, cell);
        double[] gradient = new double[3 * UNITS];
        float[] singleGradient = new float[3 * UNITS];
        new DoubleGatedCells().peepholeGradient(exact, gradient, ROWS);
        new FloatGatedCells().peepholeGradient(single, singleGradient, ROWS);
        near(singleGradient, gradient);
        assertThat(Arrays.stream(gradient).anyMatch(number -> number != 0)).isTrue();
    }

    private static void near(float[] actual, double[] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).isCloseTo(expected[i], within(2e-6));
        }
    }
}
