package dev.assize.cli;

import dev.assize.privacy.statement.DeltaWarning;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--records",
            paramLabel = "N",
            description = "How many records there are; a delta that is too large for them is warned of.")
    private @Nullable Long records;

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

    /** Returns the warning about delta, if there is one, after it was printed. */
    List<String> warnings(Console console) {
        List<String> warnings = records == null
                ? List.of()
                : DeltaWarning.of(delta, records).stream().toList();
        warnings.forEach(warning -> console.warn("%s", warning));
        return warnings;
    }

    /** Adds what every question has. */
    void addTo(PrivacyNumbers numbers) {
        numbers.samplingRate(samplingRate).delta(delta);
        if (records != null) {
            numbers.records(records);
        }
    }
}
