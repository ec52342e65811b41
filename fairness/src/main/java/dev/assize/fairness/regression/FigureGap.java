package dev.assize.fairness.regression;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.statistics.Contrasts;
import dev.assize.statistics.Estimates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One number made of a {@link NumberFigure} of all compared groups. */
record FigureGap(NumberFigure figure, Form form) implements NumberMetric {
    /** How groups are compared. */
    enum Form {
        /** Largest minus smallest. */
        DIFFERENCE("largest minus smallest", "0 is parity; higher is worse"),
        /** Smallest divided by largest. */
        RATIO("smallest divided by largest", "1 is parity; lower is worse"),
        /** The largest; of a loss it is what bounded group loss bounds. */
        MAXIMUM("largest", "0; higher is worse. A limit on it is bounded group loss");

        private final String words;
        private final String ideal;

        Form(String words, String ideal) {
            this.words = words;
            this.ideal = ideal;
        }

        private Optional<Estimate> of(List<Estimate> groups) {
            return switch (this) {
                case DIFFERENCE -> Contrasts.widestGap(groups);
                case RATIO -> Contrasts.smallestRatio(groups);
                case MAXIMUM -> Optional.of(Estimates.largest(groups));
            };
        }
    }

    @Override
    public Definition definition() {
        String suffix = form.name().toLowerCase(Locale.ROOT);
        return new Definition(
                "fairness." + figure.metricName() + "_" + suffix,
                "Regression: " + figure.title() + ", " + suffix,
                form.words + " of the groups' " + figure.formula() + "; p the prediction, y the truth",
                form == Form.RATIO ? Definition.Range.UNIT : Definition.Range.NOT_NEGATIVE,
                form.ideal,
                "Agarwal, Dudik and Wu, Fair regression, 2019");
    }

    @Override
    public List<Evidence> measure(NumberGroups groups) {
        return groups.scope().attributes().isEmpty() ? List.of() : List.of(compare(groups));
    }

    private Evidence compare(NumberGroups groups) {
        EvidenceKey key = new EvidenceKey(definition().id(), groups.scope());
        List<NumberGroup> compared = groups.compared();
        if (compared.size() < 2) {
            return undefined(key, RegressionCheck.tooFew(groups));
        }
        List<Estimate> values = new ArrayList<>();
        for (NumberGroup group : compared) {
            if (!figure.isKnown(group.outcomes())) {
                return undefined(key, RegressionCheck.NO_TRUTH);
            }
            Optional<Estimate> value = figure.of(group.outcomes());
            if (value.isEmpty()) {
                return undefined(key, "the group '" + group.name() + "': " + figure.noValue());
            }
            values.add(value.get());
        }
        if (form == Form.RATIO && values.stream().anyMatch(value -> value.value() < 0)) {
            return undefined(key, "a group has a " + figure.title() + " below 0, and ratios are of numbers from 0 on");
        }
        return form.of(values)
                .<Evidence>map(found ->
                        new MeasuredValue(key, found, Unit.NUMBER, groups.people(), method(compared, values, groups)))
                .orElseGet(() -> undefined(key, "every compared group has a " + figure.title() + " of 0"));
    }

    private String method(List<NumberGroup> compared, List<Estimate> values, NumberGroups groups) {
        int high = 0;
        int low = 0;
        for (int i = 1; i < values.size(); i++) {
            high = values.get(i).value() > values.get(high).value() ? i : high;
            low = values.get(i).value() < values.get(low).value() ? i : low;
        }
        return form.words + " of " + figure.formula() + " of " + compared.size() + " groups, highest of '"
                + compared.get(high).name() + "', lowest of '"
                + compared.get(low).name() + "'" + groups.leftOut();
    }

    private static Evidence undefined(EvidenceKey key, String reason) {
        return new Undefined(key, Undefined.Cause.NO_VALUE, reason);
    }
}
