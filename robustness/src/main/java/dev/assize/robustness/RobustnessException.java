package dev.assize.robustness;

import dev.assize.core.InputException;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import java.util.List;

/** The options of the robustness check, or the table it was given, cannot be used. */
public final class RobustnessException extends InputException {
    private static final long serialVersionUID = 1L;

    /** Where the options of this check stand. */
    static final Place OPTIONS = Place.of("checks.robustness");

    /** Makes the exception from at least one problem. */
    public RobustnessException(List<Problem> problems) {
        super(problems, null);
    }
}
