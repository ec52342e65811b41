package dev.assize.fairness;

import dev.assize.core.InputException;
import dev.assize.core.Problem;
import java.util.List;

/** The options of the fairness check do not fit the table. */
public final class FairnessException extends InputException {
    private static final long serialVersionUID = 1L;

    /** Makes the exception of one or more problems. */
    public FairnessException(List<Problem> problems) {
        super(problems, null);
    }
}
