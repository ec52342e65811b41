package dev.assize.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataExceptionTest {
    @Test
    void showsAllProblemsInTheirOrder() {
        DataException exception = new DataException(List.of(
                new Problem(Place.line("a.csv", 3), "first", "do this"),
                new Problem(Place.of("a.csv"), "second", "do that")));

        assertThat(exception).hasMessage("a.csv:3: first\n  do this\na.csv: second\n  do that");
        assertThat(exception.problems()).hasSize(2);
    }

    @Test
    void keepsTheCause() {
        IllegalStateException cause = new IllegalStateException("below");

        DataException exception =
                new DataException(DataException.of("a", "b", "c").problems(), cause);

        assertThat(exception).hasCause(cause).hasMessage("a: b\n  c");
    }
}
