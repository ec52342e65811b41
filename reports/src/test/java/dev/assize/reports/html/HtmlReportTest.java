package dev.assize.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Counts;
import dev.assize.core.Curve;
import dev.assize.core.Estimate;
import dev.assize.core.EvidenceKey;
import dev.assize.core.GroupTable;
import dev.assize.core.HeatMap;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Tensor;
import dev.assize.core.Unit;
import dev.assize.policies.ExitCode;
import dev.assize.policies.Judgement;
import dev.assize.policies.Severity;
import dev.assize.policies.Status;
import dev.assize.reports.DataDescription;
import dev.assize.reports.ModelDescription;
import dev.assize.reports.Report;
import dev.assize.reports.SampleEvidence;
import dev.assize.reports.SampleReport;
import dev.assize.reports.Subject;
import dev.assize.statistics.Estimates;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.swing.text.MutableAttributeSet;
import javax.swing.text.html.HTML;
import javax.swing.text.html.HTMLEditorKit;
import javax.swing.text.html.parser.ParserDelegator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {
    private static final String SAMPLE = HtmlReport.render(SampleReport.loans());

    @Test
    void startsWithTheVerdict_thenSaysWhatToDo() throws Exception {
        Files.writeString(Path.of("target/sample.html"), SAMPLE, StandardCharsets.UTF_8); // to be looked at

        assertThat(SAMPLE.indexOf("Does not meet the policy")).isPositive();
        assertThat(List.of(
                        "id=\"verdict\"",
                        "id=\"steps\"",
                        "id=\"rules\"",
                        "id=\"subject\"",
                        "id=\"chapter-fairness\"",
                        "id=\"chapter-privacy\"",
                        "id=\"chapter-explain\"",
                        "id=\"chapter-robustness\"",
                        "id=\"provenance\"",
                        "id=\"glossary\""))
                .extracting(SAMPLE::indexOf)
                .isSorted()
                .allMatch(at -> at > 0);
    }

    @Test
    void showsEachStateAsShapeAndWord() {
        for (String word : List.of(
                "Pass", "Fail", "Inconclusive", "Missing evidence", "Waived", "Needs review", "Not applicable")) {
            assertThat(SAMPLE).containsPattern("<use href=\"#i-[a-z_]+\"/></svg>" + word);
        }
    }

    @Test
    void showsTheNumbersOfARule() {
        assertThat(SAMPLE)
                .contains("<b class=\"number\">0.618</b><span class=\"range\">0.569 to 0.671</span>")
                .contains("≥ 0.80")
                .contains("9\u202f411 people needed to settle it")
                .contains("decided by the 95\u00a0% interval · Source: guideline · Serves: US-UGESP-4D, EU-AIA-10");
    }

    @Test
    void needsNoScriptAndNoNetwork() throws Exception {
        String css = SAMPLE.substring(SAMPLE.indexOf("<style>") + 7, SAMPLE.indexOf("</style>"));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));

        assertThat(SAMPLE)
                .contains("content=\"default-src 'none'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(digest) + "'; base-uri 'none'; form-action 'none'\"")
                .doesNotContainIgnoringCase("<script")
                .doesNotContain(" style=")
                .doesNotContainPattern("\\son[a-z]+=")
                .doesNotContainPattern("(src|href|action)=\"(?!#)")
                .doesNotContain("@import")
                .doesNotContain("url(");
    }

    @Test
    void linksOnlyToPlacesThatExistOnce() {
        List<String> ids = all("\\sid=\"([^\"]+)\"", SAMPLE);

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(all("href=\"#([^\"]+)\"", SAMPLE)).isSubsetOf(ids);
        assertThat(all("aria-labelledby=\"([^\"]+)\"", SAMPLE).stream()
                        .flatMap(list -> List.of(list.split(" ")).stream())
                        .toList())
                .isSubsetOf(ids);
    }

    @Test
    void namesEachPictureAndTable() {
        Matcher pictures = Pattern.compile(
                        "<svg class=\"picture\"[^>]*role=\"img\"[^>]*><title id=\"[^\"]+\">[^<]+</title>"
                                + "<desc id=\"[^\"]+\">[^<]+</desc>")
                .matcher(SAMPLE);

        assertThat(pictures.results().count())
                .isEqualTo(all("class=\"(picture)\"", SAMPLE).size())
                .isEqualTo(4);
        assertThat(all("(<table)", SAMPLE)).hasSameSizeAs(all("(<caption)", SAMPLE));
        assertThat(all("<th( [^>]*)?>", SAMPLE)).allMatch(th -> th.contains("scope=") || th.contains("aria-hidden"));
    }

    @Test
    void closesWhatItOpens() {
        List<String> open = new ArrayList<>();
        Matcher tags = Pattern.compile("<(/?)([a-z0-9]+)([^>]*)>").matcher(SAMPLE);
        Set<String> empty = new HashSet<>(List.of("meta", "path", "circle", "rect", "use", "bdi0"));
        while (tags.find()) {
            if (tags.group(1).isEmpty()
                    && !empty.contains(tags.group(2))
                    && !tags.group(3).endsWith("/")) {
                open.add(tags.group(2));
            } else if (!tags.group(1).isEmpty()) {
                assertThat(open.remove(open.size() - 1))
                        .as("before %s", tags.start())
                        .isEqualTo(tags.group(2));
            }
        }
        assertThat(open).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "=cmd()",
                "\"><img src=x onerror=alert(1)>",
                "'; DROP--",
                "${1+1}",
                "&amp;",
                "</style><b>",
                "مرحبا \u202e abc",
                "性别 × 年龄",
                "a\u0000b",
                "]]>"
            })
    void escapesEveryName(String nasty) throws Exception {
        String page = HtmlReport.render(named(nasty));

        assertThat(page).doesNotContain("<script").doesNotContain("<img").doesNotContain("\u0000");
        assertThat(page).doesNotContain("</style><b>");
        assertThat(tags(page)).isEqualTo(tags(HtmlReport.render(named("plain"))));
        String shown = nasty.replace("\u0000", "\ufffd")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
        assertThat(page).contains("<bdi>" + shown + "</bdi>");
    }

    @Test
    void cutsEndlessNames() {
        String page = HtmlReport.render(named("x".repeat(10_000)));

        assertThat(page).contains("x".repeat(79) + "…").doesNotContain("x".repeat(2_001));
        assertThat(page.length()).isLessThan(70_000);
    }

    @Test
    void neverShowsABrokenLimitAsKept() {
        MeasuredValue close =
                SampleEvidence.value("a.b", Scope.ALL, SampleEvidence.exact(79_996, 100_000), Unit.RATIO, 10);
        var rule = SampleReport.rule("r", "t", "a.b", SampleReport.limit("0.80", null), Severity.ERROR, List.of());
        Report report = SampleReport.builder()
                .evidence(List.of(close))
                .judgement(judgement(SampleReport.judged(rule, Status.FAIL, close, "below", null)))
                .build();

        assertThat(HtmlReport.render(report))
                .contains("<b class=\"number\">0.799</b>")
                .doesNotContain("<b class=\"number\">0.800</b>");
    }

    @Test
    void saysThatThereIsNoModel_andNothingWasJudged() {
        Subject plain = SampleReport.subject();
        Report report = Report.builder()
                .subject(new Subject("T", plain.task(), plain.data(), ModelDescription.none(new TreeMap<>())))
                .judgement(new Judgement("p", "1", "2026-11-01", List.of(), ExitCode.NOTHING_EVALUATED))
                .provenance(SampleReport.loans().provenance())
                .build();

        assertThat(HtmlReport.render(report))
                .contains("no model: decisions from the table")
                .contains("<p>No rule was evaluated.</p>")
                .contains("<span>Nothing was evaluated</span>");
    }

    @Test
    void drawsShapesOfAnySize() {
        Curve empty = new Curve(new EvidenceKey("a.empty", Scope.ALL), "x", "y", List.of());
        Curve flat = new Curve(
                new EvidenceKey("a.flat", Scope.ALL),
                "x",
                "y",
                List.of(new Curve.Series("s", List.of(new Curve.Point(1, Estimate.certain(0))))));
        HeatMap zeros = new HeatMap(
                new EvidenceKey("a.zeros", Scope.ALL), names(28), names(28), Tensor.of(new double[784], 28, 28));
        HeatMap none =
                new HeatMap(new EvidenceKey("a.none", Scope.ALL), List.of(), List.of(), Tensor.of(new double[0], 0, 0));
        GroupTable bare = new GroupTable(new EvidenceKey("a.groups", Scope.ALL), List.of(), List.of());

        String page = HtmlReport.render(SampleReport.builder()
                .evidence(List.of(empty, flat, zeros, none, bare))
                .build());

        assertThat(page)
                .contains("a.flat")
                .contains("The picture has more than 400 cells")
                .doesNotContain("NaN");
    }

    @Test
    void staysSmall_forTwentyGroupsAndTwelveMetrics() {
        List<GroupTable.Head> heads = new ArrayList<>();
        List<GroupTable.Row> rows = new ArrayList<>();
        for (int column = 0; column < 12; column++) {
            heads.add(new GroupTable.Head("fairness.metric_" + column, Unit.FRACTION));
        }
        for (int group = 0; group < 20; group++) {
            List<GroupTable.Cell> cells = new ArrayList<>();
            for (int column = 0; column < 12; column++) {
                cells.add(new GroupTable.Known(Estimates.rate(new Counts("g", 100 + group * column, 1000))
                        .orElseThrow()));
            }
            rows.add(new GroupTable.Row("group " + group, 1000, cells));
        }
        GroupTable table = new GroupTable(new EvidenceKey("fairness.groups", Scope.attribute("region")), heads, rows);

        assertThat(HtmlReport.render(
                                SampleReport.builder().evidence(List.of(table)).build())
                        .length())
                .isLessThan(300_000);
    }

    private static Report named(String name) {
        Subject plain = SampleReport.subject();
        DataDescription data = new DataDescription(name, 1, 2, List.of(), List.of(name));
        GroupTable groups = new GroupTable(
                new EvidenceKey("fairness.groups", Scope.attribute(name)),
                List.of(new GroupTable.Head("fairness.selection_rate", Unit.FRACTION)),
                List.of(new GroupTable.Row(name, 0, List.of(new GroupTable.Unknown(name)))));
        MeasuredValue value =
                SampleEvidence.value("a.b", Scope.ALL.with(name, name), Estimate.certain(1), Unit.NUMBER, 1);
        var rule = SampleReport.rule(name, name, "a.b", SampleReport.limit("0.8", null), Severity.ERROR, List.of(name));
        Curve curve = new Curve(
                new EvidenceKey("a.c", Scope.ALL),
                name,
                name,
                List.of(new Curve.Series(name, List.of(new Curve.Point(1, Estimate.certain(0))))));
        return Report.builder()
                .subject(new Subject(
                        name,
                        plain.task(),
                        data,
                        new ModelDescription(name, java.util.Optional.empty(), new TreeMap<>())))
                .evidence(List.of(groups, value, curve))
                .judgement(judgement(SampleReport.judged(rule, Status.PASS, value, name, null)))
                .provenance(SampleReport.loans().provenance())
                .nextSteps(List.of(name))
                .build();
    }

    private static Judgement judgement(dev.assize.policies.Verdict verdict) {
        return new Judgement("p", "1", "2026-11-01", List.of(verdict), ExitCode.FAILED);
    }

    private static List<String> names(int count) {
        return java.util.stream.IntStream.range(0, count).mapToObj(i -> "n" + i).toList();
    }

    private static List<String> all(String pattern, String page) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(match -> String.valueOf(match.group(1)))
                .toList();
    }

    /** The elements that an HTML parser sees, in order. */
    private static List<String> tags(String page) throws Exception {
        List<String> tags = new ArrayList<>();
        new ParserDelegator()
                .parse(
                        new StringReader(page),
                        new HTMLEditorKit.ParserCallback() {
                            @Override
                            public void handleStartTag(HTML.Tag tag, MutableAttributeSet attributes, int position) {
                                tags.add(tag.toString());
                            }

                            @Override
                            public void handleSimpleTag(HTML.Tag tag, MutableAttributeSet attributes, int position) {
                                tags.add(tag.toString());
                            }
                        },
                        true);
        return tags;
    }
}
