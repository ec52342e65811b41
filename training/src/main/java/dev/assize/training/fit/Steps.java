package dev.assize.training.fit;

import dev.assize.training.privacy.PrivateHistory;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** What a pass over the examples is made of. */
interface Steps {
    /** Returns how many steps a pass has. */
    int perPass();

    /** Makes ready for the pass that {@code course} is in. */
    void begin(Course course);

    /** Returns whether one more step may be made. */
    boolean permitted(Course course);

    /** Makes one step; returns its loss, if it may be told. */
    OptionalDouble take(Course course);

    /** Returns how many rows of a pass are done after some steps of it; an expectation where they are drawn. */
    long rowsAfter(int steps);

    /** Measures the network after a pass, as far as it may be told. */
    SortedMap<String, Score> measured(Course course);

    /** Returns the state to end with if the training ended here. */
    Kept state();

    /** Returns what a checkpoint needs besides the network and the course, by name of a part. */
    Map<String, byte[]> saved();

    /** Notes that a checkpoint has all steps up to now. */
    default void checkpointed(Course course) {}

    /** Returns what is to be said of privacy. */
    Optional<PrivateHistory> privacy();
}
