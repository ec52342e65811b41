package dev.assize.fairness.regression;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.statistics.SampleMean;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A number of a group of people for whom a number p was predicted and y came true. Each is a mean over people, or a
 * function of means whose standard error follows by linearization; intervals are those of Student's t with one degree of
 * freedom less than there are people. They are about right for large groups, and for small ones where what is averaged
 * is about normal. A group of one person, or whose people are all alike, has no interval.
 */
enum NumberFigure {
    /** What is predicted on average. */
    MEAN_PREDICTION("mean of p", "None by itself; compare between groups", Needs.PREDICTION) {
        @Override
        double of(double predicted, double truth) {
            return predicted;
        }
    },
    /** What is true on average. */
    MEAN_TARGET("mean of y", "None by itself; compare between groups", Needs.TRUTH) {
        @Override
        double of(double predicted, double truth) {
            return truth;
        }
    },
    /** How far predictions lie above the truth on average. */
    MEAN_ERROR("mean of p - y", "0; above 0 the group is predicted too high, below 0 too low", Needs.TRUTH) {
        @Override
        double of(double predicted, double truth) {
            return predicted - truth;
        }
    },
    /** How far predictions are off on average. */
    MEAN_ABSOLUTE_ERROR("mean of |p - y|", "0; higher is worse", Needs.TRUTH) {
        @Override
        double of(double predicted, double truth) {
            return Math.abs(predicted - truth);
        }
    },
    /** The loss that most regressions are trained by. */
    MEAN_SQUARED_ERROR("mean of (p - y)²", "0; higher is worse", Needs.TRUTH) {
        @Override
        double of(double predicted, double truth) {
            return (predicted - truth) * (predicted - truth);
        }
    },
    /** The same in the unit of the label. */
    ROOT_MEAN_SQUARED_ERROR("square root of the mean of (p - y)²", "0; higher is worse", Needs.TRUTH) {
        @Override
        double of(double predicted, double truth) {
            return MEAN_SQUARED_ERROR.of(predicted, truth);
        }

        /** sqrt(m) has the standard error se(m) / (2 sqrt(m)). */
        @Override
        Optional<Estimate> of(NumberOutcomes outcomes) {
            return mean(outcomes).flatMap(mean -> {
                double root = Math.sqrt(mean.value());
                return SampleMean.estimate(
                        root, mean.standardError() / (2 * root), mean.degrees(), 0, Double.POSITIVE_INFINITY);
            });
        }
    },
    /** How much of the variance of the truth is predicted. */
    R_SQUARED("1 - mean of (p - y)² / variance of y within the group", "1; lower is worse", Needs.TRUTH) {
        @Override
        double of(double predicted, double truth) {
            return MEAN_SQUARED_ERROR.of(predicted, truth);
        }

        /** Person i moves 1 - m/v by {@code -(e_i² - m)/v + m((y_i - mean)² - v)/v²}, to first order. */
        @Override
        Optional<Estimate> of(NumberOutcomes outcomes) {
            double[] truth = outcomes.truth().orElseThrow();
            double[] predicted = outcomes.predicted();
            double center = SampleMean.of(truth).value();
            double variance = SampleMean.of(Arrays.stream(truth)
                            .map(y -> (y - center) * (y - center))
                            .toArray())
                    .value();
            double lost = SampleMean.of(values(outcomes)).value();
            if (!(variance > 0)) {
                return Optional.empty();
            }
            double[] influence = new double[truth.length];
            for (int i = 0; i < truth.length; i++) {
                double square = (truth[i] - center) / Math.sqrt(variance);
                influence[i] =
                        (square * square - 1) * (lost / variance) - (of(predicted[i], truth[i]) - lost) / variance;
            }
            SampleMean spread = SampleMean.of(influence);
            return SampleMean.estimate(
                    1 - lost / variance, spread.standardError(), spread.degrees(), Double.NEGATIVE_INFINITY, 1);
        }

        @Override
        String noValue() {
            return "all its people have the same true number, so there is no variance to predict";
        }
    };

    private final String formula;
    private final String ideal;
    private final Needs needs;

    NumberFigure(String formula, String ideal, Needs needs) {
        this.formula = formula;
        this.ideal = ideal;
        this.needs = needs;
    }

    /** What must be known of people. */
    enum Needs {
        /** What was predicted. */
        PREDICTION,
        /** What came true, too. */
        TRUTH
    }

    /** Returns what is averaged. */
    abstract double of(double predicted, double truth);

    /** Returns the number of a group with people; nothing where it has none, or none that is finite. */
    Optional<Estimate> of(NumberOutcomes outcomes) {
        double least = isSigned() ? Double.NEGATIVE_INFINITY : 0;
        return mean(outcomes)
                .flatMap(mean -> SampleMean.estimate(
                        mean.value(), mean.standardError(), mean.degrees(), least, Double.POSITIVE_INFINITY));
    }

    /** Returns why a group with people has no number. */
    String noValue() {
        return "its numbers are too large to be squared and summed";
    }

    final Optional<SampleMean> mean(NumberOutcomes outcomes) {
        SampleMean mean = SampleMean.of(values(outcomes));
        return Double.isFinite(mean.value()) ? Optional.of(mean) : Optional.empty();
    }

    final double[] values(NumberOutcomes outcomes) {
        double[] predicted = outcomes.predicted();
        double[] truth = outcomes.truth().orElse(predicted);
        double[] values = new double[predicted.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = of(predicted[i], truth[i]);
        }
        return values;
    }

    boolean isKnown(NumberOutcomes outcomes) {
        return needs == Needs.PREDICTION || outcomes.truth().isPresent();
    }

    String formula() {
        return formula;
    }

    String ideal() {
        return ideal;
    }

    String metricName() {
        return "regression_" + name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    Definition.Range range() {
        if (this == R_SQUARED) {
            return new Definition.Range(Optional.empty(), Optional.of(1.0));
        }
        return isSigned() ? Definition.Range.ANY : Definition.Range.NOT_NEGATIVE;
    }

    /** Returns whether the number can be below 0. */
    boolean isSigned() {
        return this == MEAN_PREDICTION || this == MEAN_TARGET || this == MEAN_ERROR || this == R_SQUARED;
    }
}
