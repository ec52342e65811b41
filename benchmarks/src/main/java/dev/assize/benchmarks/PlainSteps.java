package dev.assize.benchmarks;

import dev.assize.engine.kernel.BlasThreads;
import dev.assize.engine.kernel.FloatKernels;
import dev.assize.engine.kernel.Product;
import dev.assize.engine.plan.Batch;
import dev.assize.engine.plan.Plan;
import dev.assize.engine.plan.PlanOptions;
import dev.assize.engine.plan.Precision;
import java.io.PrintStream;
import java.util.Locale;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Prints a table: one training step (forward, backward, plain gradient descent) and one prediction of a batch of
 * 256, by the engine and by DL4J, on two threads, and the rate of matrix products.
 */
public final class PlainSteps {
    private static final int THREADS = 2;
    private static final int RUNS = 30;
    private static final double WARM_UP_MILLIS = 4000;
    private static final int EDGE = 1024;

    private final Stopwatch stopwatch;
    private final PrintStream out;

    private PlainSteps(Stopwatch stopwatch, PrintStream out) {
        this.stopwatch = stopwatch;
        this.out = out;
    }

    /** Runs the benchmark and prints the table to the standard output. */
    public static void main(String[] arguments) {
        new PlainSteps(new Stopwatch(RUNS, WARM_UP_MILLIS), System.out).run();
    }

    private void run() {
        for (int threads = 1; threads <= THREADS; threads++) {
            print("product %d x %d x %d, %d threads: %.0f GFLOPS", EDGE, EDGE, EDGE, threads, productRate(threads));
        }
        print(
                "%-8s %10s %10s %7s %12s %12s %7s",
                "network", "engine ms", "DL4J ms", "ratio", "predict ms", "DL4J ms", "ratio");
        for (BenchmarkNetwork benchmark : BenchmarkNetwork.values()) {
            BlasThreads.use(THREADS);
            double fit = fitMillis(benchmark);
            double output = outputMillis(benchmark);
            double step = stepMillis(benchmark);
            double predict = predictMillis(benchmark);
            print(
                    "%-8s %10.2f %10.2f %7.1f %12.2f %12.2f %7.1f",
                    benchmark, step, fit, fit / step, predict, output, output / predict);
        }
    }

    private double productRate(int threads) {
        BlasThreads.use(threads);
        FloatKernels kernels = new FloatKernels();
        float[] left = new float[EDGE * EDGE];
        float[] right = new float[EDGE * EDGE];
        float[] result = new float[EDGE * EDGE];
        Product product = Product.of(Product.Form.PLAIN, EDGE, EDGE, EDGE);
        double millis = stopwatch.medianMillis(() -> kernels.products().multiply(product, left, right, result));
        return product.operations() / millis / 1e6;
    }

    private double fitMillis(BenchmarkNetwork benchmark) {
        MultiLayerNetwork network = benchmark.network();
        DataSet data = benchmark.dataSet();
        return stopwatch.medianMillis(() -> network.fit(data));
    }

    private double outputMillis(BenchmarkNetwork benchmark) {
        MultiLayerNetwork network = benchmark.network();
        INDArray features = benchmark.dataSet().getFeatures();
        return stopwatch.medianMillis(() -> network.output(features).close());
    }

    private double stepMillis(BenchmarkNetwork benchmark) {
        Plan plan = plan(benchmark);
        Batch inputs = benchmark.inputs();
        Batch targets = benchmark.targets();
        return stopwatch.medianMillis(() -> {
            plan.train(inputs, targets, 1);
            plan.move(-BenchmarkNetwork.RATE / BenchmarkNetwork.ROWS);
        });
    }

    private double predictMillis(BenchmarkNetwork benchmark) {
        Plan plan = plan(benchmark);
        Batch inputs = benchmark.inputs();
        return stopwatch.medianMillis(() -> plan.predict(inputs));
    }

    private static Plan plan(BenchmarkNetwork benchmark) {
        return Plan.of(
                benchmark.network(), PlanOptions.defaults(Precision.FLOAT).withThreads(THREADS));
    }

    private void print(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
