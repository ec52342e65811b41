package dev.assize.engine.plan;

import dev.assize.core.InputException;
import dev.assize.core.Problem;
import java.util.List;

/** A network cannot be compiled; each problem names the layer. */
public final class PlanException extends InputException {
    private static final long serialVersionUID = 1L;

    /** Makes the exception for at least one problem. */
    public PlanException(List<Problem> problems) {
        super(problems, null);
    }
}
