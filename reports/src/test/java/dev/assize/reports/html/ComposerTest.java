package dev.assize.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.Scope;
import dev.assize.core.Unit;
import dev.assize.policies.ExitCode;
import dev.assize.policies.Judgement;
import dev.assize.policies.Severity;
import dev.assize.policies.Status;
import dev.assize.policies.Verdict;
import dev.assize.reports.Report;
import dev.assize.reports.SampleEvidence;
import dev.assize.reports.SampleReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComposerTest {
    private static final Report REPORT = SampleReport.loans();
    private static final PageView PAGE = new PageComposer(REPORT).compose();

    @Test
    void putsEachPieceOfEvidenceIntoAChapter() {
        assertThat(PAGE.chapters())
                .extracting(ChapterView::title)
                .containsExactly(
                        "Training", "Performance", "Fairness", "Privacy", "Explanations", "Robustness and calibration");
        long blocks = PAGE.chapters().stream()
                .mapToLong(chapter -> chapter.blocks().size())
                .sum();
        assertThat(blocks)
                .isEqualTo(REPORT.evidence().stream()
                        .map(e -> e.key().id())
                        .distinct()
                        .count());
    }

    @Test
    void givesUnknownModulesTheirOwnChapter_behindTheKnownOnes() {
        Evidence other = SampleEvidence.value("climate.carbon", Scope.ALL, Estimate.certain(3), Unit.NUMBER, 0);
        PageView page =
                new PageComposer(SampleReport.builder().evidence(List.of(other)).build()).compose();

        ChapterView last = page.chapters().get(page.chapters().size() - 1);
        assertThat(last.title()).isEqualTo("climate");
        assertThat(last.lead()).isEmpty();
        assertThat(last.blocks().get(0).title()).isEqualTo("climate.carbon");
    }

    @Test
    void drawsNoScale_forOneCertainNumber() {
        BlockView.Values values = block("privacy.smallest_class").values().orElseThrow();

        assertThat(values.axis()).isEmpty();
        assertThat(values.rows().get(0).figure().mark()).isEmpty();
        assertThat(values.rows().get(0).figure().value()).hasValue("1");
    }

    @Test
    void marksTheValuesThatRulesJudged() {
        BlockView.Values values =
                block("robustness.accuracy_under_fgsm").values().orElseThrow();

        assertThat(values.judged()).isTrue();
        assertThat(values.rows()).extracting(row -> row.verdicts().size()).containsExactly(0, 0, 1);
        assertThat(values.rows().get(2).verdicts().get(0).word()).isEqualTo("Waived");
        assertThat(values.notes()).containsExactly("Method: on the test rows.", "Interval: Wilson score, 95\u00a0%.");
    }

    @Test
    void tellsWhyThereIsNoNumber() {
        BlockView.Row row =
                block("privacy.epsilon").values().orElseThrow().rows().get(0);

        assertThat(row.scope()).isEqualTo("delta = 0.00001");
        assertThat(row.figure().value()).isEmpty();
        assertThat(row.figure().missing())
                .hasValue("The model was trained without noise, so no privacy guarantee was earned.");
        assertThat(row.verdicts()).extracting(StatusView::name).containsExactly("not_applicable");
    }

    @Test
    void showsGroupsWithoutRows() {
        BlockView.Groups religion = block("fairness.groups").groups().get(2);

        assertThat(religion.scope()).isEqualTo("religion");
        assertThat(religion.rows().get(0).n()).isEqualTo("0");
        assertThat(religion.rows().get(0).cells().get(0).missing()).hasValue("No rows in this group.");
    }

    @Test
    void sharesOneScale_withinAColumnOfGroups() {
        BlockView.Groups sex = block("fairness.groups").groups().get(0);

        assertThat(sex.heads().get(0).title()).isEqualTo("Selection rate");
        assertThat(sex.heads().get(0).axis()).isEqualTo(new BlockView.Axis("0\u00a0%", "40\u00a0%"));
        assertThat(sex.rows())
                .extracting(row -> row.cells().get(0).value().orElseThrow())
                .containsExactly("26.0\u00a0%", "30.0\u00a0%");
    }

    @Test
    void tellsTheSubjectInFacts() {
        assertThat(PAGE.subject().facts())
                .contains(
                        new Fact("Favorable class", "yes"),
                        new Fact("Training rows", "14\u202f000"),
                        new Fact("Sensitive attributes", "sex, age_group"),
                        new Fact("Parameters", "4\u202f929"));
        assertThat(PAGE.subject().columns())
                .contains(List.of("age", "numeric", "feature, sensitive"), List.of("note", "categorical", "not used"));
    }

    @Test
    void tellsTheProvenanceWhole() {
        assertThat(PAGE.provenance())
                .extracting(PageView.Section::title)
                .containsExactly("Digests", "Versions", "Seeds", "Settings");
        assertThat(PAGE.provenance().get(0).facts().get(0).value()).matches("sha256:[0-9a-f]{64}");
        assertThat(PAGE.provenance().get(2).facts()).contains(new Fact("training", "-6148914691236517206"));
    }

    @Test
    void tellsRangesInWords() {
        assertThat(PAGE.glossary().stream()
                        .map(entry -> entry.facts().get(1).value())
                        .distinct())
                .containsExactlyInAnyOrder("0 to 1", "any finite number", "0 or more");
    }

    @Test
    void countsOnlyStatesThatOccur() {
        assertThat(PAGE.banner().counts()).hasSize(7);
        assertThat(PAGE.banner().counts().get(1)).isEqualTo(new PageView.Count(new StatusView("fail", "Fail"), "2"));
        assertThat(PAGE.banner().exit()).isEqualTo("exit code 1: at least one blocking rule failed");
    }

    @Test
    void saysWhatDecided_whenTheRuleAsksForABoundAndThereIsNone() {
        Verdict alone = SampleReport.judged(
                SampleReport.rule(
                        "budget",
                        "A small budget",
                        "climate.carbon",
                        SampleReport.limit(null, "4"),
                        Severity.ERROR,
                        List.of()),
                Status.PASS,
                SampleEvidence.value("climate.carbon", Scope.ALL, Estimate.certain(3), Unit.NUMBER, 0),
                "Measured 3, which is ≤ 4.",
                null);
        Judgement judgement = new Judgement("climate", "1", "2026-11-01", List.of(alone), ExitCode.OK);

        PageView page =
                new PageComposer(SampleReport.builder().judgement(judgement).build()).compose();

        assertThat(page.rules().get(0).figures().confidence()).isEqualTo("decided by the value alone");
        assertThat(PAGE.rules().get(0).figures().confidence()).isEqualTo("decided by the 95\u00a0% interval");
    }

    private static BlockView block(String id) {
        return PAGE.chapters().stream()
                .flatMap(chapter -> chapter.blocks().stream())
                .filter(block -> block.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
