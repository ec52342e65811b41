package dev.assize.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.engine.kernel.UpdateKernels.Slot;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The arithmetic in single precision is that in double, which other tests hold against DL4J. */
class UpdateKernelsTest {
    private static final int LENGTH = 37;
    private static final int STEPS = 12;

    @ParameterizedTest
    @EnumSource(UpdateStep.Kind.class)
    void floatsMoveAsDoublesDo_alsoWhenGradientsShrink(UpdateStep.Kind kind) {
        SplittableRandom random = new SplittableRandom(3);
        UpdateStep step = new UpdateStep(kind, 0.05, 0.8, 0.9, 1e-3);
        double[][] wide = new double[6][LENGTH];
        float[][] narrow = new float[6][LENGTH];
        for (int number = 0; number < STEPS; number++) {
            double size = number < STEPS / 2 ? 2 : 0.01; // the largest average so far then stays behind
            for (int i = 0; i < LENGTH; i++) {
                for (int part = 1; part <= 2; part++) {
                    narrow[part][i] = (float) random.nextDouble(-size, size);
                    wide[part][i] = narrow[part][i];
                }
            }
            new DoubleUpdates().update(step, 0.5, slot(wide), new Range(0, LENGTH));
            new FloatUpdates().update(step, 0.5, slot(narrow), new Range(0, LENGTH));
        }

        for (int i = 0; i < LENGTH; i++) {
            assertThat((double) narrow[0][i]).as("parameter %d", i).isCloseTo(wide[0][i], within(2e-5));
            assertThat(Math.abs(wide[0][i])).as("parameter %d", i).isGreaterThan(1e-4); // it did move
        }
    }

    private static <A> Slot<A> slot(A[] arrays) {
        return new Slot<>(arrays[0], arrays[1], arrays[2], arrays[3], arrays[4], arrays[5]);
    }
}
