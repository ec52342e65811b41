package dev.assize.training.fit;

import java.util.ArrayList;
import java.util.List;

/** How far a training has come: everything that a checkpoint saves besides the network's own numbers. */
final class Course {
    private final List<EpochScores> epochs;
    private int step;
    private int iteration;
    private int bestEpoch;
    private int keptEpoch;
    private Kept kept;

    private Course(List<EpochScores> epochs, int step, int iteration, int bestEpoch, int keptEpoch, Kept kept) {
        this.epochs = new ArrayList<>(epochs);
        this.step = step;
        this.iteration = iteration;
        this.bestEpoch = bestEpoch;
        this.keptEpoch = keptEpoch;
        this.kept = kept;
    }

    /** Returns the start of a training from a state. */
    static Course start(Kept state) {
        return new Course(List.of(), 0, state.iteration(), 0, 0, state);
    }

    /** Returns the scores of all passes that are over. */
    List<EpochScores> epochs() {
        return epochs;
    }

    /** Returns how many passes are over. */
    int passes() {
        return epochs.size();
    }

    /** Returns how many steps of the current pass are over. */
    int step() {
        return step;
    }

    /** Returns how many steps the network has seen, those of earlier trainings included. */
    int iteration() {
        return iteration;
    }

    /** Returns the pass after which the held-out rows had the lowest loss, 0 before the first is over. */
    int bestEpoch() {
        return bestEpoch;
    }

    /** Returns the pass whose state is kept, 0 for the start. */
    int keptEpoch() {
        return keptEpoch;
    }

    /** Returns the state to end with or to go back to. */
    Kept kept() {
        return kept;
    }

    void stepDone() {
        step++;
        iteration++;
    }

    void passDone(EpochScores scores) {
        epochs.add(scores);
        step = 0;
    }

    /** Notes that the pass that is just over is the best so far. */
    void best() {
        bestEpoch = epochs.size();
    }

    /** Notes the state after the pass that is just over as the one to keep. */
    void keep(Kept state) {
        keptEpoch = epochs.size();
        kept = state;
    }

    /** Returns the loss to beat: that of the held-out rows after the best pass. */
    double lossToBeat() {
        return bestEpoch == 0
                ? Double.POSITIVE_INFINITY
                : epochs.get(bestEpoch - 1).validation().map(Score::loss).orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * A point of a training as a checkpoint names it.
     *
     * @param epochs scores of the passes that are over
     * @param step steps of the current pass that are over
     * @param iteration steps the network has seen
     * @param bestEpoch the pass with the lowest validation loss
     * @param keptEpoch the pass whose state is kept
     */
    record Point(List<EpochScores> epochs, int step, int iteration, int bestEpoch, int keptEpoch) {
        /** Checks that the numbers fit together. */
        Point {
            epochs = List.copyOf(epochs);
            boolean ordered = 0 <= bestEpoch && bestEpoch <= keptEpoch && keptEpoch <= epochs.size();
            if (!ordered || step < 0 || iteration < step) {
                throw new IllegalArgumentException(
                        "step " + step + " of " + iteration + " with the best epoch " + bestEpoch + ", the kept epoch "
                                + keptEpoch + " of " + epochs.size() + " is no point of a training");
            }
        }

        /** Returns the course at this point. */
        Course with(Kept kept) {
            return new Course(epochs, step, iteration, bestEpoch, keptEpoch, kept);
        }
    }

    /** Returns where the training is now. */
    Point point() {
        return new Point(epochs, step, iteration, bestEpoch, keptEpoch);
    }
}
