package dev.assize.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.GroupTable;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Provenance;
import dev.assize.core.Scope;
import dev.assize.core.Task;
import dev.assize.core.Unit;
import dev.assize.policies.ExitCode;
import dev.assize.policies.Judgement;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Provenance NOTHING =
            new Provenance(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    private static final Judgement EMPTY =
            new Judgement("lending", "1", "2026-11-01", List.of(), ExitCode.NOTHING_EVALUATED);
    private static final Subject SUBJECT = new Subject(
            "Loans",
            Task.binary("approved", "no", "yes"),
            new DataDescription("loans", 10, 5, List.of(), List.of("sex")),
            ModelDescription.none(new TreeMap<>()));

    @Test
    void keepsOnlyDefinitionsThatAreUsed_orderedById() {
        Evidence value = value("fairness.selection_rate");
        Evidence table = new GroupTable(
                new EvidenceKey("fairness.groups", Scope.ALL),
                List.of(new GroupTable.Head("fairness.base_rate", Unit.FRACTION)),
                List.of());

        Report report = complete()
                .evidence(List.of(value, table))
                .definitions(List.of(
                        definition("privacy.epsilon"),
                        definition("fairness.selection_rate"),
                        definition("fairness.base_rate")))
                .build();

        assertThat(report.definitions())
                .extracting(Definition::id)
                .containsExactly("fairness.base_rate", "fairness.selection_rate");
    }

    @Test
    void refusesTwoPiecesOfOneKey() {
        assertThatThrownBy(() ->
                        complete().evidence(List.of(value("a.b"), value("a.b"))).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two pieces of evidence are called a.b; add a parameter to one scope");
    }

    @Test
    void saysWhichPartIsMissing_whenBuiltTooEarly() {
        assertThatThrownBy(
                        () -> Report.builder().subject(SUBJECT).judgement(EMPTY).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the report has no provenance yet; call provenance(...) before build()");
    }

    @Test
    void derivesAdviceFromTheVerdicts_whenNoneIsGiven() {
        assertThat(complete().build().notes().nextSteps())
                .containsExactly("Write a policy: no rule was evaluated, so this report approves nothing.");
        assertThat(complete().nextSteps(List.of("Rest.")).build().notes().nextSteps())
                .containsExactly("Rest.");
    }

    @Test
    void keepsTheFindings_whenJudgedAgain() {
        Report report = complete().evidence(List.of(value("a.b"))).build();
        Judgement other = new Judgement("other", "2", "2026-12-01", List.of(), ExitCode.NOTHING_EVALUATED);

        Report judged = report.judged(other, List.of(definition("a.b")));

        assertThat(judged.evidence()).isEqualTo(report.evidence());
        assertThat(judged.judgement()).isEqualTo(other);
        assertThat(judged.definitions()).hasSize(1);
    }

    @Test
    void refusesDefinitionsOutOfOrder() {
        assertThatThrownBy(() -> new Findings(List.of(), List.of(definition("b.b"), definition("a.a"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("definition 'a.a' comes after 'b.b'; order them by id, each once");
    }

    @Test
    void refusesImpossibleSubjects() {
        assertThatThrownBy(() -> new DataDescription("loans", -1, 5, List.of(), List.of()))
                .hasMessage("data 'loans' has -1 training and 5 test rows; neither can be negative");
        assertThatThrownBy(() -> new Subject(" ", SUBJECT.task(), SUBJECT.data(), SUBJECT.model()))
                .hasMessage("the subject of a report has no title; name what was audited");
        assertThatThrownBy(() -> new ModelDescription("", java.util.Optional.empty(), new TreeMap<>()))
                .hasMessage("a model description needs a kind such as 'mlp', or 'none'");
        assertThat(SUBJECT.model().exists()).isFalse();
    }

    private static ReportBuilder complete() {
        return Report.builder().subject(SUBJECT).judgement(EMPTY).provenance(NOTHING);
    }

    private static Evidence value(String id) {
        return new MeasuredValue(new EvidenceKey(id, Scope.ALL), Estimate.certain(1), Unit.COUNT, 5, "counted");
    }

    private static Definition definition(String id) {
        return new Definition(id, "title", "formula", Definition.Range.UNIT, "1", "source");
    }
}
