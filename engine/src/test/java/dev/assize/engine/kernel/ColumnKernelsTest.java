package dev.assize.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.engine.kernel.ColumnKernels.Centered;
import dev.assize.engine.kernel.ColumnKernels.Slopes;
import dev.assize.engine.kernel.Transfer.Grid;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Statistics of columns in both number types, against the plain formula, for few and many columns and rows. */
class ColumnKernelsTest {
    private static final int[][] SIZES = {{1, 1}, {3, 2}, {1000, 3}, {257, 512}, {70, 700}};

    @Test
    void equalsThePlainFormula_inDouble() {
        for (int[] size : SIZES) {
            new Case<>(new DoubleKernels(), size[0], size[1]).check(1e-12);
        }
    }

    @Test
    void equalsThePlainFormula_inFloat() {
        for (int[] size : SIZES) {
            new Case<>(new FloatKernels(), size[0], size[1]).check(3e-5);
        }
    }

    @Test
    void worksOnRowsOfSeveralHundredNumbers() {
        assertThat(Columns.of(new FloatKernels(), 3).width()).isEqualTo(510);
        assertThat(Columns.of(new FloatKernels(), 700).width()).isEqualTo(700);
    }

    @Test
    void sumsAMillionRowsWithoutLosingDigits_inFloat() {
        Kernels<float[]> kernels = new FloatKernels();
        float[] matrix = new float[1 << 20];
        kernels.rows().fill(matrix, matrix.length, 0.1);
        double[] sums = new double[1];
        kernels.columns().sums(matrix, matrix.length, Columns.of(kernels, 1), sums);

        double bound = Columns.BLOCK * 0x1p-24; // a block is summed in float, of which each addition rounds
        assertThat(sums[0] / matrix.length).isCloseTo(0.1f, within(0.1 * bound));
    }

    /**
     * A random matrix, factors, and coefficients for its columns.
     *
     * @param <A> {@code float[]} or {@code double[]}
     */
    private static final class Case<A> {
        private final Kernels<A> kernels;
        private final int rows;
        private final int columns;
        private final SplittableRandom random = new SplittableRandom(20_261_123L);
        private final Columns<A> geometry;
        private final double[] matrix;
        private final double[] factors;
        private final double[] center;
        private final double[] scale;
        private final double[] shift;

        Case(Kernels<A> kernels, int rows, int columns) {
            this.kernels = kernels;
            this.rows = rows;
            this.columns = columns;
            geometry = Columns.of(kernels, columns);
            matrix = numbers(rows * columns);
            factors = numbers(rows * columns);
            center = numbers(columns);
            scale = numbers(columns);
            shift = numbers(columns);
        }

        private double[] numbers(int length) {
            return random.doubles(length, -1, 1).toArray();
        }

        private A array(double[] numbers) {
            A array = kernels.allocate(numbers.length);
            kernels.transfer().copyIn(numbers, 0, array, 0, Grid.run(numbers.length));
            return array;
        }

        private A repeated(double[] numbers) {
            A array = kernels.allocate(geometry.width());
            geometry.repeat(kernels.transfer(), numbers, array);
            return array;
        }

        private Centered<A> centered() {
            return new Centered<>(array(matrix), repeated(center), geometry.width());
        }

        void check(double tolerance) {
            double[] sums = new double[columns];
            kernels.columns().sums(array(matrix), rows * columns, geometry, sums);
            checkSums(sums, i -> matrix[i], tolerance);
            kernels.columns().squares(centered(), rows * columns, geometry, sums);
            checkSums(sums, i -> distance(i) * distance(i), tolerance);
            kernels.columns().products(array(factors), centered(), rows * columns, geometry, sums);
            checkSums(sums, i -> factors[i] * distance(i), tolerance);
            A to = kernels.allocate(rows * columns);
            kernels.columns().standardize(centered(), repeated(scale), repeated(shift), to, rows * columns);
            checkAll(to, i -> distance(i) * scale[i % columns] + shift[i % columns], tolerance);
            var slopes = new Slopes<>(repeated(scale), repeated(center), repeated(shift));
            kernels.columns().standardizeSlope(centered(), array(factors), slopes, to, rows * columns);
            checkAll(
                    to,
                    i -> factors[i] * scale[i % columns] + distance(i) * center[i % columns] + shift[i % columns],
                    tolerance);
        }

        private double distance(int i) {
            return matrix[i] - center[i % columns];
        }

        private void checkSums(double[] sums, Formula formula, double tolerance) {
            for (int c = 0; c < columns; c++) {
                double sum = 0;
                for (int row = 0; row < rows; row++) {
                    sum += formula.at(row * columns + c);
                }
                assertThat(sums[c]).as("column %d of %d", c, columns).isCloseTo(sum, within(tolerance * (1 + rows)));
            }
        }

        private void checkAll(A actual, Formula formula, double tolerance) {
            for (int i = 0; i < rows * columns; i++) {
                assertThat(kernels.transfer().get(actual, i)).isCloseTo(formula.at(i), within(tolerance));
            }
        }
    }

    /** The expected number at a place of the matrix. */
    @FunctionalInterface
    private interface Formula {
        double at(int i);
    }
}
