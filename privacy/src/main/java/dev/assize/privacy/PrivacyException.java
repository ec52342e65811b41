package dev.assize.privacy;

import dev.assize.core.InputException;
import dev.assize.core.Problem;
import java.util.List;

/** The options of the privacy check do not fit the table. */
public final class PrivacyException extends InputException {
    private static final long serialVersionUID = 1L;

    /** Makes the exception of one or more problems. */
    public PrivacyException(List<Problem> problems) {
        super(problems, null);
    }
}
