package dev.assize.cli;

import dev.assize.core.Progress;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Shows progress on standard error: one line that is overwritten on a terminal, else one line for each step of the
 * work. A step is the part of the text before the colon.
 */
final class ProgressLine implements Progress, AutoCloseable {
    private static final long REDRAW_NANOS = 100_000_000L;
    private static final int BAR = 20;
    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintStream err;
    private final boolean quiet;
    private final boolean terminal;
    private final int columns;
    private String step = "";
    private long stepStarted;
    private long stepDone;
    private long drawn;
    private int width;

    /** Makes the listener; {@code columns} is the width of the terminal, 0 where there is none. */
    ProgressLine(PrintStream err, boolean quiet, int columns) {
        this.err = err;
        this.quiet = quiet;
        this.terminal = columns > 0;
        this.columns = columns;
    }

    /** Returns the listener for these options. */
    static ProgressLine of(Console console, CommonOptions common) {
        return new ProgressLine(console.err(), common.quiet(), Terminal.isPresent() ? Terminal.width() : 0);
    }

    @Override
    public void at(String what, long done, long total) {
        at(what, done, total, "");
    }

    @Override
    public synchronized void at(String what, long done, long total, String units) {
        if (quiet) {
            return;
        }
        int colon = what.indexOf(':');
        String newStep = colon < 0 ? what : what.substring(0, colon);
        long now = System.nanoTime();
        boolean next = !newStep.equals(step);
        if (next) {
            step = newStep;
            stepStarted = now;
            stepDone = done;
        }
        if (terminal) {
            if (next || done == total || now - drawn > REDRAW_NANOS) {
                double seconds = (now - stepStarted) / NANOS_PER_SECOND;
                draw(Console.plain(what) + bar(done, total, seconds) + rate(done - stepDone, seconds, units), now);
            }
        } else if (next) {
            err.println(Console.plain("assize: " + newStep));
        }
    }

    /** Removes the line, so that what is printed next starts on a clean one. */
    @Override
    public synchronized void close() {
        if (width > 0) {
            err.print("\r" + " ".repeat(width) + "\r");
            err.flush();
            width = 0;
        }
    }

    /** One line of the terminal at most: the end of a longer one could not be overwritten. */
    private void draw(String whole, long now) {
        String text = whole.length() < columns ? whole : whole.substring(0, columns - 1);
        String padded = text.length() < width ? text + " ".repeat(width - text.length()) : text;
        err.print("\r" + padded);
        err.flush();
        width = text.length();
        drawn = now;
    }

    /** What was done before the step began, by a training that goes on, says nothing about the speed. */
    private String bar(long done, long total, double seconds) {
        if (total <= 0) {
            return "";
        }
        long reached = Math.max(0, Math.min(done, total));
        int filled = (int) Math.floor((double) BAR * reached / total);
        long own = stepDone > 0 && stepDone < reached ? reached - stepDone : reached;
        double left = own == 0 ? 0 : seconds * (total - reached) / own;
        String time = reached == 0 ? "" : String.format(Locale.ROOT, " %.0f s left", left);
        return "  [" + "#".repeat(filled) + " ".repeat(BAR - filled) + "]" + time;
    }

    private static String rate(long done, double seconds, String units) {
        boolean known = !units.isEmpty() && done > 0 && seconds > 0;
        return known ? String.format(Locale.ROOT, ", %.0f %s/s", done / seconds, units) : "";
    }
}
