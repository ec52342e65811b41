package dev.assize.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.assize.engine.kernel.Product.Form;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Large products in vector registers beside those of OpenBLAS. */
class LargeProductsTest {
    private static final Products<float[]> BLAS = new FloatProducts();

    private Products<float[]> large = BLAS;

    @BeforeEach
    void needsTheModule() {
        assumeThat(ModuleLayer.boot().findModule("jdk.incubator.vector"))
                .as("started with --add-modules jdk.incubator.vector")
                .isPresent();
        large = new LargeProducts(BLAS);
    }

    static Stream<Product> largeProducts() {
        SplittableRandom random = new SplittableRandom(11L);
        return Stream.generate(() -> random(random)).limit(60);
    }

    private static Product random(SplittableRandom random) {
        Form form = Form.values()[random.nextInt(3)];
        Product product = Product.of(form, random.nextInt(100, 300), random.nextInt(20, 200), random.nextInt(500, 700));
        int gap = random.nextInt(3);
        Product wide = product.withStrides(
                product.leftStride() + gap, product.rightStride() + gap, product.resultStride() + gap);
        return random.nextBoolean() ? wide.accumulating() : wide;
    }

    @ParameterizedTest
    @MethodSource("largeProducts")
    void equalThoseOfOpenBlas_toRounding(Product product) {
        assertThat(LargeProducts.isLarge(product)).isTrue();
        float[] left = numbers(product.leftTransposed() ? product.inner() : product.rows(), product.leftStride(), 1);
        float[] right =
                numbers(product.rightTransposed() ? product.columns() : product.inner(), product.rightStride(), 2);
        float[] expected = numbers(product.rows(), product.resultStride(), 3);
        float[] actual = expected.clone();

        BLAS.multiply(product, left, right, expected);
        large.multiply(product, left, right, actual);

        assertThat(largestDifference(actual, expected)).isLessThan(3e-5); // sums of 700 terms of up to 1/4
    }

    @ParameterizedTest
    @MethodSource("largeProducts")
    void giveTheSameBits_byAFactorThatIsCopiedOnce(Product product) {
        float[] left = numbers(product.leftTransposed() ? product.inner() : product.rows(), product.leftStride(), 1);
        float[] right =
                numbers(product.rightTransposed() ? product.columns() : product.inner(), product.rightStride(), 2);
        float[] expected = numbers(product.rows(), product.resultStride(), 3);
        float[] actual = expected.clone();
        large.multiply(product, left, right, expected);

        large.factor(product, right, new Version()).multiply(product, left, actual);

        assertThat(actual).containsExactly(expected);
    }

    @Test
    void leaveSmallOnesToOpenBlas() {
        Product large500 = Product.of(Form.PLAIN, 100, 100, 100);
        Product small = Product.of(Form.PLAIN, 100, 100, 99);
        Product row = Product.of(Form.PLAIN, 1, 5000, 5000);

        assertThat(LargeProducts.isLarge(large500)).isTrue();
        assertThat(LargeProducts.isLarge(small)).isFalse();
        assertThat(LargeProducts.isLarge(row)).isFalse();
    }

    @Test
    void multiplyFewerRowsByTheSameFactor_whichAreSmallAgain() {
        Product many = Product.of(Form.PLAIN, 128, 100, 100);
        Product few = Product.of(Form.PLAIN, 3, 100, 100);
        float[] left = numbers(128, 100, 1);
        float[] right = numbers(100, 100, 2);
        float[] expected = new float[300];
        float[] actual = new float[300];
        RightFactor<float[]> factor = large.factor(many, right, new Version());

        BLAS.multiply(few, left, right, expected);
        factor.multiply(few, left, actual);

        assertThat(actual).containsExactly(expected);
    }

    @Test
    void copyAFactorAnew_whenItsVersionHasChanged() {
        Product product = Product.of(Form.RIGHT_TRANSPOSED, 128, 100, 300);
        float[] left = numbers(128, 300, 1);
        float[] right = numbers(100, 300, 2);
        float[] expected = new float[128 * 100];
        float[] actual = new float[128 * 100];
        Version version = new Version();
        RightFactor<float[]> factor = large.factor(product, right, version);
        factor.multiply(product, left, actual);

        System.arraycopy(numbers(100, 300, 3), 0, right, 0, right.length);
        version.changed();
        factor.multiply(product, left, actual);
        large.multiply(product, left, right, expected);

        assertThat(actual).containsExactly(expected);
    }

    @Test
    void shareTheCopyBetweenThreads_whicheverIsFirst() {
        Product product = Product.of(Form.RIGHT_TRANSPOSED, 64, 100, 800); // four parts
        float[] left = numbers(64, 800, 1);
        float[] right = numbers(100, 800, 2);
        Version version = new Version();
        RightFactor<float[]> factor = large.factor(product, right, version);

        for (int run = 0; run < 200; run++) {
            right[run] = run;
            version.changed();
            float[] expected = new float[64 * 100];
            large.multiply(product, left, right, expected);
            List<float[]> results = IntStream.range(0, 4)
                    .parallel()
                    .mapToObj(thread -> {
                        float[] result = new float[64 * 100];
                        factor.multiply(product, left, result);
                        return result;
                    })
                    .toList();

            assertThat(results).allSatisfy(result -> assertThat(result).containsExactly(expected));
        }
    }

    @Test
    void tellTheBytesOfCopies_andTheRoomThatLargeProductsNeed() {
        float[] right = new float[100 * 300];
        Product one = Product.of(Form.RIGHT_TRANSPOSED, 1, 100, 300);
        Product small = Product.of(Form.RIGHT_TRANSPOSED, 128, 10, 100);

        assertThat(large.factor(one, right, new Version()).bytes()).isEqualTo(128 * 300 * 4L); // 4 panels of 32
        assertThat(large.factor(small, right, new Version()).bytes()).isZero();
        assertThat(BLAS.factor(one, right, new Version()).bytes()).isZero();
        assertThat(large.roomBytes(1_999_999)).isZero();
        assertThat(large.roomBytes(2_000_000)).isEqualTo((128 + 512) * 256 * 4L);
        assertThat(BLAS.roomBytes(2_000_000)).isZero();
    }

    @Test
    void tellTheLargestProductSinceTheLastTime() {
        large.multiply(Product.of(Form.PLAIN, 2, 3, 4), new float[8], new float[12], new float[6]);
        large.multiply(Product.of(Form.PLAIN, 1, 1, 2), new float[2], new float[2], new float[1]);

        assertThat(large.takeLargest()).isEqualTo(48);
        assertThat(large.takeLargest()).isZero();
        assertThat(BLAS.takeLargest()).isZero();
    }

    private static float[] numbers(int rows, int stride, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[rows * stride];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) (random.nextDouble() - 0.5);
        }
        return numbers;
    }

    private static double largestDifference(float[] a, float[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }
}
