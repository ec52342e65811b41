package dev.assize.data.arrays;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.data.DataException;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with files, so that all of it is reported together; beyond a number it only counts. */
final class Faults {
    private static final int MOST = 20;

    private final List<Problem> problems = new ArrayList<>();
    private int more;

    void add(Place place, String message, String hint) {
        if (problems.size() < MOST) {
            problems.add(new Problem(place, message, hint));
        } else {
            more++;
        }
    }

    void add(String source, String message, String hint) {
        add(Place.of(source), message, hint);
    }

    /** Keeps the problems of an exception. */
    void add(DataException e) {
        e.problems().forEach(problem -> add(problem.place(), problem.message(), problem.hint()));
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    /** Throws if there is a problem. */
    void require() {
        if (more > 0) {
            Place first = problems.get(0).place();
            problems.add(new Problem(
                    Place.of(first.source()),
                    "there are " + more + " more problems of this kind, not listed here",
                    "Correct the first ones and try again."));
        }
        if (!problems.isEmpty()) {
            throw new DataException(problems);
        }
    }
}
