package dev.assize.reports;

import dev.assize.core.InputException;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report file or a folder for reports cannot be used. */
public final class ReportException extends InputException {
    private static final long serialVersionUID = 1L;

    /** Makes the exception from all problems of one file. */
    public ReportException(List<Problem> problems) {
        this(problems, null);
    }

    /** Makes the exception from all problems of one file and what was thrown below. */
    public ReportException(List<Problem> problems, @Nullable Throwable cause) {
        super(problems, cause);
    }

    /** Makes the exception of one problem that concerns a whole file or folder. */
    public static ReportException at(String source, String message, String hint, @Nullable Throwable cause) {
        return new ReportException(List.of(new Problem(Place.of(source), message, hint)), cause);
    }
}
