package dev.assize.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BlasThreadsTest {
    @Test
    void setsTheCountOfTheLibrary() {
        BlasThreads.use(1);
        assertThat(BlasThreads.inUse()).isEqualTo(1);
    }

    @Test
    void refusesNoThreads() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BlasThreads.use(0))
                .withMessage("a matrix product on 0 threads was asked for; give a number of at least 1");
    }
}
