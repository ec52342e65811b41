package dev.assize.reports.files;

import dev.assize.reports.Report;
import dev.assize.reports.ReportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes a report to a folder. Every view is rendered before the first file is touched, written beside its place and
 * then moved there, so that a reader sees the old file or the new one and never a part, and never files of two reports.
 */
public final class ReportFiles {
    private ReportFiles() {}

    /**
     * Writes {@code report.json}, {@code report.html}, {@code report.xlsx} as asked for; files of other formats stay.
     *
     * @param report what to write
     * @param directory the folder, made if need be
     * @param formats which views
     * @return the files, in the order of {@link Format}
     * @throws ReportException if the folder cannot be made or written to; then no file was changed
     */
    public static List<Path> write(Report report, Path directory, Set<Format> formats) {
        EnumSet<Format> ordered = EnumSet.noneOf(Format.class);
        ordered.addAll(formats);
        EnumMap<Format, byte[]> views = new EnumMap<>(Format.class);
        ordered.forEach(format -> views.put(format, format.render(report)));
        prepare(directory);
        List<Path> files = new ArrayList<>();
        try (FileSwap swap = new FileSwap(directory)) {
            for (Map.Entry<Format, byte[]> view : views.entrySet()) {
                files.add(swap.stage(view.getKey().fileName(), view.getValue()));
            }
            swap.commit();
            return files;
        } catch (IOException e) {
            throw notWritable(directory, e);
        }
    }

    /**
     * Checks that the folder can be made and written to, and leaves nothing behind; worth doing before hours of work.
     *
     * @throws ReportException if it cannot
     */
    public static void requireWritable(Path directory) {
        List<Path> absent = new ArrayList<>();
        for (Path folder = directory.toAbsolutePath();
                folder != null && !Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
                folder = folder.getParent()) {
            absent.add(folder);
        }
        prepare(directory);
        try {
            for (Path folder : absent) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw notWritable(directory, e);
        }
    }

    /**
     * Makes the folder and checks that it can be written to; worth doing before hours of work.
     *
     * @throws ReportException if it cannot
     */
    public static void prepare(Path directory) {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw ReportException.at(
                    directory.toString(),
                    "the reports cannot be written here, because this is a file",
                    "Name a folder, or one that does not exist yet.",
                    null);
        }
        try {
            if (!Files.isDirectory(directory)) { // on Java 17 a link to a folder is none to createDirectories
                Files.createDirectories(directory);
            }
            Files.delete(Files.createTempFile(directory, ".report", ".tmp"));
        } catch (IOException e) {
            throw notWritable(directory, e);
        }
    }

    private static ReportException notWritable(Path directory, IOException cause) {
        String why = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return ReportException.at(
                directory.toString(),
                "the reports cannot be written here (" + why + ")",
                "Name a folder that you may write to, and see that the disk has room.",
                cause);
    }
}
