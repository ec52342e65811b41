package dev.assize.training.gan;

import dev.assize.core.InputException;
import dev.assize.core.Problem;
import java.util.List;

/** A GAN's training had to stop; what was good until then is not lost. */
public final class GanStoppedException extends InputException {
    private static final long serialVersionUID = 1L;

    private final transient TrainedGan kept;

    GanStoppedException(Problem problem, TrainedGan kept) {
        super(List.of(problem), null);
        this.kept = kept;
    }

    /** Returns the networks after the last epoch whose numbers were all finite. */
    public TrainedGan kept() {
        return kept;
    }
}
