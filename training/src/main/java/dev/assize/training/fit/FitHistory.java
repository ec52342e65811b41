package dev.assize.training.fit;

import dev.assize.training.privacy.PrivateHistory;
import java.util.List;
import java.util.Optional;

/**
 * What happened in a training.
 *
 * @param parameters numbers that were learned
 * @param rows how many rows gradients came from; the curve may rest on some of them only
 * @param epochs one entry for each pass, in order
 * @param bestEpoch number of the pass whose parameters were kept, from 1
 * @param stoppedEarly whether patience or the privacy budget ran out before the last pass
 * @param privacy what was spent, if the training was private
 */
public record FitHistory(
        long parameters,
        long rows,
        List<EpochScores> epochs,
        int bestEpoch,
        boolean stoppedEarly,
        Optional<PrivateHistory> privacy) {
    /** Checks that the best epoch exists. */
    public FitHistory {
        epochs = List.copyOf(epochs);
        if (bestEpoch < 1 || bestEpoch > epochs.size()) {
            throw new IllegalArgumentException(
                    "the best epoch is " + bestEpoch + ", the history has epochs 1 to " + epochs.size());
        }
    }

    /** Makes the history of a training without a privacy guarantee. */
    public FitHistory(long parameters, long rows, List<EpochScores> epochs, int bestEpoch, boolean stoppedEarly) {
        this(parameters, rows, epochs, bestEpoch, stoppedEarly, Optional.empty());
    }

    /** Makes a history whose training scores are those of all rows. */
    public FitHistory(long parameters, List<EpochScores> epochs, int bestEpoch, boolean stoppedEarly) {
        this(parameters, epochs.isEmpty() ? 0 : epochs.get(0).training().rows(), epochs, bestEpoch, stoppedEarly);
    }

    /** Returns the epoch whose parameters the network has. */
    public EpochScores best() {
        return epochs.get(bestEpoch - 1);
    }
}
