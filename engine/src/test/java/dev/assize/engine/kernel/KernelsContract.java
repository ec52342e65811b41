package dev.assize.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.engine.kernel.Product.Form;
import dev.assize.engine.kernel.RowKernels.Affine;
import dev.assize.engine.kernel.RowKernels.Runs;
import dev.assize.engine.kernel.Transfer.Grid;
import dev.assize.engine.kernel.WindowKernels.Maxima;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What kernels of both number types must do, worked by hand or against the plain formula. */
abstract class KernelsContract<A> {
    private static final LossTerms PLAIN = LossTerms.of(2, new double[0], 1e-10);

    private final Kernels<A> kernels;
    private final double tolerance;

    KernelsContract(Kernels<A> kernels, double tolerance) {
        this.kernels = kernels;
        this.tolerance = tolerance;
    }

    private A of(double... numbers) {
        A array = kernels.allocate(numbers.length);
        kernels.transfer().copyIn(numbers, 0, array, 0, Grid.run(numbers.length));
        return array;
    }

    private double[] from(A array, int length) {
        double[] numbers = new double[length];
        kernels.transfer().copyOut(array, 0, numbers, 0, Grid.run(length));
        return numbers;
    }

    private void check(A actual, double... expected) {
        double[] numbers = from(actual, expected.length);
        for (int i = 0; i < expected.length; i++) {
            double allowed = tolerance * (1 + Math.abs(expected[i]));
            assertThat(numbers[i]).as("number %d", i).isCloseTo(expected[i], within(allowed));
        }
    }

    @Test
    void multipliesInAllForms() {
        A result = of(1, 1, 1, 1);
        kernels.products()
                .multiply(Product.of(Form.PLAIN, 2, 2, 3), of(1, 2, 3, 4, 5, 6), of(1, 0, 0, 1, 1, 1), result);
        check(result, 4, 5, 10, 11);
        kernels.products()
                .multiply(
                        Product.of(Form.RIGHT_TRANSPOSED, 2, 2, 3), of(1, 2, 3, 4, 5, 6), of(1, 0, 1, 0, 1, 1), result);
        check(result, 4, 5, 10, 11);
        kernels.products()
                .multiply(
                        Product.of(Form.LEFT_TRANSPOSED, 2, 2, 3).accumulating(),
                        of(1, 4, 2, 5, 3, 6),
                        of(1, 0, 0, 1, 1, 1),
                        result);
        check(result, 8, 10, 20, 22);
    }

    @Test
    void multipliesPartsOfWiderMatrices_andNothingForEmptyOnes() {
        A result = of(7, 7, 7, 7);
        Product part = Product.of(Form.PLAIN, 2, 1, 1).withStrides(2, 3, 2);
        kernels.products().multiply(part, of(2, 0, 3, 0), of(5, 0, 0), result);
        check(result, 10, 7, 15, 7);
        kernels.products().multiply(Product.of(Form.PLAIN, 0, 2, 2), of(1), of(1), result);
        check(result, 10, 7, 15, 7);
        assertThat(Product.of(Form.PLAIN, 2, 3, 4).operations()).isEqualTo(48);
    }

    @Test
    void worksOnRows() {
        A matrix = of(1, 2, 3, 4);
        kernels.rows().addBias(matrix, of(10, 20), 2, 2);
        check(matrix, 11, 22, 13, 24);
        A sums = of(1, 1);
        kernels.rows().addColumnSums(matrix, 2, 2, sums);
        check(sums, 25, 47);
        kernels.rows().scaleRows(matrix, new double[] {2, 0.5}, 2, 2);
        check(matrix, 22, 44, 6.5, 12);
        double[] norms = {1, 0};
        kernels.rows().addSquaredNorms(of(3, 4, 1, 2), 2, 2, norms);
        assertThat(norms).containsExactly(26, 5);
        A scaled = of(1, 2);
        kernels.rows().addScaled(0.5, of(4, 6), scaled, 2);
        check(scaled, 3, 5);
        kernels.rows().multiply(scaled, of(2, 0), 2);
        check(scaled, 6, 0);
        kernels.rows().affine(of(1, 2, 3, 4), new Affine<>(of(2, 3), of(1, -1), 2), matrix, 2);
        check(matrix, 3, 5, 7, 11);
        kernels.rows().fill(matrix, 2, 9);
        check(matrix, 9, 9, 7, 11);
    }

    @Test
    void findsNumbersThatAreNotFinite() {
        assertThat(kernels.rows().allFinite(of(1, -2, 0), 3)).isTrue();
        assertThat(kernels.rows().allFinite(of(1, Double.NaN, 0), 3)).isFalse();
        assertThat(kernels.rows().allFinite(of(1, 0, Double.NEGATIVE_INFINITY), 3))
                .isFalse();
        assertThat(kernels.rows().allFinite(of(1, 0, Double.NaN), 2)).isTrue();
    }

    @Test
    void findsOneNumberThatIsNotFinite_whereverItStands() {
        for (int length : new int[] {127, 128, 129, 300}) {
            double[] numbers = new double[length];
            for (int at = 0; at < length; at++) {
                numbers[at] = at % 2 == 0 ? Double.NaN : Double.POSITIVE_INFINITY;
                assertThat(kernels.rows().allFinite(of(numbers), length))
                        .as("number %d of %d", at, length)
                        .isFalse();
                numbers[at] = 1 - at;
            }
            assertThat(kernels.rows().allFinite(of(numbers), length)).isTrue();
        }
        assertThat(kernels.rows().allFinite(of(), 0)).isTrue();
    }

    @Test
    void movesAlongOneTwoAndThreeParts() {
        for (int parts = 1; parts <= 3; parts++) {
            A[] gradients = kernels.allocate(parts, 3);
            for (A part : gradients) {
                kernels.rows().fill(part, 3, 2);
            }
            A values = of(1, 1, 1);
            kernels.rows().move(values, gradients, new Range(1, 3), -0.25);
            check(values, 1, 1 - 0.5 * parts, 1 - 0.5 * parts);
        }
    }

    @Test
    void sumsAndMeasuresAGradient() {
        UpdateKernels<A> updates = kernels.updates();
        for (int parts = 1; parts <= 3; parts++) {
            A[] gradients = kernels.allocate(parts, 9);
            for (A part : gradients) {
                kernels.transfer().copyIn(new double[] {9, 1, 2, 3, 4, 5, 6, 7, 8}, 0, part, 0, Grid.run(9));
            }
            A sum = of(7, 7, 7, 7, 7, 7, 7, 7, 7);
            updates.sum(gradients, new Range(2, 4), sum);
            check(sum, 7, 7, 2 * parts, 3 * parts, 7);
            A first = gradients[0];
            assertThat(updates.squaredNorm(first, first, new Range(1, 9))).isEqualTo(4 * 204.0);
            assertThat(updates.squaredNorm(first, first, new Range(1, 3))).isEqualTo(4 * 5.0);
        }
        assertThat(updates.squareSum(of(9, 3, -4), new Range(1, 3))).isEqualTo(25);
        assertThat(updates.absoluteSum(of(9, 3, -4), new Range(1, 3))).isEqualTo(7);
    }

    @Test
    void shapesAGradient() {
        UpdateKernels.Shaping shaping = new UpdateKernels.Shaping(0.5, 2, 0.25, 0.125, 0.75);
        A values = of(9, -2, 4, 0, 1e-20);
        A gradient = of(9, 1, 10, 1, 0);
        A shaped = of(7, 7, 7, 7, 7);
        UpdateKernels.Slot<A> slot = new UpdateKernels.Slot<>(values, gradient, gradient, values, values, values);
        kernels.updates().shape(shaping, slot, shaped, new Range(1, 4));

        check(shaped, 7, 1 - 0.25 - 0.25, 2 + 0.25 + 0.5, 1, 7);
        check(values, 9, -0.5, 1, 0, 1e-20);
        kernels.updates().shape(new UpdateKernels.Shaping(1, 100, 0, 1, 0), slot, gradient, new Range(0, 1));
        check(gradient, 27, 1);
    }

    @ParameterizedTest
    @EnumSource(UpdateStep.Kind.class)
    void stepsAsTheFormulaSays(UpdateStep.Kind kind) {
        UpdateStep step = new UpdateStep(kind, 0.5, 0.75, 0.5, 0.25);
        A[] states = kernels.allocate(3, 2);
        for (A state : states) {
            kernels.rows().fill(state, 2, 4);
        }
        A values = of(10, 10);
        A gradient = of(1, 1);
        UpdateKernels.Slot<A> slot =
                new UpdateKernels.Slot<>(values, gradient, gradient, states[0], states[1], states[2]);
        kernels.updates().update(step, 1, slot, new Range(1, 2));

        double[] expected = // step, m, v, h
                switch (kind) {
                    case NONE -> new double[] {2, 4, 4, 4};
                    case SGD -> new double[] {1, 4, 4, 4};
                    case NESTEROVS -> new double[] {3 - 1.75 * 2, 2, 4, 4};
                    case ADAM -> new double[] {0.5 * 3.5 / 2.25, 3.5, 4, 4};
                    case AMSGRAD -> new double[] {0.5 * 3.5 / 2.25, 3.5, 4, 4};
                    case ADAMAX -> new double[] {0.5 * 3.5 / 2, 3.5, 2, 4};
                    case NADAM -> new double[] {0.5 * (0.75 * 3.5 + 0.5) / 2.25, 3.5, 4, 4};
                    case ADADELTA -> new double[] {2, 4, 0.75 * 4 + 0.25 * 4, 4};
                    case ADAGRAD -> new double[] {1 / (Math.sqrt(8) + 0.25), 8, 4, 4};
                    case RMSPROP -> new double[] {1 / 2.25, 4, 4, 4};
                    case ADABELIEF -> new double[] {0.5 * 3.5 / (Math.sqrt(3.375) + 0.25), 3.5, 3.375, 4};
                };
        check(values, 10, 10 - expected[0]);
        for (int state = 0; state < 3; state++) {
            check(states[state], 4, expected[state + 1]);
        }
        assertThat(kind.states()).isBetween(0, 3);
    }

    @ParameterizedTest
    @EnumSource(value = Activation.Kind.class, names = "SOFTMAX", mode = EnumSource.Mode.EXCLUDE)
    void slopeEqualsDifferenceQuotient(Activation.Kind kind) {
        Activation activation = new Activation(kind, 0.3);
        for (double z = -4.0625; z < 7; z += 0.375) { // exact in float
            A outputs = of(z);
            kernels.activations().apply(activation, outputs, 1);
            A gradients = of(2);
            kernels.activations().applySlope(activation, outputs, of(z), gradients, 1);
            double quotient = (activation.value(z + 1e-6) - activation.value(z - 1e-6)) / 2e-6;

            check(outputs, activation.value(z));
            assertThat(from(gradients, 1)[0]).isCloseTo(2 * quotient, within(1e-5 + tolerance));
        }
    }

    @Test
    void squashesLargeNumbersWithoutOverflow() {
        for (Activation.Kind kind : EnumSet.of(Activation.Kind.SIGMOID, Activation.Kind.TANH)) {
            A values = of(-1000, 1000);
            kernels.activations().apply(Activation.of(kind), values, 2);
            check(values, kind == Activation.Kind.TANH ? -1 : 0, 1);
        }
        A matrix = of(1000, 1000, -1000, 0);
        kernels.activations().softmax(matrix, 2, 2);
        check(matrix, 0.5, 0.5, 0, 1);
    }

    @Test
    void softmaxSlope_isThatOfTheFormula() {
        A gradients = of(1, 0);
        kernels.activations().softmaxSlope(of(0.25, 0.75), gradients, 1, 2);
        check(gradients, 0.25 * 0.75, -0.25 * 0.75);
    }

    @Test
    void lossesAndTheirGradients_workedByHand() {
        double[] losses = {5};
        A gradients = kernels.allocate(2);
        kernels.losses().softmaxCrossEntropy(new LossRows<>(of(0, Math.log(3)), of(0, 1), gradients, losses, PLAIN), 1);
        assertThat(losses[0]).isCloseTo(5 - Math.log(0.75), within(tolerance));
        check(gradients, 0.25, -0.25);
        kernels.losses().sigmoidCrossEntropy(new LossRows<>(of(0, Math.log(3)), of(0, 1), gradients, losses, PLAIN), 1);
        assertThat(losses[0]).isCloseTo(5 - 2 * Math.log(0.75) - Math.log(0.5), within(3 * tolerance));
        check(gradients, 0.5, -0.25);
        losses[0] = 0;
        kernels.losses()
                .pointwise(
                        PointLoss.of(PointLoss.Kind.SQUARED),
                        new LossRows<>(of(1, 3), of(2, 1), gradients, losses, PLAIN),
                        1);
        assertThat(losses[0]).isEqualTo(5);
        check(gradients, -2, 4);
    }

    @Test
    void weightsAndClipsLosses_workedByHand() {
        LossTerms terms = LossTerms.of(2, new double[] {2, 5}, 0.2);
        double[] losses = {0};
        A gradients = kernels.allocate(2);
        kernels.losses()
                .softmaxCrossEntropy(new LossRows<>(of(0, Math.log(9)), of(0.5, 1), gradients, losses, terms), 1);
        assertThat(losses[0]).isCloseTo(-2 * 0.5 * Math.log(0.2) - 5 * Math.log(0.8), within(3 * tolerance));
        check(gradients, 0.1 * 6 - 1, 0.9 * 6 - 5); // of the loss without the clip
        losses[0] = 0;
        kernels.losses().sigmoidCrossEntropy(new LossRows<>(of(0, Math.log(9)), of(1, 0), gradients, losses, terms), 1);
        assertThat(losses[0]).isCloseTo(-2 * Math.log(0.5) - 5 * Math.log(0.2), within(3 * tolerance));
        check(gradients, -2 * 0.5, 5 * 0.8 * (0.9 * 0.1) / (0.8 * 0.2));
        losses[0] = 0;
        PointLoss squared = PointLoss.of(PointLoss.Kind.SQUARED);
        kernels.losses().pointwise(squared, new LossRows<>(of(1, 3), of(2, 1), gradients, losses, terms), 1);
        assertThat(losses[0]).isEqualTo(2 * 1 + 5 * 4);
        check(gradients, 2 * -2, 5 * 4);
    }

    @Test
    void standardizesRows_andTheirGradients() {
        A matrix = of(1, 3, 7, 7);
        double[] inverses = new double[2];
        kernels.normalizations().standardize(matrix, inverses, 2, 2);
        check(matrix, -1, 1, 0, 0);
        assertThat(inverses).containsExactly(1, 0); // equal numbers have no direction
        A gradients = of(1, 5, 1, 5);
        kernels.normalizations().standardizeSlope(matrix, inverses, gradients, 2, 2);
        check(gradients, 0, 0, 0, 0); // two numbers are -1 and 1 wherever they lie
        A sums = of(1, 1);
        kernels.normalizations().addColumnProducts(of(1, 2, 3, 4), of(1, -1, 2, 0.5), 2, 2, sums);
        check(sums, 8, 1);
    }

    @Test
    void standardizeSlope_equalsDifferenceQuotient() {
        double[] x = {0.5, -1.25, 2, 0.75};
        double[] weights = {1, -2, 0.5, 3};
        A standard = of(x);
        double[] inverses = new double[1];
        kernels.normalizations().standardize(standard, inverses, 1, 4);
        A gradients = of(weights);
        kernels.normalizations().standardizeSlope(standard, inverses, gradients, 1, 4);
        double[] slopes = from(gradients, 4);
        for (int i = 0; i < 4; i++) {
            double quotient = (standardized(x, weights, i, 1e-6) - standardized(x, weights, i, -1e-6)) / 2e-6;
            assertThat(slopes[i]).isCloseTo(quotient, within(1e-8 + 4 * tolerance));
        }
    }

    private static double standardized(double[] x, double[] weights, int changed, double by) {
        double[] moved = x.clone();
        moved[changed] += by;
        DoubleKernels plain = new DoubleKernels();
        plain.normalizations().standardize(moved, new double[1], 1, moved.length);
        double sum = 0;
        for (int i = 0; i < moved.length; i++) {
            sum += weights[i] * moved[i];
        }
        return sum;
    }

    @Test
    void scattersRows_addingThoseWithTheSameTarget() {
        A sums = of(1, 1, 1, 1, 1, 1);
        kernels.rows().scatterRows(of(1, 2, 3, 4, 5, 6), new int[] {2, 0, 2}, sums, 3, 2);
        check(sums, 4, 5, 1, 1, 7, 9);
    }

    @Test
    void gathersPatches_andAddsThemBack() {
        Extent two = new Extent(2, 2);
        Extent one = new Extent(1, 1);
        Window window = new Window(1, two, two, two, one, one, one); // padded above and to the left
        WindowRuns runs = new WindowRuns(window);
        A patches = kernels.allocate(16);
        kernels.windows().gather(runs, of(0, 0, 0, 0, 1, 2, 3, 4), 1, patches, 1);
        check(patches, 0, 0, 0, 1, 0, 0, 1, 2, 0, 1, 0, 3, 1, 2, 3, 4);
        A images = of(9, 9, 9, 9, 0, 0, 0, 0);
        kernels.windows().scatter(runs, patches, images, 1, 1);
        check(images, 9, 9, 9, 9, 4, 4, 6, 4);
        assertThat(window.patch() * window.positions()).isEqualTo(16);
    }

    @Test
    void maximumTakesTheFirstOfEquals_andNeverThePadding() {
        Extent two = new Extent(2, 2);
        Extent one = new Extent(1, 1);
        PoolingRows rows = new PoolingRows(new Window(1, two, two, two, one, one, one));
        A pooled = kernels.allocate(4);
        Maxima<A> maxima = new Maxima<>(
                pooled, kernels.allocate(4), kernels.allocate(2), kernels.allocate(2), kernels.allocate(2));
        kernels.windows().maximum(rows, of(-5, -5, -7, -5), maxima, 1);
        check(pooled, -5, -5, -5, -5);
        A gradients = of(1, 1, 1, 1);
        kernels.windows().maximumSlope(rows, maxima, of(1, 10, 100, 1000), gradients, 1);
        check(gradients, 1111, 0, 0, 0);
    }

    @Test
    void sumsUnderWindows_andSharesGradients() {
        Extent two = new Extent(2, 2);
        Extent one = new Extent(1, 1);
        PoolingRows rows = new PoolingRows(new Window(1, two, two, two, one, one, one)); // padded above and to the left
        A pooled = kernels.allocate(8);
        kernels.poolings().sum(rows, of(1, 2, 3, 4, -1, 0, 0, 0), pooled, 2);
        check(pooled, 1, 3, 4, 10, -1, -1, -1, -1);
        A gradients = kernels.allocate(8);
        kernels.poolings().sumSlope(rows, of(1, 10, 100, 1000, 0, 0, 0, 2), gradients, 2);
        check(gradients, 1111, 1010, 1100, 1000, 2, 2, 2, 2);
        assertThat(rows.seen()).containsExactly(1, 2, 2, 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void rootOfAPower_isTheNumberWithoutSign(int exponent) {
        A powers = kernels.allocate(3);
        kernels.poolings().power(of(2, -1.5, 0), powers, exponent, 3);
        check(powers, Math.pow(2, exponent), Math.pow(1.5, exponent), 0);
        kernels.poolings().root(powers, exponent, 3);
        check(powers, 2, 1.5, 0);
        A gradients = kernels.allocate(3);
        kernels.poolings().rootSlope(powers, of(5, 5, 5), gradients, exponent, 3);
        kernels.poolings().powerSlope(of(2, -1.5, 0), gradients, exponent, 3);
        check(gradients, 5, -5, 0);
    }

    @Test
    void copiesRuns_andBack() {
        Runs runs = new Runs(2, 1, 3, 0, 2);
        A to = kernels.allocate(4);
        kernels.rows().copyRuns(of(0, 1, 2, 0, 3, 4), to, runs, 2);
        check(to, 1, 2, 3, 4);
        A back = of(9, 9, 9, 9, 9, 9);
        kernels.rows().copyRuns(to, back, runs.reversed(), 2);
        check(back, 9, 1, 2, 9, 3, 4);
        kernels.rows().fillRange(back, 1, 2, 7);
        check(back, 9, 7, 7, 9, 3, 4);
    }

    @Test
    void lstmCell_workedByHand() {
        double half = Math.log(3); // logistic function 3/4
        A gates = of(0.5, half, half, -half);
        LstmStep<A> step = new LstmStep<>(
                1, gates, of(2), kernels.allocate(1), kernels.allocate(1), kernels.allocate(1), kernels.allocate(2), 2);
        kernels.cells().lstm(step, 1);

        double cell = 0.75 * 2 + 0.25 * Math.tanh(0.5);
        check(step.cell(), cell);
        check(step.output(), 0.75 * Math.tanh(cell));
        check(step.next(), 0.75 * Math.tanh(cell), 0);
        A cellGradient = of(0.5);
        LstmGradients<A> meeting = new LstmGradients<>(of(1), of(1, 99), 2, cellGradient, kernels.allocate(4));
        kernels.cells().lstmSlope(step, meeting, 1);
        double squashed = Math.tanh(cell);
        double intoCell = 0.5 + 2 * 0.75 * (1 - squashed * squashed);
        double candidate = Math.tanh(0.5);
        check(
                gates,
                intoCell * 0.25 * (1 - candidate * candidate),
                intoCell * 2 * 0.75 * 0.25,
                2 * squashed * 0.75 * 0.25,
                intoCell * candidate * 0.25 * 0.75);
        check(cellGradient, intoCell * 0.75);
    }

    @Test
    void copiesTransposed_inAndOut() {
        Grid grid = new Grid(2, 3, 1, 2); // the caller has [3, 2], the network [2, 3]
        A inner = kernels.allocate(6);
        kernels.transfer().copyIn(new double[] {1, 4, 2, 5, 3, 6}, 0, inner, 0, grid);
        check(inner, 1, 2, 3, 4, 5, 6);
        A singles = kernels.allocate(6);
        kernels.transfer().copyIn(new float[] {0, 1, 4, 2, 5, 3, 6}, 1, singles, 0, grid);
        check(singles, 1, 2, 3, 4, 5, 6);
        double[] outer = new double[6];
        kernels.transfer().copyOut(inner, 0, outer, 0, grid);
        assertThat(outer).containsExactly(1, 4, 2, 5, 3, 6);
        kernels.transfer().set(inner, 2, 9);
        assertThat(kernels.transfer().get(inner, 2)).isEqualTo(9);
        assertThat(grid.plain()).isFalse();
        assertThat(Grid.run(4).plain()).isTrue();
    }
}
