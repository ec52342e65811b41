package dev.assize.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.engine.clip.Records;
import dev.assize.engine.kernel.DoubleKernels;
import dev.assize.engine.kernel.Factors;
import dev.assize.engine.kernel.FloatKernels;
import dev.assize.engine.kernel.Version;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OuterTermTest {
    private static final int ROWS = 6;
    private static final int STEPS = 3;
    private static final int P = 4;
    private static final int D = 5;

    private final DoubleKernels kernels = new DoubleKernels();
    private final double[][] left = numbers(1, P);
    private final double[][] right = numbers(2, D);
    private final double[] gradient = new double[P * D];
    private final double[] bias = new double[P];

    private static double[][] numbers(long seed, int width) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] numbers = new double[STEPS][];
        Arrays.setAll(numbers, step -> random.doubles(ROWS * width, -1, 1).toArray());
        return numbers;
    }

    private OuterTerm<double[]> term() {
        OuterTerm<double[]> term = OuterTerm.of(
                kernels,
                Vectors.overTime((int t) -> left[t], STEPS, P),
                Vectors.overTime((int t) -> right[t], STEPS, D),
                List.of(weights(new double[P * D], gradient), weights(new double[P], bias)));
        term.resize(ROWS);
        return term;
    }

    /** Returns the matrix and the bias of some rows, number by number. */
    private double[] byHand(int from, int to) {
        double[] whole = new double[P * D + P];
        for (int step = 0; step < STEPS; step++) {
            for (int row = from; row < to; row++) {
                for (int i = 0; i < P; i++) {
                    double l = left[step][row * P + i];
                    whole[P * D + i] += l;
                    for (int j = 0; j < D; j++) {
                        whole[i * D + j] += l * right[step][row * D + j];
                    }
                }
            }
        }
        return whole;
    }

    private static double square(double[] numbers) {
        return Arrays.stream(numbers).map(number -> number * number).sum();
    }

    private static RecordRows rows(Records records) {
        RecordRows rows = new RecordRows();
        rows.take(records, 0, records.count());
        return rows;
    }

    @ParameterizedTest
    @EnumSource(
            value = NormMethod.class,
            names = {"GRAM", "FORMED", "STORED"})
    void measuresRecords(NormMethod method) {
        OuterTerm<double[]> term = term();
        term.use(method);
        double[] squares = {1, 0, 0}; // adds to what is there
        term.addSquares(rows(Records.of(new int[] {0, 1, 4}, ROWS)), new Scratch<>(kernels), squares);

        assertThat(squares[0]).isCloseTo(1 + square(byHand(0, 1)), within(1e-12));
        assertThat(squares[1]).isCloseTo(square(byHand(1, 4)), within(1e-12));
        assertThat(squares[2]).isCloseTo(square(byHand(4, 6)), within(1e-12));
        assertThat(term.method()).isEqualTo(method);
    }

    @Test
    void measuresRows_whereEachHasOneVector() {
        OuterTerm<double[]> term = OuterTerm.of(
                kernels,
                Vectors.inPlaces(part -> left[0], 1, P),
                Vectors.inPlaces(part -> right[0], 1, D),
                List.of(weights(new double[P * D], gradient)));
        term.use(NormMethod.ROWS);
        double[] squares = new double[ROWS];
        term.addSquares(rows(Records.single(ROWS)), new Scratch<>(kernels), squares);

        double l = square(Arrays.copyOfRange(left[0], 2 * P, 3 * P));
        double r = square(Arrays.copyOfRange(right[0], 2 * D, 3 * D));
        assertThat(squares[2]).isCloseTo(l * r, within(1e-12));
    }

    @Test
    void addsFormedAndStoredParts_timesAWeight() {
        OuterTerm<double[]> term = term();
        Scratch<double[]> scratch = new Scratch<>(kernels);
        RecordRows rows = rows(Records.runs(ROWS, 3));
        term.use(NormMethod.STORED);
        term.addSquares(rows, scratch, new double[2]);
        term.clear();
        term.addStored(0.5, 0);
        term.form(rows, 1, scratch);
        term.addFormed(2, scratch);

        double[] first = byHand(0, 3);
        double[] second = byHand(3, 6);
        for (int i = 0; i < P * D; i++) {
            assertThat(gradient[i]).isCloseTo(0.5 * first[i] + 2 * second[i], within(1e-12));
        }
        assertThat(bias[1]).isCloseTo(0.5 * first[P * D + 1] + 2 * second[P * D + 1], within(1e-12));
        assertThat(term.storedSize()).isEqualTo(2 * (P * D + P));
        assertThat(scratch.size()).isPositive();
    }

    @Test
    void makesThePlainGradient_overwritingOrAdding() {
        OuterTerm<double[]> term = term();
        Arrays.fill(gradient, 100);
        Arrays.fill(bias, 100);
        term.gradient(false);
        double[] once = gradient.clone();
        term.gradient(true);

        double[] whole = byHand(0, ROWS);
        for (int i = 0; i < P * D; i++) {
            assertThat(once[i]).isCloseTo(whole[i], within(1e-12));
            assertThat(gradient[i]).isCloseTo(2 * whole[i], within(1e-12));
        }
        assertThat(bias[0]).isCloseTo(2 * whole[P * D], within(1e-12));
    }

    /** u + e and -u: all but e^2 of the Gram sum cancels, and float has 7 digits. */
    @Test
    void keepsItsDigits_whereNearlyAllCancels() {
        float[][] lefts = {{1, 1}, {-1, -1}};
        float[][] rights = {{1000, 2000}, {1000, 2000.25f}};
        FloatKernels floats = new FloatKernels();
        OuterTerm<float[]> term = OuterTerm.of(
                floats,
                Vectors.overTime((int t) -> lefts[t], 2, 2),
                Vectors.overTime((int t) -> rights[t], 2, 2),
                List.of(weights(new float[4], new float[4])));
        term.use(NormMethod.GRAM);
        double[] squares = new double[1];
        term.addSquares(rows(Records.single(1)), new Scratch<>(floats), squares);

        assertThat(squares[0]).isCloseTo(2 * 0.25 * 0.25, within(1e-9)); // G = (0, -0.25) twice
    }

    @Test
    void chunksRecordsOfManyVectors() {
        int many = 300;
        SplittableRandom random = new SplittableRandom(5);
        double[] lefts = random.doubles(many * 2, -1, 1).toArray();
        double[] rights = random.doubles(many * 3, -1, 1).toArray();
        OuterTerm<double[]> term = OuterTerm.of(
                kernels,
                Vectors.inPlaces(part -> lefts, many, 2),
                Vectors.inPlaces(part -> rights, many, 3),
                List.of(weights(new double[6], new double[6])));
        double expected = 0;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 3; j++) {
                double sum = 0;
                for (int k = 0; k < many; k++) {
                    sum += lefts[k * 2 + i] * rights[k * 3 + j];
                }
                expected += sum * sum;
            }
        }
        double[] squares = new double[1];
        term.use(NormMethod.FORMED);
        term.addSquares(rows(Records.single(1)), new Scratch<>(kernels), squares);

        assertThat(squares[0]).isCloseTo(expected, within(1e-9));
        assertThat(term.cost(NormMethod.GRAM, Census.of(Records.single(1), 1), 1))
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void knowsWhatMethodsCost() {
        Census single = Census.of(Records.single(10), 1);
        OuterTerm<double[]> term = term();

        assertThat(term.cost(NormMethod.ROWS, single, 1)).isEqualTo(Long.MAX_VALUE); // three steps
        assertThat(term.cost(NormMethod.GRAM, single, 1)).isEqualTo(10L * 9 * (P + D));
        assertThat(term.cost(NormMethod.GRAM, single, 2)).isEqualTo(10L * 36 * (P + D));
        assertThat(term.cost(NormMethod.FUSED, single, 1)).isEqualTo(10L * P * D * 8);
        assertThat(term.cost(NormMethod.FORMED, single, 1)).isEqualTo(10L * 3 * P * D + 10L * P * D * 4);
        assertThat(term.cost(NormMethod.STORED, single, 1)).isEqualTo(Long.MAX_VALUE); // 20 numbers beside 27
        term.use(NormMethod.GRAM);
        assertThat(term.room(2, 10)).isEqualTo(6 * (P + D) + 2 * 36);
        term.use(NormMethod.FUSED);
        assertThat(term.room(1, 10)).isEqualTo(3 * (P + D) + P * D + P + 256);
    }

    private static Weights<double[]> weights(double[] values, double[] gradient) {
        return new Weights<>(values, gradient, new Factors<>(new DoubleKernels().products(), values, new Version()));
    }

    private static Weights<float[]> weights(float[] values, float[] gradient) {
        return new Weights<>(values, gradient, new Factors<>(new FloatKernels().products(), values, new Version()));
    }
}
