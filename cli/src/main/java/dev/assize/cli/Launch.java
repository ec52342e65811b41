package dev.assize.cli;

import dev.assize.core.InputException;
import dev.assize.policies.ExitCode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Parses the arguments, runs one command and turns what it throws into a message and an exit code. */
final class Launch {
    private final Console console;
    private final CommonOptions common = new CommonOptions();

    Launch(Console console) {
        this.console = console;
    }

    int execute(String[] args) {
        CommandLine commandLine = new CommandLine(new AssizeCommand(common), new Commands(console, common));
        commandLine.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(common.color() ? Ansi.ON : Ansi.OFF));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setParameterExceptionHandler(this::wrongUsage);
        commandLine.setExecutionExceptionHandler(this::failure);
        return commandLine.execute(args);
    }

    private int wrongUsage(ParameterException exception, String[] args) {
        CommandLine command = exception.getCommandLine();
        console.err().println("assize: " + exception.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(exception, command.getErr())) {
            console.err().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        return ExitCode.BAD_INPUT.code();
    }

    private int failure(Exception exception, CommandLine command, ParseResult parsed) {
        if (common.debug()) {
            exception.printStackTrace(console.err());
        }
        if (exception instanceof InputException) {
            console.err().println(exception.getMessage());
            return ExitCode.BAD_INPUT.code();
        }
        console.err().println("assize: this is a defect of Assize, not of your input: " + exception);
        console.err().println("Run again with --debug and report the stack trace, without your data.");
        return ExitCode.DEFECT.code();
    }
}
