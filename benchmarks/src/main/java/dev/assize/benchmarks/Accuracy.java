package dev.assize.benchmarks;

import dev.assize.audit.Audit;
import dev.assize.audit.SourceTables;
import dev.assize.audit.TestedModel;
import dev.assize.audit.file.AuditFile;
import dev.assize.audit.file.AuditFileReader;
import dev.assize.audit.file.ModelSection;
import dev.assize.audit.file.SplitSection;
import dev.assize.core.Progress;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Trains networks on public data as audit files in {@code benchmarks/accuracy} say, and prints how many rows of the
 * test part they get right, and for private training the mean of three seeds: {@code java -cp
 * benchmarks/target/benchmarks.jar dev.assize.benchmarks.Accuracy DATA [NAME...]}, in the root folder.
 * {@code NAME:SEED} is one run of a task.
 */
public final class Accuracy {
    private static final double NANOS_OF_A_SECOND = 1e9;

    private final Path data;
    private final PrintStream out;

    private Accuracy(Path data, PrintStream out) {
        this.data = data;
        this.out = out;
    }

    /** Trains and prints: the folder of the public data sets, then names of tasks, or of single runs (none: all). */
    public static void main(String[] arguments) {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("no folder is given; name the folder that holds the public data sets");
        }
        List<String> names = List.of(arguments).subList(1, arguments.length);
        new Accuracy(Path.of(arguments[0]), System.out).run(names);
    }

    private void run(List<String> names) {
        print("%-16s %9s %7s %14s %8s %7s", "", "accuracy", "goal", "right", "epochs", "time");
        if (names.isEmpty()) {
            Arrays.stream(AccuracyTask.values()).forEach(this::run);
        }
        for (String name : names) {
            String[] parts = name.split(":", 2);
            AccuracyTask task = AccuracyTask.of(parts[0]);
            if (parts.length == 1) {
                run(task);
            } else {
                run(task, withSeed(file(task), Long.parseLong(parts[1])));
            }
        }
    }

    private static AuditFile file(AccuracyTask task) {
        return AuditFileReader.read(Path.of("benchmarks", "accuracy", task.id() + ".yaml"));
    }

    private void run(AccuracyTask task) {
        AuditFile file = file(task);
        boolean isPrivate = file.model() instanceof ModelSection.Train train
                && train.settings().privacy().isPresent();
        List<Long> seeds =
                isPrivate ? List.of(1L, 2L, 3L) : List.of(file.split().seed());
        double sum = 0;
        for (long seed : seeds) {
            sum += run(task, withSeed(file, seed));
        }
        if (isPrivate) {
            print("%-16s %9.4f %7.3f  mean of %d seeds", task.id(), sum / seeds.size(), task.goal(), seeds.size());
        }
    }

    private static AuditFile withSeed(AuditFile file, long seed) {
        SplitSection split =
                new SplitSection(file.split().testFraction(), file.split().byColumn(), seed);
        return new AuditFile(
                file.origin(),
                file.title(),
                file.data(),
                split,
                file.model(),
                file.checks(),
                file.policy(),
                file.report());
    }

    private double run(AccuracyTask task, AuditFile file) {
        long start = System.nanoTime();
        TestedModel tested = new Audit(file, new SourceTables(List.of(data)), Progress.silent()).trainAndTest();
        double seconds = (System.nanoTime() - start) / NANOS_OF_A_SECOND;
        print(
                "%-16s %9.4f %7.3f %14s %8d %5.0f s",
                task.id(),
                tested.accuracy(),
                task.goal(),
                tested.correct() + "/" + tested.rows(),
                tested.model().record().fit().epochs().size(),
                seconds);
        return tested.accuracy();
    }

    private void print(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
