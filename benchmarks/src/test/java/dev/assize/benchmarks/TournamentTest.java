package dev.assize.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TournamentTest {
    @Test
    void takesTurns_afterAWarmUpOfEach() {
        List<String> calls = new ArrayList<>();
        Contestant first = runs -> call(calls, "a" + runs, 5);
        Contestant second = runs -> call(calls, "b" + runs, 50);

        List<double[]> millis = new Tournament(2, 20, 0).hold(List.of(first, second));
        assertThat(calls)
                .containsExactly("a1", "b1", "a2", "b1", "a2", "b1"); // 20 ms, doubling: 2 runs of 5 ms, 1 of 50
        assertThat(millis).containsExactly(new double[] {5, 5}, new double[] {50, 50});
    }

    private static double call(List<String> calls, String name, double millis) {
        calls.add(name);
        return millis;
    }

    @Test
    void warmsUpUntilTheTimeIsSpent() {
        List<String> calls = new ArrayList<>();

        new Tournament(1, 8, 14).hold(List.of(runs -> call(calls, "a" + runs, 1)));
        assertThat(calls).containsExactly("a1", "a2", "a4", "a8", "a8"); // 1 + 2 + 4 + 8 ms, then the round
    }

    @Test
    void refusesToMeasureNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tournament(0, 1, 2))
                .withMessage("a tournament of 0 rounds with turns of 1.0 ms after 2.0 ms cannot measure; give at least "
                        + "one round and times of at least 0");
    }
}
