package dev.assize.reports.html;

import dev.assize.core.CanonicalNumber;
import dev.assize.core.ColumnSchema;
import dev.assize.core.Definition;
import dev.assize.core.Provenance;
import dev.assize.core.Task;
import dev.assize.policies.ExitCode;
import dev.assize.policies.Judgement;
import dev.assize.policies.Status;
import dev.assize.reports.DataDescription;
import dev.assize.reports.ModelDescription;
import dev.assize.reports.Report;
import dev.assize.reports.wording.ShownName;
import dev.assize.reports.wording.ShownNumber;
import dev.assize.reports.wording.Summary;
import dev.assize.reports.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Turns a report into the view of its page. */
final class PageComposer {
    private final Report report;
    private final Context context;
    private final Texts texts;

    PageComposer(Report report) {
        this.report = report;
        this.context = new Context(report);
        this.texts = context.texts();
    }

    PageView compose() {
        RuleComposer rules = new RuleComposer(context);
        return new PageView(
                texts.language(),
                ShownName.cut(report.subject().title(), 200),
                banner(),
                report.notes().nextSteps(),
                report.judgement().verdicts().stream().map(rules::compose).toList(),
                new PageView.SubjectView(subject(), modelSettings(), columns()),
                new ChapterComposer(context).compose(report.evidence()),
                provenance(report.provenance()),
                report.definitions().stream().map(this::entry).toList());
    }

    private PageView.Banner banner() {
        Judgement judgement = report.judgement();
        List<PageView.Count> counts = new ArrayList<>();
        for (Map.Entry<Status, Long> entry : Summary.counts(judgement).entrySet()) {
            if (entry.getValue() > 0) {
                counts.add(new PageView.Count(context.status(entry.getKey()), ShownNumber.count(entry.getValue())));
            }
        }
        DataDescription data = report.subject().data();
        return new PageView.Banner(
                context.status(tone(judgement.exitCode())),
                Summary.headline(judgement, texts),
                Summary.sentence(judgement, texts),
                Summary.exit(judgement.exitCode(), texts),
                counts,
                List.of(
                        fact(
                                "fact.policy",
                                texts.get(
                                        "fact.policy.value",
                                        ShownName.of(judgement.policy()),
                                        judgement.policyVersion())),
                        fact("fact.as_of", judgement.asOf()),
                        fact("fact.data", ShownName.of(data.name())),
                        fact("fact.judged_rows", ShownNumber.count(data.testRows())),
                        fact("fact.model", modelKind())));
    }

    private static Status tone(ExitCode code) {
        return switch (code) {
            case OK -> Status.PASS;
            case FAILED, BAD_INPUT, DEFECT -> Status.FAIL;
            case INCONCLUSIVE -> Status.INCONCLUSIVE;
            case MISSING_EVIDENCE -> Status.MISSING;
            case NOTHING_EVALUATED -> Status.NOT_APPLICABLE;
        };
    }

    private List<Fact> subject() {
        Task task = report.subject().task();
        DataDescription data = report.subject().data();
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("fact.task", texts.get("task." + task.kind().name().toLowerCase(Locale.ROOT))));
        facts.add(fact("fact.label", ShownName.of(task.label())));
        if (!task.classes().isEmpty()) {
            facts.add(fact("fact.classes", names(task.classes())));
        }
        task.favorable().ifPresent(name -> facts.add(fact("fact.favorable", ShownName.of(name))));
        facts.add(fact("fact.data", ShownName.of(data.name())));
        facts.add(fact("fact.training_rows", ShownNumber.count(data.trainingRows())));
        facts.add(fact("fact.test_rows", ShownNumber.count(data.testRows())));
        String sensitive = data.sensitiveAttributes().isEmpty() ? texts.get("none") : names(data.sensitiveAttributes());
        facts.add(fact("fact.sensitive", sensitive));
        facts.add(fact("fact.model", modelKind()));
        report.subject()
                .model()
                .parameterCount()
                .ifPresent(count -> facts.add(fact("fact.parameters", ShownNumber.count(count))));
        return facts;
    }

    private String modelKind() {
        ModelDescription model = report.subject().model();
        return model.exists() ? ShownName.of(model.kind()) : texts.get("model.none");
    }

    private List<Fact> modelSettings() {
        return facts(report.subject().model().settings(), value -> value);
    }

    private List<List<String>> columns() {
        return report.subject().data().columns().stream().map(this::column).toList();
    }

    private List<String> column(ColumnSchema column) {
        List<String> roles = column.roles().stream()
                .map(role -> texts.get("role." + role.name().toLowerCase(Locale.ROOT)))
                .toList();
        return List.of(
                ShownName.of(column.name()),
                texts.get("type." + column.type().name().toLowerCase(Locale.ROOT)),
                roles.isEmpty() ? texts.get("role.unused") : String.join(", ", roles));
    }

    private List<PageView.Section> provenance(Provenance origin) {
        List<PageView.Section> sections = new ArrayList<>();
        section(sections, "provenance.digests", facts(origin.digests(), digest -> digest.toString()));
        section(sections, "provenance.versions", facts(origin.versions(), version -> version));
        section(sections, "provenance.seeds", facts(origin.seeds(), seed -> Long.toString(seed)));
        section(sections, "provenance.settings", facts(origin.settings(), setting -> setting));
        return sections;
    }

    private void section(List<PageView.Section> sections, String title, List<Fact> facts) {
        if (!facts.isEmpty()) {
            sections.add(new PageView.Section(texts.get(title), facts));
        }
    }

    private static <T> List<Fact> facts(Map<String, T> values, Function<T, String> text) {
        return values.entrySet().stream()
                .map(entry -> new Fact(ShownName.of(entry.getKey()), text.apply(entry.getValue())))
                .toList();
    }

    private PageView.Entry entry(Definition definition) {
        return new PageView.Entry(
                definition.id(),
                definition.title(),
                List.of(
                        fact("glossary.formula", definition.formula()),
                        fact("glossary.range", range(definition.range())),
                        fact("glossary.ideal", definition.ideal()),
                        fact("glossary.source", definition.citation())));
    }

    private String range(Definition.Range range) {
        Optional<String> least = range.least().map(CanonicalNumber::text);
        Optional<String> most = range.most().map(CanonicalNumber::text);
        if (least.isPresent() && most.isPresent()) {
            return texts.get("range.both", least.get(), most.get());
        }
        return least.map(bound -> texts.get("range.least", bound))
                .or(() -> most.map(bound -> texts.get("range.most", bound)))
                .orElse(texts.get("range.any"));
    }

    private Fact fact(String key, String value) {
        return new Fact(texts.get(key), value);
    }

    private static String names(List<String> names) {
        return String.join(", ", names.stream().map(ShownName::of).toList());
    }
}
