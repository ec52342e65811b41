package dev.assize.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProblemTest {
    private static final Place PLACE = new Place("policies/credit.yaml", 14, 11, Optional.of("  metric: parity"));

    @Test
    void showsTheLineWithACaretUnderTheColumn() {
        assertThat(new Problem(PLACE, "unknown metric 'parity'", "Known metrics: a, b").render())
                .isEqualTo("policies/credit.yaml:14:11: unknown metric 'parity'\n"
                        + "   14 |   metric: parity\n"
                        + "      |           ^\n"
                        + "  Known metrics: a, b");
    }

    @Test
    void showsNoMoreThanIsKnown() {
        assertThat(new Problem(Place.of("a.csv"), "is empty", "").render()).isEqualTo("a.csv: is empty");
        assertThat(new Problem(Place.line("a.csv", 3), "has 2 fields", "Line 1 has 3.").render())
                .isEqualTo("a.csv:3: has 2 fields\n  Line 1 has 3.");
    }

    @Test
    void reportsAllProblemsTogether() {
        IOException cause = new IOException("disk gone");
        BadFile exception = new BadFile(
                List.of(new Problem(Place.of("a"), "one", ""), new Problem(Place.of("b"), "two", "")), cause);

        assertThat(exception).hasMessage("a: one\nb: two").hasCause(cause);
        assertThat(exception.problems()).hasSize(2);
    }

    @Test
    void needsAProblem() {
        assertThatThrownBy(() -> new BadFile(List.of(), null))
                .hasMessage("an input exception needs at least one problem, got none");
    }

    private static final class BadFile extends InputException {
        private static final long serialVersionUID = 1L;

        BadFile(List<Problem> problems, @Nullable Throwable cause) {
            super(problems, cause);
        }
    }
}
