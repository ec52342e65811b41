package dev.assize.policies.yaml;

import dev.assize.core.InputException;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the problems of one input, so that they are reported together. Not for use by several threads. */
public final class Problems {
    private final Thrower thrower;
    private final List<String> sources = new ArrayList<>();
    private final Set<Problem> found = new LinkedHashSet<>();

    /** Makes the exception of the module whose input is read, for example {@code PolicyException::new}. */
    @FunctionalInterface
    public interface Thrower {
        /** Makes the exception for at least one problem. */
        InputException make(List<Problem> problems, @Nullable Throwable cause);
    }

    /** Starts an empty collection whose problems are thrown as the exception that {@code thrower} makes. */
    public Problems(Thrower thrower) {
        this.thrower = thrower;
    }

    /** Notes a problem; the same problem is noted once. */
    public void add(Problem problem) {
        if (!sources.contains(problem.place().source())) {
            sources.add(problem.place().source());
        }
        found.add(problem);
    }

    /** Notes a problem. */
    public void add(Place place, String message, String hint) {
        add(new Problem(place, message, hint));
    }

    /** Returns whether nothing was noted. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Returns the problems by source in the order of first mention, then by line and column. */
    public List<Problem> sorted() {
        Comparator<Problem> order = Comparator.comparingInt(
                problem -> sources.indexOf(problem.place().source()));
        return found.stream()
                .sorted(order.thenComparingInt(problem -> problem.place().line())
                        .thenComparingInt(problem -> problem.place().column()))
                .toList();
    }

    /** Throws the exception with all problems, if there is one. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw thrower.make(sorted(), null);
        }
    }

    /** Notes a problem after which reading cannot go on, and returns the exception with all problems for throwing. */
    public InputException stop(Problem last, @Nullable Throwable cause) {
        add(last);
        return thrower.make(sorted(), cause);
    }
}
