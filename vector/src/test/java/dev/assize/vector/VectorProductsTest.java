package dev.assize.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Products against the plain formula in double precision. */
class VectorProductsTest {
    private static final VectorProducts PRODUCTS = new VectorProducts();
    private static final int SHAPES = 120;

    static Stream<Shape> randomShapes() {
        SplittableRandom random = new SplittableRandom(20_261_123L);
        return Stream.generate(() -> Shape.random(random)).limit(SHAPES);
    }

    @ParameterizedTest
    @MethodSource("randomShapes")
    void equalsTheSumOfProducts_forRandomShapes(Shape shape) {
        Matrices matrices = Matrices.random(shape);
        double[] expected = matrices.expected();

        PRODUCTS.multiply(shape, matrices.left, matrices.right, matrices.result);

        assertThat(matrices.largestError(expected)).isLessThan(matrices.rounding());
    }

    @ParameterizedTest
    @MethodSource("randomShapes")
    void givesTheSameBits_whenTheRightFactorWasPackedBefore(Shape shape) {
        Matrices matrices = Matrices.random(shape);
        float[] direct = matrices.result.clone();
        PRODUCTS.multiply(shape, matrices.left, matrices.right, direct);
        float[] packed = new float[VectorProducts.packedLength(shape)];

        for (int part = VectorProducts.parts(shape) - 1; part >= 0; part--) {
            PRODUCTS.pack(shape, part, matrices.right, packed);
        }
        PRODUCTS.multiplyPacked(shape, matrices.left, packed, matrices.result);

        assertThat(matrices.result).containsExactly(direct);
    }

    @ParameterizedTest
    @CsvSource({
        "16,16,1",
        "17,15,256",
        "128,512,784",
        "130,33,257",
        "24,1030,513",
        "400,32,300",
        "1000,16,64",
        "22,96,300",
        "127,65,64"
    })
    void equalsTheSumOfProducts_atTheEdgesOfBlocks(int rows, int columns, int inner) {
        for (int form = 0; form < 3; form++) {
            Shape shape = Shape.of(rows, columns, inner, form);
            Matrices matrices = Matrices.random(shape);
            double[] expected = matrices.expected();

            PRODUCTS.multiply(shape, matrices.left, matrices.right, matrices.result);

            assertThat(matrices.largestError(expected)).as("form %d", form).isLessThan(matrices.rounding());
        }
    }

    @Test
    void addsTermsInOrderByFusedMultiplyAdd_blockByBlock() {
        Shape shape = Shape.of(40, 70, 600, 0); // three blocks of 200
        Matrices matrices = Matrices.random(shape);
        PRODUCTS.multiply(shape, matrices.left, matrices.right, matrices.result);

        float sum = 0;
        for (int block = 0; block < 3; block++) {
            float part = 0;
            for (int k = 200 * block; k < 200 * (block + 1); k++) {
                part = Math.fma(matrices.left[39 * 600 + k], matrices.right[k * 70 + 69], part);
            }
            sum += part;
        }

        assertThat(matrices.result[39 * 70 + 69]).isEqualTo(sum);
    }

    @Test
    void givesTheSameBits_onAnotherThread() {
        Shape shape = Shape.of(131, 517, 300, 1);
        Matrices matrices = Matrices.random(shape);
        float[] there = matrices.result.clone();

        CompletableFuture.runAsync(() -> PRODUCTS.multiply(shape, matrices.left, matrices.right, there))
                .join();
        PRODUCTS.multiply(shape, matrices.left, matrices.right, matrices.result);

        assertThat(there).containsExactly(matrices.result);
    }

    @Test
    void givesTheSameBits_forARowAloneOrAmongOthers() {
        Shape many = Shape.of(128, 96, 500, 0);
        Shape few = Shape.of(16, 96, 500, 0);
        Matrices matrices = Matrices.random(many);
        float[] part = new float[16 * 96];

        PRODUCTS.multiply(many, matrices.left, matrices.right, matrices.result);
        PRODUCTS.multiply(few, matrices.left, matrices.right, part);

        assertThat(part).containsExactly(Arrays.copyOf(matrices.result, part.length));
    }

    @Test
    void takesNoSliversOfAMatrix() {
        int least = Tile.LANES / 2;

        assertThat(VectorProducts.takes(Shape.of(NarrowTile.ROWS, least, 1, 0))).isTrue();
        assertThat(VectorProducts.takes(Shape.of(NarrowTile.ROWS - 1, 100, 100, 0)))
                .isFalse();
        assertThat(VectorProducts.takes(Shape.of(100, least - 1, 100, 0))).isFalse();
        assertThat(VectorProducts.takes(Shape.of(100, 100, 0, 0))).isFalse();
    }

    @Test
    void isWorthwhile_onlyWithWideRegisters() {
        assertThat(VectorProducts.isWorthwhile()).isEqualTo(Tile.LANES >= 16);
    }

    /**
     * Factors of a shape, and a result that may have something in it. Gaps between rows hold numbers that must be
     * neither read nor written; the last row ends with its last number, so that going on fails.
     */
    private record Matrices(Shape shape, float[] left, float[] right, float[] result) {
        private static final float FILLER = 1e6f;

        static Matrices random(Shape shape) {
            SplittableRandom random = new SplittableRandom(shape.hashCode());
            int leftLines = shape.leftTransposed() ? shape.inner() : shape.rows();
            int leftLength = shape.leftTransposed() ? shape.rows() : shape.inner();
            int rightLines = shape.rightTransposed() ? shape.columns() : shape.inner();
            int rightLength = shape.rightTransposed() ? shape.inner() : shape.columns();
            return new Matrices(
                    shape,
                    matrix(random, leftLines, leftLength, shape.leftStride()),
                    matrix(random, rightLines, rightLength, shape.rightStride()),
                    matrix(random, shape.rows(), shape.columns(), shape.resultStride()));
        }

        private static float[] matrix(SplittableRandom random, int lines, int length, int stride) {
            float[] numbers = new float[(lines - 1) * stride + length];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = i % stride < length ? (float) (random.nextDouble() - 0.5) : FILLER;
            }
            return numbers;
        }

        double[] expected() {
            double[] sums = new double[result.length];
            for (int i = 0; i < result.length; i++) {
                int column = i % shape.resultStride();
                boolean gap = column >= shape.columns();
                double before = gap || shape.accumulate() ? result[i] : 0;
                sums[i] = gap ? before : before + sum(i / shape.resultStride(), column);
            }
            return sums;
        }

        private double sum(int row, int column) {
            int leftStep = shape.leftTransposed() ? shape.leftStride() : 1;
            int rightStep = shape.rightTransposed() ? 1 : shape.rightStride();
            int a = row * (shape.leftTransposed() ? 1 : shape.leftStride());
            int b = column * (shape.rightTransposed() ? shape.rightStride() : 1);
            double sum = 0;
            for (int k = 0; k < shape.inner(); k++) {
                sum += (double) left[a + k * leftStep] * right[b + k * rightStep];
            }
            return sum;
        }

        double largestError(double[] expected) {
            double largest = 0;
            for (int i = 0; i < expected.length; i++) {
                largest = Math.max(largest, Math.abs(result[i] - expected[i]));
            }
            return largest;
        }

        /** Terms are up to 1/4; each addition is rounded to 24 bits of a sum of about the root of their number. */
        double rounding() {
            return 1e-6 + 1e-6 * Math.sqrt(shape.inner());
        }
    }

    /** A shape; forms: 0 plain, 1 right transposed, 2 left transposed. */
    private record Shape(int rows, int columns, int inner, int form, int gap, boolean accumulate)
            implements ProductShape {
        static Shape of(int rows, int columns, int inner, int form) {
            return new Shape(rows, columns, inner, form, 0, false);
        }

        static Shape random(SplittableRandom random) {
            return new Shape(
                    random.nextInt(NarrowTile.ROWS, 150),
                    random.nextInt(Tile.LANES / 2, 90),
                    random.nextInt(1, 300),
                    random.nextInt(3),
                    random.nextInt(4),
                    random.nextBoolean());
        }

        @Override
        public boolean leftTransposed() {
            return form == 2;
        }

        @Override
        public boolean rightTransposed() {
            return form == 1;
        }

        @Override
        public int leftStride() {
            return (leftTransposed() ? rows : inner) + gap;
        }

        @Override
        public int rightStride() {
            return (rightTransposed() ? inner : columns) + gap;
        }

        @Override
        public int resultStride() {
            return columns + gap;
        }
    }
}
