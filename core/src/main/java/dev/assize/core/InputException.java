package dev.assize.core;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the user handed in cannot be used: exit code 2. Each module has one subclass for its own kind of input. All
 * problems of an input are reported together.
 */
public abstract class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * Makes the exception.
     *
     * @param problems at least one problem
     * @param cause what was thrown below, or null
     */
    protected InputException(List<Problem> problems, @Nullable Throwable cause) {
        super(problems.stream().map(Problem::render).collect(Collectors.joining("\n")), cause);
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("an input exception needs at least one problem, got none");
        }
        this.problems = List.copyOf(problems);
    }

    /** Returns the problems in the order of the input. */
    public List<Problem> problems() {
        return problems;
    }
}
