package dev.assize.cli;

import dev.assize.core.InputException;
import dev.assize.policies.ExitCode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Parses the arguments, runs one command and turns what it throws into a message and an exit code. */
final class Launch {
    private static final int MOST_PROBLEMS = 100;

    private final Console console;
    private final CommonOptions common = new CommonOptions();

    Launch(Console console) {
        this.console = console;
    }

    int execute(String[] args) {
        try {
            return parseAndRun(args);
        } catch (RuntimeException
                | Error e) { // picocli hands on every Error, and Java itself would end with 1, a verdict
            return defect(e);
        }
    }

    private int parseAndRun(String[] args) {
        CommandLine commandLine = new CommandLine(new AssizeCommand(common), new Commands(console, common));
        commandLine.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(helpColors(args)));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setParameterExceptionHandler(this::wrongUsage);
        commandLine.setExecutionExceptionHandler(this::failure);
        return commandLine.execute(args);
    }

    private int wrongUsage(ParameterException exception, String[] args) {
        CommandLine command = exception.getCommandLine();
        console.error("assize: " + exception.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(exception, command.getErr())) {
            console.error("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        return ExitCode.BAD_INPUT.code();
    }

    private int failure(Exception exception, CommandLine command, ParseResult parsed) {
        if (!(exception instanceof InputException input)) {
            return defect(exception);
        }
        if (common.debug()) {
            exception.printStackTrace(console.err());
        }
        input.problems().stream().limit(MOST_PROBLEMS).forEach(problem -> console.error(problem.render()));
        int more = input.problems().size() - MOST_PROBLEMS;
        if (more > 0) {
            console.error("and " + more + " more problems; these are the first " + MOST_PROBLEMS + ".");
        }
        return ExitCode.BAD_INPUT.code();
    }

    private int defect(Throwable thrown) {
        if (common.debug()) {
            thrown.printStackTrace(console.err());
        }
        if (thrown instanceof OutOfMemoryError) {
            console.error("assize: the memory of the Java virtual machine does not suffice: " + thrown.getMessage());
            console.error("Give it more, for example by the environment variable ASSIZE_JAVA_OPTS=-Xmx8g.");
        } else {
            console.error("assize: this is a defect of Assize, not of your input: " + thrown);
            console.error("Run again with --debug and report the stack trace, without your data.");
        }
        return ExitCode.DEFECT.code();
    }

    /** The help is drawn before the options are known, so the words are looked at. */
    private Ansi helpColors(String[] args) {
        return common.color() && !List.of(args).contains("--no-color") ? Ansi.ON : Ansi.OFF;
    }
}
