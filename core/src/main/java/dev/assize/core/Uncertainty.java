package dev.assize.core;

import java.util.List;

/**
 * What an interval of any confidence can be made from: the sufficient counts, or a standard error. It travels in the
 * report, so that a policy can ask for another confidence or correct for many comparisons without the data.
 * Module {@code statistics} turns it into intervals.
 */
public sealed interface Uncertainty {
    /** A rate {@code hits / rows}. */
    record OfRate(Counts counts) implements Uncertainty {}

    /** A ratio of two rates of different rows, {@code numerator / denominator}. */
    record OfRatio(Counts numerator, Counts denominator) implements Uncertainty {}

    /** A difference of two rates of different rows, {@code minuend - subtrahend}. */
    record OfDifference(Counts minuend, Counts subtrahend) implements Uncertainty {}

    /** The largest rate minus the smallest rate of two or more groups. */
    record OfWidestGap(List<Counts> groups) implements Uncertainty {
        /** Copies the groups. */
        public OfWidestGap {
            groups = List.copyOf(groups);
        }
    }

    /** The smallest rate divided by the largest rate of two or more groups. */
    record OfSmallestRatio(List<Counts> groups) implements Uncertainty {
        /** Copies the groups. */
        public OfSmallestRatio {
            groups = List.copyOf(groups);
        }
    }

    /** The largest of several quantities, each with its own uncertainty. */
    record OfLargest(List<Uncertainty> parts) implements Uncertainty {
        /** Copies the parts. */
        public OfLargest {
            parts = List.copyOf(parts);
        }
    }

    /** The smallest of several quantities, each with its own uncertainty. */
    record OfSmallest(List<Uncertainty> parts) implements Uncertainty {
        /** Copies the parts. */
        public OfSmallest {
            parts = List.copyOf(parts);
        }
    }

    /** The mean of several quantities, each with its own uncertainty. */
    record OfMean(List<Uncertainty> parts) implements Uncertainty {
        /** Copies the parts. */
        public OfMean {
            parts = List.copyOf(parts);
        }
    }

    /**
     * An estimate whose distance from the truth, in standard errors, has Student's distribution, cut to the range it can
     * have.
     *
     * @param estimate finite
     * @param standardError at least 0
     * @param degrees of freedom of the standard error, above 0; infinite where it counts as known, which makes the
     *     distribution the normal one
     * @param least smallest value possible, may be infinite
     * @param most largest value possible, may be infinite
     */
    record OfStandardError(double estimate, double standardError, double degrees, double least, double most)
            implements Uncertainty {
        /** Checks that the numbers are finite, the error is not negative and the range is in order. */
        public OfStandardError {
            if (!Double.isFinite(estimate)
                    || !Double.isFinite(standardError)
                    || standardError < 0
                    || !(degrees > 0)
                    || !(least <= most)) {
                throw new IllegalArgumentException("estimate " + estimate + ", standard error " + standardError
                        + ", degrees of freedom " + degrees + ", range [" + least + ", " + most
                        + "] are not those of a finite estimate");
            }
        }

        /** Makes an estimate that is about normal. */
        public OfStandardError(double estimate, double standardError, double least, double most) {
            this(estimate, standardError, Double.POSITIVE_INFINITY, least, most);
        }
    }
}
