package dev.assize.reports.json;

import dev.assize.core.Problem;

/** Leaves the part of a file that cannot be understood; the reader of the list around it goes on with the next part. */
final class JsonFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    JsonFault(Problem problem, Throwable cause) {
        super(problem.render(), cause, false, false);
        this.problem = problem;
    }

    JsonFault(Problem problem) {
        super(problem.render(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
