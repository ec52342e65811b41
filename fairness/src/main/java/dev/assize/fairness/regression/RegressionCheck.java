package dev.assize.fairness.regression;

import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.Scope;
import dev.assize.core.Table;
import dev.assize.core.Undefined;
import dev.assize.fairness.AttributeSets;
import dev.assize.fairness.FairnessOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compares what is predicted for groups, and how wrong it is, where predictions are numbers: by group, as difference, as
 * quantiles and as distributions.
 *
 * @see <a href="https://arxiv.org/abs/1905.12843">Agarwal, Dudik and Wu, Fair regression: quantitative definitions and
 *     reduction-based algorithms, 2019</a>
 */
public final class RegressionCheck {
    static final String NO_TRUTH = "it needs the true numbers, and no row has one";

    private RegressionCheck() {}

    /** Returns the definition of every id, in the order of the ids. */
    public static List<Definition> definitions() {
        return metrics().stream().map(NumberMetric::definition).toList();
    }

    /**
     * Measures: all people, then each attribute and intersection.
     *
     * @param people one a row, with the columns of the attributes
     * @param outcomes of the same people
     * @param options the attributes, how many of them are crossed, which groups are compared and what is measured
     */
    public static List<Evidence> run(Table people, NumberOutcomes outcomes, FairnessOptions options) {
        if (outcomes.size() != people.rowCount()) {
            throw new IllegalArgumentException("there are " + outcomes.size() + " predictions for " + people.rowCount()
                    + " people; give one for each row");
        }
        List<NumberMetric> chosen = metrics().stream()
                .filter(metric ->
                        options.metrics().asksOfNumbers(metric.definition().id()))
                .toList();
        List<Evidence> evidence = new ArrayList<>();
        if (outcomes.size() == 0) {
            chosen.forEach(metric -> evidence.add(new Undefined(
                    new EvidenceKey(metric.definition().id(), Scope.ALL),
                    Undefined.Cause.NO_VALUE,
                    "there are no people")));
            return evidence;
        }
        List<List<String>> sets = new ArrayList<>(List.of(List.of()));
        sets.addAll(AttributeSets.upTo(options.intersectionOrder(), options.attributes()));
        for (List<String> attributes : sets) {
            NumberGroups groups = NumberGroups.of(people, outcomes, attributes, options.comparison());
            chosen.forEach(metric -> evidence.addAll(metric.measure(groups)));
        }
        return List.copyOf(evidence);
    }

    /** Says why there is nothing to compare. */
    static String tooFew(NumberGroups groups) {
        return "comparing needs two groups, and there are " + groups.compared().size() + groups.leftOut();
    }

    private static List<NumberMetric> metrics() {
        List<NumberMetric> all = new ArrayList<>(List.of(new QuantileGap(), new DistributionGap()));
        for (NumberFigure figure : NumberFigure.values()) {
            all.add(new FigureByGroup(figure));
            all.add(new FigureGap(figure, FigureGap.Form.DIFFERENCE));
        }
        all.add(new FigureGap(NumberFigure.MEAN_PREDICTION, FigureGap.Form.RATIO));
        Stream.of(
                        NumberFigure.MEAN_ABSOLUTE_ERROR,
                        NumberFigure.MEAN_SQUARED_ERROR,
                        NumberFigure.ROOT_MEAN_SQUARED_ERROR)
                .forEach(loss -> all.add(new FigureGap(loss, FigureGap.Form.MAXIMUM)));
        all.sort(Comparator.comparing(metric -> metric.definition().id()));
        return all;
    }
}
