package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
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

    @Test
    void threadsAreDaemons_andEndWhenTheyHaveNothingToDo() throws InterruptedException {
        Set<Thread> helpers = ConcurrentHashMap.newKeySet();
        for (int plan = 0; plan < 20; plan++) {
            CountDownLatch both = new CountDownLatch(2);
            new Workers(2).run(2, task -> {
                if (Thread.currentThread().getName().equals("assize-engine")) {
                    helpers.add(Thread.currentThread());
                }
                both.countDown();
                meet(both);
            });
        }

        assertThat(helpers).hasSize(20).allMatch(Thread::isDaemon);
        for (Thread helper : helpers) {
            helper.join(20_000); // idle for 2 s
        }
        assertThat(helpers).noneMatch(Thread::isAlive);
    }

    private static void meet(CountDownLatch both) {
        try {
            both.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void givesWorkToAThreadThatFellAsleep() throws InterruptedException {
        Workers workers = new Workers(2);
        for (int round = 0; round < 5; round++) {
            AtomicIntegerArray runs = new AtomicIntegerArray(9);
            workers.run(9, runs::incrementAndGet);
            assertThat(runs).hasToString("[1, 1, 1, 1, 1, 1, 1, 1, 1]");
            Thread.sleep(round); // longer than anybody looks for work
        }
    }
}
