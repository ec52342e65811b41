package dev.assize.fairness.mitigation;

import dev.assize.core.InputException;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows or settings of a mitigation cannot be used. */
public final class MitigationException extends InputException {
    private static final long serialVersionUID = 1L;

    /** Makes the exception of one or more problems. */
    public MitigationException(List<Problem> problems) {
        this(problems, null);
    }

    /** Makes the exception of one or more problems and what was thrown below. */
    MitigationException(List<Problem> problems, @Nullable Throwable cause) {
        super(problems, cause);
    }

    /** Makes the exception of one problem at the place {@code mitigation}. */
    static MitigationException of(String message, String hint) {
        return new MitigationException(List.of(new Problem(Place.of("mitigation"), message, hint)));
    }
}
