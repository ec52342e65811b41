package dev.assize.reports.html;

import dev.assize.core.Interval;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Unit;
import dev.assize.policies.Decide;
import dev.assize.policies.Limit;
import dev.assize.policies.Verdict;
import dev.assize.reports.wording.ShownName;
import dev.assize.reports.wording.ShownNumber;
import dev.assize.reports.wording.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Turns verdicts into rows of the rule table. */
final class RuleComposer {
    private final Context context;
    private final Texts texts;

    RuleComposer(Context context) {
        this.context = context;
        this.texts = context.texts();
    }

    RuleView compose(Verdict verdict) {
        Verdict.RuleSummary rule = verdict.rule();
        String severity = rule.severity().name().toLowerCase(Locale.ROOT);
        return new RuleView(
                context.status(verdict.status()),
                texts.get("severity." + severity),
                new RuleView.Name(rule.id(), rule.title(), context.title(rule.metric())),
                verdict.evidence()
                        .map(key -> ShownName.scope(key.scope(), texts))
                        .orElse(texts.get("scope.none")),
                figures(verdict),
                verdict.reason(),
                rule.source(),
                rule.maps());
    }

    private RuleView.Figures figures(Verdict verdict) {
        Optional<MeasuredValue> measured = verdict.measured();
        Optional<Limit> limit = verdict.rule().limit();
        Unit unit = measured.map(MeasuredValue::unit).orElse(Unit.NUMBER);
        ShownNumber number = ShownNumber.beside(limit, unit);
        return new RuleView.Figures(
                measured.map(value -> number.value(value.estimate())),
                measured.flatMap(value -> value.estimate().interval()).map(i -> number.interval(i, texts)),
                decided(verdict),
                limit.map(demanded -> number.demand(demanded, texts)),
                measured.map(value -> ShownNumber.count(value.sampleSize())),
                verdict.sampleSizeNeeded().map(ShownNumber::count),
                measured.map(value -> Scale.of(
                                List.of(value.estimate()), limit.stream().toList(), unit)
                        .mark(value.estimate(), limit)));
    }

    private String decided(Verdict verdict) {
        Decide decide = verdict.rule().decide();
        Optional<Interval> interval =
                verdict.measured().flatMap(value -> value.estimate().interval());
        boolean alone = verdict.measured().isPresent() && interval.isEmpty();
        if (decide.by() == Decide.By.POINT || alone) {
            return texts.get("decide.point");
        }
        double confidence = interval.map(Interval::confidence).orElse(decide.confidence());
        return texts.get("decide.bound", ShownNumber.of(Unit.FRACTION).tick(confidence));
    }
}
