package dev.assize.reports.html;

import dev.assize.core.Definition;
import dev.assize.core.EvidenceKey;
import dev.assize.policies.Limit;
import dev.assize.policies.Status;
import dev.assize.policies.Verdict;
import dev.assize.reports.Report;
import dev.assize.reports.wording.Texts;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What all composers look up: texts, definitions by id, verdicts by evidence. */
final class Context {
    private final Texts texts;
    private final Map<String, Definition> definitions = new HashMap<>();
    private final Map<EvidenceKey, List<Verdict>> verdicts;

    Context(Report report) {
        texts = Texts.of(report.notes().language());
        report.definitions().forEach(definition -> definitions.put(definition.id(), definition));
        verdicts = report.judgement().verdicts().stream()
                .filter(verdict -> verdict.evidence().isPresent())
                .collect(Collectors.groupingBy(verdict -> verdict.evidence().orElseThrow()));
    }

    Texts texts() {
        return texts;
    }

    Optional<Definition> definition(String id) {
        return Optional.ofNullable(definitions.get(id));
    }

    /** Returns the title of an id; without a definition the id itself. */
    String title(String id) {
        return definition(id).map(Definition::title).orElse(id);
    }

    List<Verdict> verdicts(EvidenceKey key) {
        return verdicts.getOrDefault(key, List.of());
    }

    /** Returns the limit that {@code key} was judged by, where there is one; of several one that it breaks. */
    Optional<Limit> limit(EvidenceKey key) {
        return verdicts(key).stream()
                .sorted(Comparator.comparing(verdict -> verdict.status() != Status.FAIL))
                .flatMap(verdict -> verdict.rule().limit().stream())
                .findFirst();
    }

    StatusView status(Status status) {
        String name = status.name().toLowerCase(Locale.ROOT);
        return new StatusView(name, texts.get("status." + name));
    }
}
