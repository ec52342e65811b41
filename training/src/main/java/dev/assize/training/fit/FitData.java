package dev.assize.training.fit;

import java.util.Optional;

/**
 * What a network is trained and measured on.
 *
 * @param training examples that gradients come from
 * @param validation held-out examples that choose the best pass
 */
public record FitData(Examples training, Optional<Examples> validation) {
    /** Makes data of which nothing is held out. */
    public static FitData of(Examples training) {
        return new FitData(training, Optional.empty());
    }

    /** Makes data with held-out examples. */
    public static FitData of(Examples training, Examples validation) {
        return new FitData(training, Optional.of(validation));
    }
}
