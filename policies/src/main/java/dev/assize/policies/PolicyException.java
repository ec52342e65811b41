package dev.assize.policies;

import dev.assize.core.InputException;
import dev.assize.core.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A policy file that cannot be used, or a waiver in it that no longer holds. */
public final class PolicyException extends InputException {
    private static final long serialVersionUID = 1L;

    /** Makes the exception for at least one problem. */
    public PolicyException(List<Problem> problems, @Nullable Throwable cause) {
        super(problems, cause);
    }
}
