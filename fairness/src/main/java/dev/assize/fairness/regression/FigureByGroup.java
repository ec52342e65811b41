package dev.assize.fairness.regression;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import java.util.List;
import java.util.Optional;

/** One {@link NumberFigure} of each group; of all people where no attribute makes groups. */
record FigureByGroup(NumberFigure figure) implements NumberMetric {
    @Override
    public Definition definition() {
        String words = figure.title();
        return new Definition(
                "fairness." + figure.metricName(),
                "Regression: " + words,
                figure.formula() + "; p the prediction, y the truth",
                figure.range(),
                figure.ideal(),
                "Agarwal, Dudik and Wu, Fair regression, 2019");
    }

    @Override
    public List<Evidence> measure(NumberGroups groups) {
        return groups.groups().stream().map(group -> one(group, groups.scope())).toList();
    }

    private Evidence one(NumberGroup group, Scope attributes) {
        Scope scope = attributes.attributes().isEmpty() ? attributes : attributes.withGroups(group.name());
        EvidenceKey key = new EvidenceKey(definition().id(), scope);
        if (!figure.isKnown(group.outcomes())) {
            return new Undefined(key, Undefined.Cause.NO_VALUE, RegressionCheck.NO_TRUTH);
        }
        Optional<Estimate> found = figure.of(group.outcomes());
        return found.<Evidence>map(
                        value -> new MeasuredValue(key, value, Unit.NUMBER, group.people(), figure.formula()))
                .orElseGet(() -> new Undefined(key, Undefined.Cause.NO_VALUE, figure.noValue()));
    }
}
