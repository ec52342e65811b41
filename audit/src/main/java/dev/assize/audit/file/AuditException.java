package dev.assize.audit.file;

import dev.assize.core.InputException;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An audit file cannot be used, or what it names does not fit together. */
public final class AuditException extends InputException {
    private static final long serialVersionUID = 1L;

    /** Makes the exception from all problems found and what was thrown below, if anything was. */
    public AuditException(List<Problem> problems, @Nullable Throwable cause) {
        super(problems, cause);
    }

    /** Makes the exception from one problem. */
    public AuditException(Place place, String message, String hint) {
        this(List.of(new Problem(place, message, hint)), null);
    }
}
