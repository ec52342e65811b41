package dev.assize.reports;

import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import dev.assize.core.GroupTable;
import dev.assize.core.Provenance;
import dev.assize.policies.Judgement;
import dev.assize.policies.Verdict;
import dev.assize.reports.wording.NextSteps;
import dev.assize.reports.wording.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the parts of a {@link Report}; each part but the definitions, the language and the steps is needed. */
public final class ReportBuilder {
    private final List<Evidence> evidence = new ArrayList<>();
    private final TreeMap<String, Definition> definitions = new TreeMap<>();
    private @Nullable Subject subject;
    private @Nullable Judgement judgement;
    private @Nullable Provenance provenance;
    private @Nullable List<String> nextSteps;
    private String language = Texts.ENGLISH;

    ReportBuilder() {}

    /** Says what was audited. */
    public ReportBuilder subject(Subject audited) {
        this.subject = audited;
        return this;
    }

    /** Adds evidence behind what is there. */
    public ReportBuilder evidence(Collection<? extends Evidence> pieces) {
        evidence.addAll(pieces);
        return this;
    }

    /** Adds definitions; those of ids that neither evidence nor a rule uses are left out of the report. */
    public ReportBuilder definitions(Collection<Definition> known) {
        known.forEach(definition -> definitions.putIfAbsent(definition.id(), definition));
        return this;
    }

    /** Says what the policy made of the evidence. */
    public ReportBuilder judgement(Judgement given) {
        this.judgement = given;
        return this;
    }

    /** Says what the evidence was made from. */
    public ReportBuilder provenance(Provenance origin) {
        this.provenance = origin;
        return this;
    }

    /** Replaces the advice, which otherwise follows from the verdicts. */
    public ReportBuilder nextSteps(List<String> steps) {
        this.nextSteps = List.copyOf(steps);
        return this;
    }

    /** Sets the language of the texts; English if never called. */
    public ReportBuilder language(String tag) {
        this.language = tag;
        return this;
    }

    /**
     * Makes the report.
     *
     * @throws IllegalStateException if subject, judgement or provenance was not given
     */
    public Report build() {
        Judgement judged = given(judgement, "judgement");
        Set<String> used = usedIds(judged);
        List<Definition> needed = definitions.values().stream()
                .filter(definition -> used.contains(definition.id()))
                .toList();
        List<String> steps = nextSteps != null ? nextSteps : NextSteps.of(judged, Texts.of(language));
        return new Report(
                given(subject, "subject"),
                new Findings(evidence, needed),
                judged,
                given(provenance, "provenance"),
                new ReportNotes(language, steps));
    }

    private Set<String> usedIds(Judgement judged) {
        Set<String> used = new HashSet<>();
        for (Evidence piece : evidence) {
            used.add(piece.key().id());
            if (piece instanceof GroupTable table) {
                table.columns().forEach(column -> used.add(column.id()));
            }
        }
        for (Verdict verdict : judged.verdicts()) {
            used.add(verdict.rule().metric());
        }
        return used;
    }

    private static <T> T given(@Nullable T part, String name) {
        if (part == null) {
            throw new IllegalStateException(
                    "the report has no " + name + " yet; call " + name + "(...) before build()");
        }
        return part;
    }
}
