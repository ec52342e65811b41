package dev.assize.cli;

import picocli.CommandLine.Option;

/** What private gradient descent and a guarantee are made of, apart from what is asked for. */
final class PrivateSgdOptions {
    @Option(
            names = "--sampling-rate",
            paramLabel = "Q",
            required = true,
            description = "Probability of a record to take part in a step (Poisson sampling), above 0, at most 1.")
    private double samplingRate;

    @Option(
            names = "--delta",
            paramLabel = "D",
            required = true,
            description = "Above 0, below 1; well below 1 / rows.")
    private double delta;

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    double samplingRate() {
        return samplingRate;
    }

    double delta() {
        return delta;
    }

    boolean json() {
        return json;
    }

    /** Adds what every question has. */
    void addTo(PrivacyNumbers numbers) {
        numbers.samplingRate(samplingRate).delta(delta);
    }
}
