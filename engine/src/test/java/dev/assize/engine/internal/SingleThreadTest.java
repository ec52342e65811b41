package dev.assize.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

class SingleThreadTest {
    @BeforeAll
    static void loadNativeCode() {
        assertThat(Nd4j.scalar(1.0).getDouble(0)).isEqualTo(1);
    }

    private static int threads() {
        return NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads();
    }

    private static int threadsSeenByAnotherThread() {
        int[] seen = new int[1];
        Thread other = new Thread(() -> seen[0] = threads());
        other.start();
        try {
            other.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("the test was interrupted while it waited for a thread", e);
        }
        return seen[0];
    }

    @Test
    void usesOneThread_whileItWorks() {
        int before = threads();

        int inside = SingleThread.call(SingleThreadTest::threads);

        assertThat(inside).isEqualTo(1);
        assertThat(threads()).isEqualTo(before);
    }

    @Test
    void leavesOtherThreadsAlone() {
        int before = threadsSeenByAnotherThread();

        assertThat(SingleThread.call(SingleThreadTest::threadsSeenByAnotherThread))
                .isEqualTo(before);
    }

    @Test
    void restoresTheNumber_whenTheWorkFails() {
        int before = threads();

        assertThatThrownBy(() -> SingleThread.call(() -> {
                    throw new IllegalStateException("the work of this test always fails");
                }))
                .hasMessage("the work of this test always fails");
        assertThat(threads()).isEqualTo(before);
    }
}
