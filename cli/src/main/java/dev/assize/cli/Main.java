package dev.assize.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Starts the command line. */
public final class Main {
    private Main() {}

    /**
     * Runs the command and ends the process with its exit code.
     *
     * @param args as given on the command line
     */
    public static void main(String[] args) {
        PrintStream out = utf8(new FileOutputStream(FileDescriptor.out));
        PrintStream err = utf8(new FileOutputStream(FileDescriptor.err));
        System.setOut(err); // some layers of DL4J print as they are made ready, and results are for programs
        int code = run(args, out, err, Path.of("").toAbsolutePath());
        out.flush();
        err.flush();
        System.exit(code);
    }

    /**
     * Runs the command and returns its exit code.
     *
     * @param args as given on the command line
     * @param out where results go
     * @param err where progress, warnings and errors go
     * @param workingDirectory what relative paths on the command line are relative to
     */
    public static int run(String[] args, PrintStream out, PrintStream err, Path workingDirectory) {
        return new Launch(new Console(out, err, workingDirectory)).execute(args);
    }

    private static PrintStream utf8(OutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
