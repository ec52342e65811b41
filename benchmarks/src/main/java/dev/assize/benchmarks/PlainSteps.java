package dev.assize.benchmarks;

import dev.assize.engine.kernel.BlasThreads;
import dev.assize.engine.kernel.FloatKernels;
import dev.assize.engine.kernel.Product;
import dev.assize.engine.kernel.ProductLibrary;
import dev.assize.engine.plan.Batch;
import dev.assize.engine.plan.Plan;
import dev.assize.engine.plan.PlanOptions;
import dev.assize.engine.plan.Precision;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Prints a table: one training step (forward, backward, plain gradient descent) and one prediction of a batch of 256
 * by the engine and PyTorch, taking turns, and by DL4J, on two threads; and the rate of matrix products.
 */
public final class PlainSteps {
    private static final int THREADS = 2;
    private static final int ROUNDS = 15;
    private static final double TURN_MILLIS = 150;
    private static final double WARM_UP_MILLIS = 2500;
    private static final double SAMPLE_MILLIS = 1500;
    private static final int EDGE = 1024;
    private static final double OPERATIONS_OF_A_MILLI = 1e6; // at a rate of one GFLOPS
    private static final int PERCENT = 100;

    private final Tournament tournament = new Tournament(ROUNDS, TURN_MILLIS, WARM_UP_MILLIS);
    private final Stopwatch stopwatch = new Stopwatch(1, SAMPLE_MILLIS);
    private final Optional<Torch> torch;
    private final PrintStream out;

    private PlainSteps(Optional<Torch> torch, PrintStream out) {
        this.torch = torch;
        this.out = out;
    }

    /**
     * Runs the benchmark and prints the table to the standard output.
     *
     * @param arguments names of networks (none: all), and {@code python=PROGRAM} for a Python that has torch
     */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("accounts")) {
            new Accounts(System.out).print();
            return;
        }
        if (arguments.length > 0 && arguments[0].equals("private")) {
            Tournament tournament = new Tournament(ROUNDS, TURN_MILLIS, WARM_UP_MILLIS);
            List<String> wanted = List.of(arguments).subList(1, arguments.length);
            new PrivateSteps(tournament, THREADS, System.out)
                    .print(Stream.of(BenchmarkNetwork.values())
                            .filter(network -> wanted.isEmpty() || wanted.contains(network.name()))
                            .toList());
            return;
        }
        String python = "python3";
        List<String> names = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith("python=")) {
                python = argument.substring("python=".length());
            } else {
                names.add(argument);
            }
        }
        Optional<Torch> torch = Torch.start(python, "benchmarks/torch_steps.py", "--serve");
        try {
            new PlainSteps(torch, System.out).run(names);
        } finally {
            torch.ifPresent(Torch::close);
        }
    }

    private void run(List<String> names) {
        if (torch.isEmpty()) {
            print("PyTorch does not start; name a Python that has torch with python=PROGRAM, in the root folder");
        }
        printProductRates();
        print(
                "%-16s %9s %9s %9s  %-17s %-12s %s",
                "", "engine", "PyTorch", "DL4J", "engine/PyTorch", "DL4J/engine", "products");
        for (BenchmarkNetwork benchmark : BenchmarkNetwork.values()) {
            if (names.isEmpty() || names.contains(benchmark.name())) {
                printRow(benchmark, "step", stepOf(benchmark), fitOf(benchmark));
                printRow(benchmark, "predict", predictionOf(benchmark), outputOf(benchmark));
            }
        }
    }

    private void printProductRates() {
        print("products of the engine: %s", ProductLibrary.inUse().label());
        FloatKernels kernels = new FloatKernels();
        float[][] left = new float[THREADS][EDGE / THREADS * EDGE];
        float[] right = new float[EDGE * EDGE];
        float[][] result = new float[THREADS][EDGE / THREADS * EDGE];
        Product product = Product.of(Product.Form.PLAIN, EDGE / THREADS, EDGE, EDGE); // as lanes do: rows are shared
        Contestant engine = onThreads(
                1,
                () -> IntStream.range(0, THREADS)
                        .parallel()
                        .forEach(lane -> kernels.products().multiply(product, left[lane], right, result[lane])));
        List<double[]> millis = tournament.hold(withTorch(List.of(engine), "product", "step"));
        for (int i = 0; i < millis.size(); i++) {
            double rate = THREADS * product.operations() / Stopwatch.median(millis.get(i)) / OPERATIONS_OF_A_MILLI;
            print(
                    "product %d x %d x %d, %d threads, %s: %.0f GFLOPS",
                    EDGE, EDGE, EDGE, THREADS, i == 0 ? "engine's library" : "PyTorch's", rate);
        }
    }

    private void printRow(BenchmarkNetwork benchmark, String work, Runnable engine, Runnable dl4j) {
        // DL4J alone, and first: it is slower after the library's number of threads has changed.
        double other = Stopwatch.median(
                tournament.hold(List.of(onThreads(THREADS, dl4j))).get(0));
        // Each lane of the engine has a thread of its own, so the native library gets one for each product.
        Contestant own = onThreads(1, engine);
        List<double[]> millis = tournament.hold(withTorch(List.of(own), benchmark.name(), work));
        double share = Sampler.productShare(() -> stopwatch.medianMillis(engine));
        boolean paired = millis.size() > 1;
        print(
                "%-16s %9.2f %9s %9.2f  %-17s %-12.1f %.0f %%",
                benchmark + " " + work,
                Stopwatch.median(millis.get(0)),
                paired ? String.format(Locale.ROOT, "%.2f", Stopwatch.median(millis.get(1))) : "-",
                other,
                paired ? Ratio.of(millis.get(0), millis.get(1)).toString() : "-",
                other / Stopwatch.median(millis.get(0)),
                PERCENT * share);
    }

    private List<Contestant> withTorch(List<Contestant> own, String network, String work) {
        List<Contestant> all = new ArrayList<>(own);
        torch.ifPresent(process -> all.add(process.contestant(network, work)));
        return all;
    }

    private static Contestant onThreads(int threads, Runnable work) {
        return runs -> {
            BlasThreads.use(threads);
            return new Stopwatch(runs, 0).medianMillisNow(work);
        };
    }

    private static Runnable fitOf(BenchmarkNetwork benchmark) {
        MultiLayerNetwork network = benchmark.network();
        DataSet data = benchmark.dataSet();
        return () -> network.fit(data);
    }

    private static Runnable outputOf(BenchmarkNetwork benchmark) {
        MultiLayerNetwork network = benchmark.network();
        INDArray features = benchmark.dataSet().getFeatures();
        return () -> network.output(features).close();
    }

    private static Runnable stepOf(BenchmarkNetwork benchmark) {
        return stepOf(plan(benchmark), benchmark);
    }

    /** Returns forward and backward pass and gradient descent. */
    static Runnable stepOf(Plan plan, BenchmarkNetwork benchmark) {
        Batch inputs = benchmark.inputs();
        Batch targets = benchmark.targets();
        return () -> {
            plan.train(inputs, targets, 1);
            plan.move(-BenchmarkNetwork.RATE / BenchmarkNetwork.ROWS);
        };
    }

    private static Runnable predictionOf(BenchmarkNetwork benchmark) {
        Plan plan = plan(benchmark);
        Batch inputs = benchmark.inputs();
        return () -> plan.predict(inputs);
    }

    private static Plan plan(BenchmarkNetwork benchmark) {
        return Plan.of(
                benchmark.network(), PlanOptions.defaults(Precision.FLOAT).withThreads(THREADS));
    }

    private void print(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
