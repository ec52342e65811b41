package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void runsEachTaskOnce(int threads) {
        Workers workers = new Workers(threads);
        for (int round = 0; round < 200; round++) {
            AtomicIntegerArray runs = new AtomicIntegerArray(7);
            workers.run(7, runs::incrementAndGet);
            for (int task = 0; task < 7; task++) {
                assertThat(runs.get(task)).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void passesAFailureOn_andWorksAgain(int threads) {
        Workers workers = new Workers(threads);

        assertThatIllegalStateException()
                .isThrownBy(() -> workers.run(4, task -> {
                    if (task == 2) {
                        throw new IllegalStateException("task 2 has failed");
                    }
                }))
                .withMessage("task 2 has failed");
        AtomicIntegerArray runs = new AtomicIntegerArray(3);
        workers.run(3, runs::incrementAndGet);
        assertThat(runs).hasToString("[1, 1, 1]");
    }
}
