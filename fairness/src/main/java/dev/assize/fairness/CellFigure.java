package dev.assize.fairness;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.Interval;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.statistics.Estimates;
import dev.assize.statistics.bootstrap.BootstrapDraws;
import dev.assize.statistics.bootstrap.CellBootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * One number made from the cells of all groups at once. Its interval is that between two percentiles of a bootstrap of
 * the cells, widened to the number itself where a biased number would lie outside. Everybody counts, by weight, and all
 * groups with people; rows without truth or decision do not count where these are needed.
 */
final class CellFigure implements FairnessMetric {
    private final Definition definition;
    private final Rate needs;
    private final ToDoubleFunction<GroupedOutcomes> value;

    /**
     * Makes the metric.
     *
     * @param definition what it is
     * @param needs a rate that needs of a row what this number needs
     * @param value the number; NaN or infinite where there is none
     */
    CellFigure(Definition definition, Rate needs, ToDoubleFunction<GroupedOutcomes> value) {
        this.definition = definition;
        this.needs = needs;
        this.value = value;
    }

    @Override
    public Definition definition() {
        return definition;
    }

    /** Returns the number; NaN or infinite where there is none. */
    double value(GroupedOutcomes outcomes) {
        return value.applyAsDouble(outcomes);
    }

    @Override
    public List<Evidence> measure(GroupedOutcomes outcomes) {
        if (outcomes.isOverall()) {
            return List.of();
        }
        Optional<Undefined> unknown = outcomes.unknown(id(), needs);
        if (unknown.isPresent()) {
            return List.of(unknown.get());
        }
        EvidenceKey key = new EvidenceKey(id(), outcomes.scope());
        ComparedGroups compared = outcomes.compared(needs);
        if (compared.members().size() < 2) {
            return List.of(new Undefined(key, Undefined.Cause.NO_VALUE, compared.tooFew()));
        }
        double found = value(outcomes);
        if (!Double.isFinite(found)) {
            String reason = "the number has no finite value for these counts: " + definition.formula();
            return List.of(new Undefined(key, Undefined.Cause.NO_VALUE, reason));
        }
        long rows = outcomes.total(needs::rows);
        return List.of(new MeasuredValue(key, estimate(outcomes, found), Unit.NUMBER, rows, definition.formula()));
    }

    private Estimate estimate(GroupedOutcomes outcomes, double found) {
        BootstrapDraws draws = bootstrap(outcomes).measure(1, (cells, values) -> {
            double drawn = value(redrawn(outcomes, cells));
            if (Double.isFinite(drawn)) {
                values.set(0, drawn);
            }
        });
        Optional<Interval> interval = draws.percentile(0, Estimates.SHOWN_CONFIDENCE)
                .map(ends -> new Interval(
                        Math.min(found, ends.lower()),
                        Math.max(found, ends.upper()),
                        ends.confidence(),
                        ends.method()));
        return new Estimate(found, Optional.empty(), interval, Optional.empty());
    }

    private static CellBootstrap bootstrap(GroupedOutcomes outcomes) {
        int cells = GroupCounts.CELLS;
        int size = outcomes.groups().size() * cells;
        long[] rows = new long[size];
        double[] sums = new double[size];
        double[] squares = new double[size];
        boolean weighted = false;
        for (int i = 0; i < size; i++) {
            GroupCounts group = outcomes.groups().get(i / cells);
            rows[i] = group.people(i % cells);
            sums[i] = group.weights()[i % cells];
            squares[i] = group.squares(i % cells);
            weighted |= sums[i] != rows[i] || squares[i] != rows[i];
        }
        return weighted
                ? CellBootstrap.ofWeighted(rows, sums, squares, LevelFunction.SEED)
                : CellBootstrap.of(rows, LevelFunction.SEED);
    }

    private static GroupedOutcomes redrawn(GroupedOutcomes outcomes, double[] cells) {
        List<GroupCounts> groups = new ArrayList<>();
        for (int i = 0; i < outcomes.groups().size(); i++) {
            double[] own = Arrays.copyOfRange(cells, i * GroupCounts.CELLS, (i + 1) * GroupCounts.CELLS);
            groups.add(GroupCounts.ofWeights(outcomes.groups().get(i).name(), own));
        }
        return new GroupedOutcomes(outcomes.scope(), groups, outcomes.comparison());
    }
}
