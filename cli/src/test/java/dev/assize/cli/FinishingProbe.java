package dev.assize.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that is told to end in the middle of its work; {@link InterruptTest} looks at what it leaves. */
final class FinishingProbe {
    private FinishingProbe() {}

    public static void main(String[] args) {
        Path file = Path.of(args[0]);
        Finishing.of(() -> write(file));
    }

    private static Path write(Path file) {
        try {
            Files.writeString(file, "half");
            Thread end = new Thread(() -> System.exit(130));
            end.start();
            while (end.getState() != Thread.State.WAITING) { // until the end waits for the work
                Thread.onSpinWait();
            }
            return Files.writeString(file, "half and the other half");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
