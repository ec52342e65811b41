package dev.assize.cli;

import dev.assize.data.sets.DataSet;
import dev.assize.data.sets.DataSets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists and fetches data sets. */
@Command(
        name = "data",
        description = "List the known data sets, or get the files of one.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DataCommand.ListCommand.class, DataCommand.GetCommand.class})
final class DataCommand {
    DataCommand() {}

    /** Lists the data sets. */
    @Command(
            name = "list",
            description = "List the known data sets: rows, columns, label, sensitive columns, licence.",
            mixinStandardHelpOptions = true)
    static final class ListCommand implements Callable<Integer> {
        private final Console console;

        ListCommand(Console console, CommonOptions common) {
            this.console = console;
        }

        @Override
        public Integer call() {
            console.line("%-16s %8s %8s  %-14s %-28s %s", "name", "rows", "columns", "label", "sensitive", "what");
            for (DataSet set : DataSets.list()) {
                console.line(
                        "%-16s %8d %8d  %-14s %-28s %s",
                        set.name(),
                        set.size().rows(),
                        set.size().columns(),
                        set.label().column(),
                        set.sensitive().isEmpty() ? "-" : String.join(", ", set.sensitive()),
                        set.title() + (set.isEmbedded() ? " (embedded)" : "") + "; " + set.licence());
            }
            return 0;
        }
    }

    /** Gets a data set. */
    @Command(
            name = "get",
            description = "Get the files of a data set and check them by their SHA-256.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExamples:%n",
            footer = {"  assize data get adult", "  assize data get adult --from /media/datasets"})
    static final class GetCommand implements Callable<Integer> {
        private final Console console;

        @Parameters(paramLabel = "NAME", description = "One of 'assize data list'.")
        private String name = "";

        @Option(
                names = "--from",
                paramLabel = "DIR",
                description = "Take the files from here, a folder with one folder for each data set; no download.")
        private @Nullable Path from;

        @Option(names = "--to", paramLabel = "DIR", description = "Where they go, in place of the cache folder.")
        private @Nullable Path to;

        GetCommand(Console console, CommonOptions common) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Path cache = to == null ? Folders.cache() : console.input(to);
            Path folder =
                    new DataSets().get(name, cache, Optional.ofNullable(from).map(console::input));
            console.line("%s is in %s", name, console.shown(folder));
            return 0;
        }
    }
}
