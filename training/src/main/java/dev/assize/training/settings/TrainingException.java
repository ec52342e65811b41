package dev.assize.training.settings;

import dev.assize.core.InputException;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import java.util.List;

/** Settings, training rows or a model file cannot be used, or the training failed on them. */
public final class TrainingException extends InputException {
    private static final long serialVersionUID = 1L;

    /** Makes the exception from all problems of one input. */
    public TrainingException(List<Problem> problems) {
        super(problems, null);
    }

    /** Makes the exception for one problem and what was thrown below. */
    public TrainingException(Problem problem, Throwable cause) {
        super(List.of(problem), cause);
    }

    /** Makes the exception for one problem with a whole source. */
    public static TrainingException of(String source, String message, String hint) {
        return new TrainingException(List.of(new Problem(Place.of(source), message, hint)));
    }
}
