package dev.assize.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.assize.engine.kernel.Product.Form;
import java.util.SplittableRandom;
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
    void giveTheSameBits_byAFactorThatIsSetOnce(Product product) {
        float[] left = numbers(product.leftTransposed() ? product.inner() : product.rows(), product.leftStride(), 1);
        float[] right =
                numbers(product.rightTransposed() ? product.columns() : product.inner(), product.rightStride(), 2);
        float[] expected = numbers(product.rows(), product.resultStride(), 3);
        float[] actual = expected.clone();
        large.multiply(product, left, right, expected);

        RightFactor<float[]> factor = large.factor(product, float[]::new);
        factor.set(product, right);
        factor.multiply(product, left, actual);

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
        RightFactor<float[]> factor = large.factor(many, float[]::new);

        BLAS.multiply(few, left, right, expected);
        factor.set(few, right);
        factor.multiply(few, left, actual);

        assertThat(actual).containsExactly(expected);
    }

    @Test
    void refuseAFactorThatWasNotSet() {
        Product small = Product.of(Form.PLAIN, 3, 3, 3);

        assertThatIllegalStateException()
                .isThrownBy(() -> BLAS.factor(small, float[]::new).multiply(small, new float[9], new float[9]))
                .withMessage("a product was asked for before its right factor was set; set it first");
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
