package dev.assize.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.GroupTable;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Unit;
import dev.assize.policies.ExitCode;
import dev.assize.policies.Judgement;
import dev.assize.policies.Severity;
import dev.assize.policies.Status;
import dev.assize.reports.Report;
import dev.assize.reports.SampleEvidence;
import dev.assize.reports.SampleReport;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RangePlotTest {
    private static final Scope SCOPE = Scope.ALL.with("delta", 1e-5);
    private static final GroupTable.Cell NONE = new GroupTable.Unknown("from below only");
    private static final GroupTable TABLE = table(
            new GroupTable.Row("claimed", 700, List.of(known(1.9), known(2))),
            new GroupTable.Row("measured", 1000, List.of(known(0.5), NONE)));

    private static GroupTable.Cell known(double value) {
        return new GroupTable.Known(Estimate.certain(value));
    }

    private static GroupTable table(GroupTable.Row... rows) {
        return new GroupTable(
                new EvidenceKey("p.both", SCOPE),
                List.of(
                        new GroupTable.Head("p.budget_lower", Unit.NUMBER),
                        new GroupTable.Head("p.budget", Unit.NUMBER)),
                List.of(rows));
    }

    private static Report report(Evidence... evidence) {
        return SampleReport.builder().evidence(List.of(evidence)).build();
    }

    /** A budget of 2 that is judged by the limit 3, and the table. */
    private static Report judged() {
        MeasuredValue budget = SampleEvidence.value("p.budget", SCOPE, Estimate.certain(2), Unit.NUMBER, 700);
        var rule = SampleReport.rule(
                "budget", "Budget", "p.budget", SampleReport.limit(null, "3"), Severity.ERROR, List.of("A"));
        return SampleReport.builder()
                .evidence(List.of(budget, TABLE))
                .judgement(new Judgement(
                        "p",
                        "1",
                        "2026-11-01",
                        List.of(SampleReport.judged(rule, Status.PASS, budget, "fits", null)),
                        ExitCode.OK))
                .build();
    }

    private static PictureView view(GroupTable table, Report report) {
        return new RangePlot(table, new Context(report)).view("p", "T");
    }

    @Test
    void drawsEachRowFromZero_andMarksItsEnds() {
        PictureView view = view(TABLE, report(TABLE));

        assertThat(view.shapes())
                .extracting(PictureView.Shape::style)
                .containsExactly("reach s0", "cap s0", "reach s1", "cap s1");
        // the axis runs from 0 at 176 to 2.5 at 616: 176 for each unit
        assertThat(view.shapes().get(0).path()).isEqualTo("M176 50H528");
        assertThat(view.shapes().get(1).path()).isEqualTo("M510.4 39v22M528 39v22");
        assertThat(view.shapes().get(2).path()).isEqualTo("M176 98H264");
        assertThat(view.shapes().get(3).path()).isEqualTo("M264 87v22");
        assertThat(view.legend()).isEmpty();
    }

    @Test
    void drawsTheLimitOfTheUpperEnd_acrossAllRows() {
        PictureView view = view(TABLE, judged());

        assertThat(view.shapes().get(4)).isEqualTo(new PictureView.Shape("limit", "M506 20V122", "Limit"));
        assertThat(view.legend()).containsExactly(new PictureView.Shape("limit", "M0 5h22", "Limit ≤ 3"));
        assertThat(view.ticks()).contains(new PictureView.Tick("M0 0", "506", "16", "middle", "≤ 3"));
    }

    @Test
    void saysInWordsWhatIsDrawn() {
        PictureView view = view(TABLE, judged());

        assertThat(view.title()).isEqualTo("T");
        assertThat(view.description())
                .isEqualTo("p.budget. claimed: 1.900 to 2.000; measured: 0.500 or more; Limit: ≤ 3.");
        assertThat(view.axes().x()).isEqualTo("p.budget");
        assertThat(view.ticks())
                .contains(
                        new PictureView.Tick("M0 0", "164", "47", "end", "claimed"),
                        new PictureView.Tick("M0 0", "164", "63", "end", "1.900 to 2.000"),
                        new PictureView.Tick("M0 0", "164", "111", "end", "0.500 or more"));
    }

    @Test
    void hasItsNumbersAsATable() {
        BlockView.Grid data = view(TABLE, judged()).data();

        assertThat(data.columns()).containsExactly("Group", "Lower end", "Upper end", "Limit", "n");
        assertThat(data.rows())
                .containsExactly(
                        List.of("claimed", "1.900", "2.000", "≤ 3", "700"),
                        List.of("measured", "0.500", "from below only", "≤ 3", "1 000".replace(' ', '\u202f')));
    }

    @Test
    void drawsNoBar_whereNothingIsKnown() {
        GroupTable unknown = table(
                new GroupTable.Row("claimed", 7, List.of(NONE, known(2))),
                new GroupTable.Row("measured", 0, List.of(NONE, NONE)));
        PictureView view = view(unknown, report(unknown));

        assertThat(view.shapes()).extracting(PictureView.Shape::style).containsExactly("reach s0", "cap s0");
        assertThat(view.description()).isEqualTo("p.budget. claimed: 2.000 or less; measured: No value.");
    }

    @Test
    void replacesTheTable_ofRangesOnly() {
        GroupTable other = new GroupTable(
                new EvidenceKey("p.other", SCOPE),
                List.of(new GroupTable.Head("p.lower", Unit.NUMBER), new GroupTable.Head("p.budget", Unit.NUMBER)),
                TABLE.rows());
        GroupTable long12 =
                table(IntStream.range(0, 13).mapToObj(i -> TABLE.rows().get(0)).toArray(GroupTable.Row[]::new));

        assertThat(RangePlot.draws(TABLE)).isTrue();
        assertThat(RangePlot.draws(other)).isFalse();
        assertThat(RangePlot.draws(long12)).isFalse();
        assertThat(RangePlot.draws(table())).isFalse();
        BlockView block = new PageComposer(report(TABLE))
                .compose()
                .chapters()
                .get(0)
                .blocks()
                .get(0);
        assertThat(block.pictures()).hasSize(1);
        assertThat(block.groups()).isEmpty();
    }

    @Test
    void standsInThePage_withTitleAndDescription() {
        assertThat(HtmlReport.render(judged()))
                .contains("role=\"img\" aria-labelledby=\"evidence-p-both-0-name evidence-p-both-0-about\"")
                .contains(
                        "<desc id=\"evidence-p-both-0-about\">p.budget. claimed: 1.900 to 2.000; measured: 0.500 or more; "
                                + "Limit: ≤ 3.</desc>")
                .contains("<path class=\"reach s0\" d=\"M176 50H396\"/>");
    }
}
