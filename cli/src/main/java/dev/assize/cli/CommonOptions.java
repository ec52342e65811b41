package dev.assize.cli;

import org.jspecify.annotations.Nullable;
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
        return !noColor && Terminal.isPresent() && allows(System.getenv("NO_COLOR"));
    }

    /**
     * Returns whether the environment allows colors: {@code NO_COLOR} is absent or empty, whatever it says otherwise.
     */
    static boolean allows(@Nullable String forbidden) {
        return forbidden == null || forbidden.isEmpty();
    }
}
