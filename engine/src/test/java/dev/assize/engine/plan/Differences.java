package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

/** Holds gradients against difference quotients. */
final class Differences {
    private static final double STEP = 1e-5;

    private Differences() {}

    /** Checks every n-th parameter of the network of a twin, with everything random drawn from seed 3. */
    static void check(Twin twin, int every) {
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        double[] parameters = plan.parameters();
        plan.train(twin.batch(), twin.targetBatch(), 3);
        double[] gradient = plan.gradient();
        for (int i = 0; i < parameters.length; i += every) {
            double quotient =
                    (loss(plan, twin, parameters, i, STEP) - loss(plan, twin, parameters, i, -STEP)) / (2 * STEP);
            assertThat(gradient[i]).as("parameter %d", i).isCloseTo(quotient, within(1e-7 * (1 + Math.abs(quotient))));
        }
        plan.setParameters(parameters);
    }

    private static double loss(Plan plan, Twin twin, double[] parameters, int changed, double by) {
        double[] moved = parameters.clone();
        moved[changed] += by;
        plan.setParameters(moved);
        return Arrays.stream(plan.train(twin.batch(), twin.targetBatch(), 3)).sum();
    }

    /** Checks every n-th input of a twin. */
    static void checkInputs(Twin twin, int every) {
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        Pass pass = plan.forward(twin.batch());
        pass.backward(twin.targetBatch());
        double[] gradient = pass.inputGradient().toArray();
        for (int i = 0; i < twin.inputs.length; i += every) {
            double quotient = (loss(plan, twin, i, STEP) - loss(plan, twin, i, -STEP)) / (2 * STEP);
            assertThat(gradient[i]).as("input %d", i).isCloseTo(quotient, within(1e-7 * (1 + Math.abs(quotient))));
        }
    }

    private static double loss(Plan plan, Twin twin, int changed, double by) {
        double[] inputs = twin.inputs.clone();
        inputs[changed] += by;
        return Arrays.stream(plan.forward(twin.withInputs(inputs).batch()).backward(twin.targetBatch()))
                .sum();
    }
}
