package dev.assize.fairness;

import dev.assize.core.Seed;
import dev.assize.core.SortedScores;
import dev.assize.core.Tally;
import dev.assize.core.WeightSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Redraws the cells of all groups together: as many people as there are, each from a cell with the probability that is
 * its share (multinomial), which costs the same for a thousand and a billion people. A redrawn cell keeps its mean
 * weight. The interval is that between two percentiles of the statistic, widened to the value itself where a biased
 * statistic would leave it out.
 *
 * <p>The number of people of a cell is drawn cell by cell from a binomial distribution: exactly by inversion while the
 * expected number is below 30, by the normal approximation above.
 *
 * @see <a href="https://doi.org/10.1201/9780429246593">Efron and Tibshirani, An introduction to the bootstrap, 1993,
 *     chapter 13</a>
 */
final class CellBootstrap {
    /** How often cells are redrawn. */
    static final int DRAWS = 2_000;

    private static final double SMALL = 30;
    private static final Seed SEED = new Seed(20_240_501L);

    private final GroupedOutcomes outcomes;
    private final long people;

    CellBootstrap(GroupedOutcomes outcomes) {
        this.outcomes = outcomes;
        this.people = outcomes.total(GroupCounts::rows);
    }

    /** Returns the ends, or nothing where fewer than half of the draws have a value. NaN stands for no value. */
    Optional<double[]> interval(ToDoubleFunction<GroupedOutcomes> statistic, double value, double confidence) {
        SplittableRandom random = SEED.random();
        double[] drawn = new double[DRAWS];
        int found = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double one = statistic.applyAsDouble(redrawn(random));
            if (Double.isFinite(one)) {
                drawn[found++] = one;
            }
        }
        if (found < DRAWS / 2) {
            return Optional.empty();
        }
        Arrays.sort(drawn, 0, found);
        int below = (int) Math.floor((1 - confidence) / 2 * found);
        double lower = Math.min(value, drawn[below]);
        return Optional.of(new double[] {lower, Math.max(value, drawn[found - 1 - below])});
    }

    private GroupedOutcomes redrawn(SplittableRandom random) {
        List<GroupCounts> groups = new ArrayList<>();
        long left = people;
        long toDraw = people;
        for (GroupCounts group : outcomes.groups()) {
            List<Tally.Cell> cells = new ArrayList<>();
            for (int truth = Tally.UNKNOWN; truth <= 1; truth++) {
                for (int decision = Tally.UNKNOWN; decision <= 1; decision++) {
                    long now = group.people(truth, decision);
                    long drawn = now == 0 ? 0 : binomial(random, toDraw, now / (double) left);
                    left -= now;
                    toDraw -= drawn;
                    if (drawn > 0) {
                        cells.add(cell(group, truth, decision, drawn));
                    }
                }
            }
            groups.add(GroupCounts.ofCells(group.name(), cells));
        }
        return new GroupedOutcomes(outcomes.scope(), groups, outcomes.comparison());
    }

    private static Tally.Cell cell(GroupCounts group, int truth, int decision, long people) {
        double factor = people / (double) group.people(truth, decision);
        WeightSum weight = group.weight(truth, decision);
        var weights = new WeightSum(weight.sum() * factor, weight.squares() * factor);
        return new Tally.Cell(List.of(), truth, decision, people, new Tally.Measured(weights, SortedScores.NONE));
    }

    /** Draws how many of {@code n} hit with probability {@code p}. */
    static long binomial(SplittableRandom random, long n, double p) {
        if (p >= 1 || n == 0) {
            return n;
        }
        if (p > 0.5) {
            return n - binomial(random, n, 1 - p);
        }
        if (n * p >= SMALL) {
            double normal =
                    Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
            return Math.max(0, Math.min(n, Math.round(n * p + normal * Math.sqrt(n * p * (1 - p)))));
        }
        double chance = Math.exp(n * Math.log1p(-p));
        double left = random.nextDouble();
        long hits = 0;
        while (left > chance && hits < n) {
            left -= chance;
            hits++;
            chance *= (n - hits + 1.0) / hits * p / (1 - p);
        }
        return hits;
    }
}
