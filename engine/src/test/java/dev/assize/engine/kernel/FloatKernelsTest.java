package dev.assize.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FloatKernelsTest extends KernelsContract<float[]> {
    FloatKernelsTest() {
        super(new FloatKernels(), 4e-6); // rounding of float, numbers up to about 10
    }

    @Test
    void tanhStaysWithinItsStatedError() {
        double worst = 0;
        for (double x = -12; x < 12; x += 1e-4) {
            worst = Math.max(worst, Math.abs(FloatFunctions.tanh((float) x) - Math.tanh((float) x)));
        }
        assertThat(worst).isLessThan(4e-7);
        assertThat(FloatFunctions.tanh(Float.NaN)).isNaN();
    }
}
