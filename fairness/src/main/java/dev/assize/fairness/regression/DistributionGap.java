package dev.assize.fairness.regression;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.Interval;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.statistics.Estimates;
import java.util.List;
import java.util.Optional;

/**
 * The largest distance of the distribution functions of predictions of two groups: 0 where the same is predicted for
 * both, whatever the quantile. Statistical parity of a regression limits it.
 */
record DistributionGap() implements NumberMetric {
    private static final String ID = "fairness.regression_kolmogorov_smirnov";

    @Override
    public Definition definition() {
        return new Definition(
                ID,
                "Regression: distance of predictions",
                "largest |F(p) - G(p)| over predictions p, the largest of all pairs of groups; F and G are the shares of"
                        + " people with a prediction up to p",
                Definition.Range.UNIT,
                "0 is parity; higher is worse",
                "Agarwal, Dudik and Wu, Fair regression, 2019");
    }

    @Override
    public List<Evidence> measure(NumberGroups groups) {
        if (groups.scope().attributes().isEmpty()) {
            return List.of();
        }
        EvidenceKey key = new EvidenceKey(ID, groups.scope());
        List<NumberGroup> compared = groups.compared();
        if (compared.size() < 2) {
            return List.of(new Undefined(key, Undefined.Cause.NO_VALUE, RegressionCheck.tooFew(groups)));
        }
        return List.of(largest(key, groups, compared));
    }

    private static Evidence largest(EvidenceKey key, NumberGroups groups, List<NumberGroup> compared) {
        List<double[]> sorted = compared.stream()
                .map(group -> QuantileGap.sorted(group.outcomes().predicted()))
                .toList();
        int pairs = compared.size() * (compared.size() - 1) / 2;
        double largest = -1;
        double lower = 0;
        double upper = 0;
        String worst = "";
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = i + 1; j < sorted.size(); j++) {
                double found = distance(sorted.get(i), sorted.get(j));
                double radius =
                        radius(sorted.get(i).length, sorted.get(j).length, (1 - Estimates.SHOWN_CONFIDENCE) / pairs);
                lower = Math.max(lower, found - radius);
                upper = Math.max(upper, found + radius);
                if (found > largest) {
                    largest = found;
                    worst = "'" + compared.get(i).name() + "' and '"
                            + compared.get(j).name() + "'";
                }
            }
        }
        Interval interval = new Interval(
                lower, Math.min(1, upper), Estimates.SHOWN_CONFIDENCE, "Dvoretzky-Kiefer-Wolfowitz, any sample size");
        return new MeasuredValue(
                key,
                new Estimate(largest, Optional.empty(), Optional.of(interval), Optional.empty()),
                Unit.NUMBER,
                groups.people(),
                "largest of " + pairs + " pairs, that of " + worst + groups.leftOut());
    }

    /** Returns the distance of the distribution functions of two sorted samples. */
    static double distance(double[] one, double[] other) {
        int i = 0;
        int j = 0;
        double largest = 0;
        while (i < one.length && j < other.length) {
            double at = Math.min(one[i], other[j]);
            while (i < one.length && one[i] <= at) {
                i++;
            }
            while (j < other.length && other[j] <= at) {
                j++;
            }
            largest = Math.max(largest, Math.abs(i / (double) one.length - j / (double) other.length));
        }
        return largest;
    }

    /** How far both distribution functions together are off at most, but for a probability of {@code error}. */
    private static double radius(int people, int others, double error) {
        return Math.sqrt(Math.log(4 / error) / 2) * (1 / Math.sqrt(people) + 1 / Math.sqrt(others));
    }
}
