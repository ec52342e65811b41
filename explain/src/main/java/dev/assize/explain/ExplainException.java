package dev.assize.explain;

import dev.assize.core.InputException;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import java.util.List;

/** The options of the explain check, or the table it was given, cannot be used. */
public final class ExplainException extends InputException {
    private static final long serialVersionUID = 1L;

    /** Where the options of this check stand. */
    static final Place OPTIONS = Place.of("checks.explain");

    /** Makes the exception from at least one problem. */
    public ExplainException(List<Problem> problems) {
        super(problems, null);
    }
}
