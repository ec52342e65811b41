package dev.assize.data;

import dev.assize.core.InputException;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import java.util.List;

/** A table, or something said about a table, cannot be used. */
public final class DataException extends InputException {
    private static final long serialVersionUID = 1L;

    /** Makes the exception from all problems of one input. */
    public DataException(List<Problem> problems) {
        super(problems, null);
    }

    /** Makes the exception from all problems of one input and what was thrown below. */
    public DataException(List<Problem> problems, Throwable cause) {
        super(problems, cause);
    }

    /** Makes the exception for one problem with a whole source. */
    public static DataException of(String source, String message, String hint) {
        return new DataException(List.of(new Problem(Place.of(source), message, hint)));
    }
}
