package dev.assize.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Starts the command line. */
@Command(
        name = "assize",
        mixinStandardHelpOptions = true,
        version = "assize 0.1.0-SNAPSHOT",
        description = "Trains, audits and gates machine-learning models.")
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err, Path.of("")));
    }

    /**
     * Runs one command in this process.
     *
     * @param arguments what stands behind {@code assize}
     * @param out what a machine reads
     * @param err everything else
     * @param workingDirectory where relative paths start
     * @return the exit code
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err, Path workingDirectory) {
        return new CommandLine(new Main())
                .setOut(new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true))
                .setErr(new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true))
                .execute(arguments);
    }
}
