package dev.assize.engine.rule;

import dev.assize.engine.kernel.ColumnKernels;
import dev.assize.engine.kernel.ColumnKernels.Centered;
import dev.assize.engine.kernel.ColumnKernels.Slopes;
import dev.assize.engine.kernel.Columns;
import dev.assize.engine.kernel.Transfer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Batch normalisation at work: the batch is one matrix with a column for each feature or channel, places being rows.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class BatchNormalizationStep<A> implements Step<A> {
    private final BatchNormalizationRule rule;
    private final Scope<A> scope;
    private final ColumnKernels<A> kernels;
    private final Transfer<A> transfer;
    private final Signal<A> input;
    private final Signal<A> output;
    private final Columns<A> columns;
    private final A center;
    private final Slopes<A> slopes;
    private final double[] gamma;
    private final double[] beta;
    private final double[] mean;
    private final double[] variance;
    private final double[] sums;
    private final double[] products;
    private final double[] numbers;
    private boolean training;
    private int rows;

    BatchNormalizationStep(BatchNormalizationRule rule, Scope<A> scope) {
        this.rule = rule;
        this.scope = scope;
        kernels = scope.kernels().columns();
        transfer = scope.kernels().transfer();
        input = scope.input();
        output = scope.signal(rule.outputShape(input.shape()));
        columns = Columns.of(scope.kernels(), rule.columns());
        center = vector();
        slopes = new Slopes<>(vector(), vector(), vector());
        gamma = new double[rule.columns()];
        beta = new double[rule.columns()];
        mean = new double[rule.columns()];
        variance = new double[rule.columns()];
        sums = new double[rule.columns()];
        products = new double[rule.columns()];
        numbers = new double[rule.columns()];
    }

    private A vector() {
        return scope.kernels().allocate(columns.width());
    }

    @Override
    public Signal<A> output() {
        return output;
    }

    @Override
    public void resize(int count) {
        rows = count * input.shape().extent().area();
    }

    @Override
    public void forward(Run run) {
        training = run.training();
        if (moving()) {
            measure();
        } else {
            recall();
        }
        if (rule.locked().isPresent()) {
            Arrays.fill(gamma, rule.locked().get().gamma());
            Arrays.fill(beta, rule.locked().get().beta());
        } else {
            load(0, gamma);
            load(1, beta);
        }
        columns.repeat(transfer, beta, slopes.shift());
        for (int c = 0; c < rule.columns(); c++) {
            numbers[c] = gamma[c] / deviation(c);
        }
        columns.repeat(transfer, numbers, slopes.scale());
        kernels.standardize(centered(), slopes.scale(), slopes.shift(), output.values(0), length());
    }

    /** Takes mean and variance from the batch. */
    private void measure() {
        kernels.sums(input.values(0), length(), columns, mean);
        divide(mean);
        columns.repeat(transfer, mean, center);
        kernels.squares(centered(), length(), columns, variance);
        divide(variance);
    }

    private void divide(double[] totals) {
        for (int c = 0; c < totals.length; c++) {
            totals[c] /= rows;
        }
    }

    /** Takes the running mean and variance. */
    private void recall() {
        load(runningMean(), mean);
        load(runningMean() + 1, variance);
        for (int c = 0; c < rule.columns(); c++) {
            variance[c] = rule.variance(variance[c]);
        }
        columns.repeat(transfer, mean, center);
    }

    private void load(int parameter, double[] to) {
        A values = scope.weights().get(parameter).values();
        for (int c = 0; c < rule.columns(); c++) {
            to[c] = transfer.get(values, c);
        }
    }

    @Override
    public void backward(boolean intoInput) {
        kernels.sums(output.gradients(0), length(), columns, sums);
        kernels.products(output.gradients(0), centered(), length(), columns, products);
        if (!intoInput) {
            return;
        }
        for (int c = 0; c < rule.columns(); c++) {
            numbers[c] = moving() ? -gamma[c] * products[c] / (Math.pow(deviation(c), 3) * rows) : 0;
        }
        columns.repeat(transfer, numbers, slopes.slope());
        for (int c = 0; c < rule.columns(); c++) {
            numbers[c] = moving() ? -gamma[c] * sums[c] / (deviation(c) * rows) : 0;
        }
        columns.repeat(transfer, numbers, slopes.shift());
        kernels.standardizeSlope(centered(), output.gradients(0), slopes, input.gradients(0), length());
    }

    @Override
    public Optional<List<GradientTerm<A>>> terms() {
        return Optional.empty();
    }

    @Override
    public void gradient(boolean accumulate) {
        if (rule.locked().isEmpty()) {
            for (int c = 0; c < rule.columns(); c++) {
                numbers[c] = products[c] / deviation(c);
            }
            write(numbers, scope.weights().get(0).gradient(), accumulate);
            write(sums, scope.weights().get(1).gradient(), accumulate);
        }
        load(runningMean(), numbers);
        for (int c = 0; c < rule.columns(); c++) {
            numbers[c] = moving() ? (1 - rule.decay()) * (numbers[c] - mean[c]) : 0;
        }
        write(numbers, scope.weights().get(runningMean()).gradient(), accumulate);
        load(runningMean() + 1, numbers);
        for (int c = 0; c < rule.columns(); c++) {
            numbers[c] = moving() ? rule.varianceStep(numbers[c], variance[c]) : 0;
        }
        write(numbers, scope.weights().get(runningMean() + 1).gradient(), accumulate);
    }

    private void write(double[] from, A to, boolean accumulate) {
        for (int c = 0; c < rule.columns(); c++) {
            transfer.set(to, c, from[c] + (accumulate ? transfer.get(to, c) : 0));
        }
    }

    /** Tells whether mean and variance are those of the batch, so that they move with the input. */
    private boolean moving() {
        return training && rows > 0;
    }

    private double deviation(int column) {
        return Math.sqrt(variance[column] + rule.epsilon());
    }

    /** Returns the number of the parameter that is the running mean; what is kept of the variance is the next. */
    private int runningMean() {
        return rule.locked().isPresent() ? 0 : 2;
    }

    private Centered<A> centered() {
        return new Centered<>(input.values(0), center, columns.width());
    }

    private int length() {
        return rows * rule.columns();
    }
}
