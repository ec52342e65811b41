package dev.assize.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Progress;
import dev.assize.core.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;

class RobustnessOptionsTest {
    @Test
    void defaultsHaveNoProblems() {
        assertThat(RobustnessOptions.defaults().problems()).isEmpty();
    }

    @Test
    void emptyListsAreAllowed() {
        RobustnessOptions defaults = RobustnessOptions.defaults();

        assertThat(new RobustnessOptions(List.of(), List.of(), List.of(), defaults.calibration(), defaults.limits())
                        .problems())
                .isEmpty();
    }

    @Test
    void reportsAllProblemsTogether_inTheirOrder() {
        RobustnessOptions options = new RobustnessOptions(
                List.of(0.1, -0.5, 0.1),
                List.of(1.2),
                List.of(Double.POSITIVE_INFINITY),
                new RobustnessOptions.CalibrationOptions(0, 10),
                new RobustnessOptions.WorkLimits(0, -1, 0));

        assertThatThrownBy(() -> new RobustnessCheck(options, new Seed(1), Progress.silent()))
                .isInstanceOf(RobustnessException.class)
                .hasMessage("""
                        checks.robustness: fgsm.strengths has the value -0.5
                          Give finite numbers above 0; an undamaged table is measured in any case.
                        checks.robustness: fgsm.strengths has the value 0.1 twice
                          Give each level once.
                        checks.robustness: missing.fractions has the value 1.2
                          Give numbers above 0 and up to 1; an undamaged table is measured in any case.
                        checks.robustness: noise.strengths has the value Infinity
                          Give finite numbers above 0; an undamaged table is measured in any case.
                        checks.robustness: calibration.bins is 0
                          Give a whole number of 1 to 1000.
                        checks.robustness: calibration.draws is 10
                          Give a whole number of 50 to 100000.
                        checks.robustness: maxRows is 0
                          Give a whole number of 1 or more.
                        checks.robustness: maxAttackRows is -1
                          Give a whole number of 1 or more.
                        checks.robustness: sliceRows is 0
                          Give a whole number of 1 or more.""");
    }
}
