package dev.assize.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes, before or after its name. */
final class CommonOptions {
    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "Print results and errors only, no progress.")
    private boolean quiet;

    @Option(
            names = "--no-color",
            scope = ScopeType.INHERIT,
            description = "Print without colors; so does the environment variable NO_COLOR.")
    private boolean noColor;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the stack trace of an error.")
    private boolean debug;

    boolean quiet() {
        return quiet;
    }

    boolean debug() {
        return debug;
    }

    /** Returns whether colors are wanted: a terminal, and nobody said no (see no-color.org). */
    boolean color() {
        String forbidden = System.getenv("NO_COLOR");
        return !noColor && Terminal.isPresent() && (forbidden == null || forbidden.isEmpty());
    }
}
