package dev.assize.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Times one epoch of a CNN over MNIST, from the start of a process to its saved model, by the engine and by PyTorch,
 * taking turns: {@code java -cp benchmarks/target/benchmarks.jar dev.assize.benchmarks.WholeRun MNIST_FOLDER
 * [python=PROGRAM]}, in the root folder.
 */
public final class WholeRun {
    private static final int ROUNDS = 5;
    private static final double NANOS_OF_A_SECOND = 1e9;

    private final Path folder;
    private final Path model;
    private final PrintStream out;

    private WholeRun(Path folder, Path model, PrintStream out) {
        this.folder = folder;
        this.model = model;
        this.out = out;
    }

    /** Runs both and prints their times: the folder with MNIST's files, then perhaps a Python that has torch. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("no folder is given; name the folder that holds MNIST's packed files");
        }
        String python = arguments.length > 1 ? arguments[1].substring("python=".length()) : "python3";
        Path model = Files.createTempFile("whole-run", ".model");
        try {
            new WholeRun(Path.of(arguments[0]), model, System.out).run(python);
        } finally {
            Files.deleteIfExists(model);
        }
    }

    private void run(String python) throws IOException, InterruptedException {
        List<String> engine = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-XX:+UseParallelGC",
                "-cp",
                System.getProperty("java.class.path"),
                MnistEpoch.class.getName(),
                folder.toString(),
                model.toString());
        List<String> torch = List.of(
                python, Path.of("benchmarks", "torch_epoch.py").toString(), folder.toString(), model.toString());
        double[] ours = new double[ROUNDS];
        double[] theirs = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            ours[round] = seconds("engine", engine);
            theirs[round] = seconds("PyTorch", torch);
        }
        print(
                "one epoch, file to saved model: engine %.1f s, PyTorch %.1f s, engine/PyTorch %s",
                Stopwatch.median(ours), Stopwatch.median(theirs), Ratio.of(ours, theirs));
    }

    private double seconds(String name, List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String loss = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int code = process.waitFor();
        double seconds = (System.nanoTime() - start) / NANOS_OF_A_SECOND;
        if (code != 0) {
            throw new IllegalStateException(
                    "'" + String.join(" ", command) + "' ended with code " + code + "; run it by hand to see why");
        }
        print(
                "%-8s %5.1f s, mean loss of the second half %s, model of %d bytes",
                name, seconds, loss, Files.size(model));
        return seconds;
    }

    private void print(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
