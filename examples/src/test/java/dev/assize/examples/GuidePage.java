package dev.assize.examples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the user guide as a test reads it.
 *
 * <p>A block {@code ```yaml policy.yaml} is a file that the reader is told to write. In a block {@code ```console}, a
 * line {@code $ assize ...} is a command, and a line {@code # exit N} after it states its exit code, 0 otherwise. A
 * block {@code ```console not-run} needs what a test does not have, such as a network.
 *
 * @param name file name of the page
 * @param files content of each file by name, in the order of the page
 * @param commands in the order of the page
 */
record GuidePage(String name, Map<String, String> files, List<Command> commands) {
    private static final Pattern FENCE = Pattern.compile("```(\\w*) ?(\\S*)");
    private static final Pattern COMMAND = Pattern.compile("\\$ (?:\\./)?assize(?: (.*))?");
    private static final Pattern EXIT = Pattern.compile("# exit (\\d+)");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    /**
     * A command.
     *
     * @param line as it stands on the page, without {@code $ assize}
     * @param lineNumber where it stands, from 1
     * @param exitCode the code it must end with
     */
    record Command(String line, int lineNumber, int exitCode) {
        /** Returns the arguments; quotes keep words together. */
        String[] arguments() {
            List<String> words = new ArrayList<>();
            Matcher matcher = WORD.matcher(line);
            while (matcher.find()) {
                String quoted = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
                words.add(quoted == null ? matcher.group(3) : quoted);
            }
            return words.toArray(String[]::new);
        }
    }

    /** Reads a page. */
    static GuidePage read(Path page) throws IOException {
        return parse(page.getFileName().toString(), Files.readAllLines(page, StandardCharsets.UTF_8));
    }

    /** Reads the lines of a page. */
    static GuidePage parse(String name, List<String> lines) {
        Map<String, String> files = new LinkedHashMap<>();
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            if (!fence.matches()) {
                continue;
            }
            int end = end(name, lines, i);
            List<String> block = lines.subList(i + 1, end);
            if (fence.group(1).equals("console") && fence.group(2).isEmpty()) {
                commands.addAll(commands(block, i + 2));
            } else if (!fence.group(1).equals("console") && !fence.group(2).isEmpty()) {
                files.put(fence.group(2), String.join("\n", block) + "\n");
            }
            i = end;
        }
        return new GuidePage(name, files, commands);
    }

    private static int end(String name, List<String> lines, int start) {
        for (int i = start + 1; i < lines.size(); i++) {
            if (lines.get(i).equals("```")) {
                return i;
            }
        }
        throw new IllegalArgumentException(
                name + ":" + (start + 1) + ": the block that begins here has no end; add a line ```");
    }

    private static List<Command> commands(List<String> block, int firstLine) {
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < block.size(); i++) {
            Matcher command = COMMAND.matcher(block.get(i));
            Matcher exit = EXIT.matcher(block.get(i));
            if (command.matches()) {
                String arguments = command.group(1) == null ? "" : command.group(1);
                commands.add(new Command(arguments, firstLine + i, 0));
            } else if (exit.matches() && !commands.isEmpty()) {
                Command last = commands.remove(commands.size() - 1);
                commands.add(new Command(last.line(), last.lineNumber(), Integer.parseInt(exit.group(1))));
            }
        }
        return commands;
    }
}
