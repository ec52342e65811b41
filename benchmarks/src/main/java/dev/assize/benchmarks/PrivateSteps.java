package dev.assize.benchmarks;

import dev.assize.engine.kernel.BlasThreads;
import dev.assize.engine.kernel.ProductLibrary;
import dev.assize.engine.plan.Plan;
import dev.assize.engine.plan.PlanOptions;
import dev.assize.engine.plan.Precision;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * Prints a table: a private training step (clipping, noise, gradient descent) beside the plain one, taking turns; what
 * parts of it take, and the memory that it takes more.
 */
final class PrivateSteps {
    private static final int PERCENT = 100;

    private final Tournament tournament;
    private final int threads;
    private final PrintStream out;

    PrivateSteps(Tournament tournament, int threads, PrintStream out) {
        this.tournament = tournament;
        this.threads = threads;
        this.out = out;
    }

    void print(List<BenchmarkNetwork> networks) {
        print("products of the engine: %s", ProductLibrary.inUse().label());
        print(
                "%-10s %7s %8s %8s  %-17s %-17s %-26s %s",
                "", "plain", "clipped", "private", "clipped/plain", "private/plain", "pass, noise, update", "memory");
        for (BenchmarkNetwork network : networks) {
            Plan plain = plan(network);
            PrivateStep clipped = PrivateStep.withoutNoise(plan(network), network);
            PrivateStep noisy = PrivateStep.of(plan(network), network);
            List<double[]> millis = tournament.hold(
                    List.of(contestant(PlainSteps.stepOf(plain, network)), contestant(clipped), contestant(noisy)));
            print(
                    "%-10s %7.2f %8.2f %8.2f  %-17s %-17s %-26s %s",
                    network,
                    Stopwatch.median(millis.get(0)),
                    Stopwatch.median(millis.get(1)),
                    Stopwatch.median(millis.get(2)),
                    Ratio.of(millis.get(1), millis.get(0)),
                    Ratio.of(millis.get(2), millis.get(0)),
                    noisy.shares(),
                    memory(noisy, plain));
        }
    }

    private static String memory(PrivateStep step, Plan plain) {
        long more = step.bufferBytes() - plain.bufferBytes();
        return String.format(
                Locale.ROOT,
                "%+d bytes, %+.1f %% of %d, %.2f copies of the parameters",
                more,
                PERCENT * (double) more / plain.bufferBytes(),
                plain.bufferBytes(),
                (double) more / Float.BYTES / plain.parameterCount());
    }

    private static Contestant contestant(Runnable work) {
        return runs -> {
            BlasThreads.use(1);
            return new Stopwatch(runs, 0).medianMillisNow(work);
        };
    }

    private Plan plan(BenchmarkNetwork network) {
        return Plan.of(network.network(), PlanOptions.defaults(Precision.FLOAT).withThreads(threads));
    }

    private void print(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
