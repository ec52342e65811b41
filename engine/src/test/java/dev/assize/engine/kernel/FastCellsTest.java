package dev.assize.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.assize.engine.kernel.Product.Form;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kernels in vector registers give the bits of the plain loops, before and after the first large product. */
class FastCellsTest {
    private final Kernels<float[]> plain = new FloatKernels(ProductLibrary.OPEN_BLAS);
    private Kernels<float[]> fast = plain;

    @BeforeEach
    void needsTheModule() {
        assumeThat(ModuleLayer.boot().findModule("jdk.incubator.vector"))
                .as("started with --add-modules jdk.incubator.vector")
                .isPresent();
        fast = new FloatKernels(ProductLibrary.VECTOR);
        Product large = Product.of(Form.PLAIN, 128, 128, 128);
        fast.products().multiply(large, new float[128 * 128], new float[128 * 128], new float[128 * 128]);
    }

    @ParameterizedTest
    @CsvSource({"130, 32", "64, 128", "3, 16", "40, 33"})
    void computeTheSameCell(int rows, int units) {
        LstmStep<float[]> expected = step(rows, units);
        LstmStep<float[]> actual = step(rows, units);

        plain.cells().lstm(expected, rows);
        fast.cells().lstm(actual, rows);

        assertThat(actual.gates()).containsExactly(expected.gates());
        assertThat(actual.cell()).containsExactly(expected.cell());
        assertThat(actual.squashed()).containsExactly(expected.squashed());
        assertThat(actual.output()).containsExactly(expected.output());
        assertThat(actual.next()).containsExactly(expected.next());
    }

    @ParameterizedTest
    @CsvSource({"130, 32", "64, 128", "3, 16", "40, 33"})
    void computeTheSameSlope(int rows, int units) {
        LstmStep<float[]> expected = step(rows, units);
        LstmStep<float[]> actual = step(rows, units);
        LstmGradients<float[]> expectedGradients = gradients(rows, units);
        LstmGradients<float[]> actualGradients = gradients(rows, units);

        plain.cells().lstmSlope(expected, expectedGradients, rows);
        fast.cells().lstmSlope(actual, actualGradients, rows);

        assertThat(actual.gates()).containsExactly(expected.gates());
        assertThat(actualGradients.cell()).containsExactly(expectedGradients.cell());
        assertThat(actualGradients.output()).containsExactly(expectedGradients.output());
    }

    @ParameterizedTest
    @CsvSource({"128, 64", "128, 65", "2, 16"})
    void addTheSameBiasAndColumns(int rows, int columns) {
        float[] expected = numbers(rows * columns, 1);
        float[] actual = expected.clone();
        float[] expectedSums = numbers(columns, 2);
        float[] actualSums = expectedSums.clone();

        plain.rows().addBias(expected, numbers(columns, 3), rows, columns);
        plain.rows().addColumnSums(expected, rows, columns, expectedSums);
        fast.rows().addBias(actual, numbers(columns, 3), rows, columns);
        fast.rows().addColumnSums(actual, rows, columns, actualSums);

        assertThat(actual).containsExactly(expected);
        assertThat(actualSums).containsExactly(expectedSums);
    }

    private static LstmStep<float[]> step(int rows, int units) {
        int stride = units + 5;
        return new LstmStep<>(
                units,
                numbers(rows * 4 * units, 1),
                numbers(rows * units, 2),
                numbers(rows * units, 3),
                numbers(rows * units, 4),
                numbers(rows * units, 5),
                numbers(rows * stride, 6),
                stride);
    }

    private static LstmGradients<float[]> gradients(int rows, int units) {
        int stride = units + 5;
        return new LstmGradients<>(
                numbers(rows * units, 7),
                numbers(rows * stride, 8),
                stride,
                numbers(rows * units, 9),
                new float[4 * units]);
    }

    private static float[] numbers(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) (random.nextDouble() - 0.5);
        }
        return numbers;
    }
}
