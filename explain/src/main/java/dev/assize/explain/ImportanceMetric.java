package dev.assize.explain;

import dev.assize.core.Tensor;
import java.util.Locale;

/** What a column's importance is measured by: a score of each row, larger is better, averaged over rows. */
public enum ImportanceMetric {
    /** 1 when the most probable class is the true one, else 0; the importance is the accuracy lost, -1 to 1. */
    ACCURACY(1) {
        @Override
        double score(Tensor probabilities, int row, int truth, int decided) {
            return decided == truth ? 1 : 0;
        }
    },
    /**
     * {@code ln p(true class)}, p clipped to [2.22e-16, 1 - 2.22e-16] as scikit-learn does; the importance is the rise
     * of the log loss in nats, -36.1 to 36.1 because of the clip.
     */
    LOG_LOSS(-Math.log(Math.ulp(1.0))) {
        @Override
        double score(Tensor probabilities, int row, int truth, int decided) {
            double clip = Math.ulp(1.0);
            return Math.log(Math.min(1 - clip, Math.max(clip, probabilities.at(row, truth))));
        }
    };

    private final double bound;

    ImportanceMetric(double bound) {
        this.bound = bound;
    }

    /** Returns the largest size that an importance can have. */
    public double bound() {
        return bound;
    }

    /** Returns the name in options and scopes, for example {@code log_loss}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract double score(Tensor probabilities, int row, int truth, int decided);
}
