package dev.assize.reports;

import dev.assize.core.Counts;
import dev.assize.core.Curve;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.ExampleList;
import dev.assize.core.GroupTable;
import dev.assize.core.HeatMap;
import dev.assize.core.Interval;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Provenance;
import dev.assize.core.Scope;
import dev.assize.core.Task;
import dev.assize.core.Tensor;
import dev.assize.core.Uncertainty;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.policies.ExitCode;
import dev.assize.policies.Judgement;
import dev.assize.policies.Severity;
import dev.assize.policies.Status;
import dev.assize.policies.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Reports at the edges of what can be: nothing, one of everything, a thousand rules, names that attack. */
public final class EdgeReports {
    /** Markup, a formula, a template, a format and a terminal sequence in one name. */
    public static final String NASTY = "=1+1</td><img src=x onerror=alert(1)>\"'&amp;${7*7}{0}\u001b[31m\u202e";

    private static final Counts A = new Counts("a", 1, 3);
    private static final Counts B = new Counts("b", 2, 3);

    private EdgeReports() {}

    /** Returns a small report with each shape, each uncertainty and each optional part. */
    public static Report everyShape() {
        List<Evidence> evidence = new ArrayList<>();
        int number = 0;
        for (Uncertainty uncertainty : uncertainties()) {
            evidence.add(uncertain("a.value_" + number++, uncertainty));
        }
        evidence.addAll(shapes(Tensor.of(new double[] {-1, 0, 0.5, 1}, 2, 2)));
        for (Undefined.Cause cause : Undefined.Cause.values()) {
            Scope scope = Scope.attribute("sex").withClass("yes").with("cause", cause.name());
            evidence.add(new Undefined(new EvidenceKey("a.undefined", scope), cause, "there are 0 rows"));
        }
        return Report.builder()
                .subject(SampleReport.subject())
                .evidence(evidence)
                .definitions(SampleEvidence.definitions())
                .judgement(SampleReport.judgement())
                .provenance(SampleReport.loans().provenance())
                .build();
    }

    /** Returns one uncertainty of each kind, the last one nested. */
    public static List<Uncertainty> uncertainties() {
        Uncertainty rate = new Uncertainty.OfRate(A);
        Uncertainty error = new Uncertainty.OfStandardError(0.5, 0.25, -1, Double.POSITIVE_INFINITY);
        return List.of(
                rate,
                new Uncertainty.OfRatio(A, B),
                new Uncertainty.OfDifference(A, B),
                new Uncertainty.OfWidestGap(List.of(A, B)),
                new Uncertainty.OfSmallestRatio(List.of(A, B)),
                error,
                new Uncertainty.OfStandardError(0.5, 0, 0, 1),
                new Uncertainty.OfLargest(List.of(rate, error)),
                new Uncertainty.OfSmallest(List.of(new Uncertainty.OfLargest(List.of(rate)), error)));
    }

    /** Returns one piece of each shape that is not a number. */
    public static List<Evidence> shapes(Tensor cells) {
        Estimate sure = SampleEvidence.exact(1, 3);
        return List.of(
                new GroupTable(
                        key("a.groups"),
                        List.of(new GroupTable.Head("a.rate", Unit.FRACTION)),
                        List.of(
                                new GroupTable.Row("x", 3, List.of(new GroupTable.Known(sure))),
                                new GroupTable.Row("y", 0, List.of(new GroupTable.Unknown("no rows"))))),
                new Curve(key("a.curve"), "x", "y", List.of(new Curve.Series("s", List.of(new Curve.Point(1, sure))))),
                new HeatMap(key("a.heat"), List.of("r", "s"), List.of("c", "d"), cells),
                new ExampleList(key("a.examples"), List.of("c"), List.of(List.of("cell"))));
    }

    /** Returns each shape with nothing in it. */
    public static Report emptyShapes() {
        return bare(
                List.of(
                        new GroupTable(key("a.no_rows"), List.of(new GroupTable.Head("a.rate", Unit.RATIO)), List.of()),
                        new GroupTable(key("a.no_columns"), List.of(), List.of(new GroupTable.Row("x", 3, List.of()))),
                        new GroupTable(key("a.nothing"), List.of(), List.of()),
                        new Curve(key("a.no_series"), "x", "y", List.of()),
                        new Curve(key("a.no_points"), "x", "y", List.of(new Curve.Series("s", List.of()))),
                        new ExampleList(key("a.no_examples"), List.of("c"), List.of()),
                        new ExampleList(key("a.no_example_columns"), List.of(), List.of(List.of()))),
                List.of(),
                ExitCode.NOTHING_EVALUATED);
    }

    /** Returns a report of {@code evidence} judged by {@code verdicts}, without model, columns and provenance. */
    public static Report bare(List<Evidence> evidence, List<Verdict> verdicts, ExitCode code) {
        return Report.builder()
                .subject(new Subject(
                        "Bare",
                        Task.binary("label", "no", "yes"),
                        new DataDescription("data", 0, 0, List.of(), List.of()),
                        new ModelDescription("none", Optional.empty(), new TreeMap<>())))
                .evidence(evidence)
                .judgement(new Judgement("policy", "1", "2026-01-01", verdicts, code))
                .provenance(new Provenance(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>()))
                .build();
    }

    /** Returns a value judged by {@code rules} rules, of which each third fails. */
    public static Report rules(int rules) {
        List<Evidence> evidence = new ArrayList<>();
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < rules; i++) {
            MeasuredValue value = SampleEvidence.value(
                    "a.ratio",
                    Scope.ALL.with("number", Integer.toString(i)),
                    SampleEvidence.exact(i, 1000),
                    Unit.RATIO,
                    1000);
            evidence.add(value);
            Verdict.RuleSummary rule = SampleReport.rule(
                    "rule-" + i, "Rule " + i, "a.ratio", SampleReport.limit("0.5", null), Severity.ERROR, List.of());
            verdicts.add(SampleReport.judged(rule, i < 500 ? Status.FAIL : Status.PASS, value, "because", null));
        }
        return bare(evidence, verdicts, ExitCode.FAILED);
    }

    /** Returns a value of {@code unit} that breaks {@code limit}, as evidence and as a verdict. */
    public static Report failing(Estimate estimate, Unit unit, String atLeast, String atMost) {
        MeasuredValue value = SampleEvidence.value("a.value", Scope.ALL, estimate, unit, 1000);
        Verdict.RuleSummary loose = SampleReport.rule(
                "loose", "Loose", "a.value", SampleReport.limit("-100", "100"), Severity.ERROR, List.of());
        Verdict.RuleSummary strict = SampleReport.rule(
                "strict", "Strict", "a.value", SampleReport.limit(atLeast, atMost), Severity.ERROR, List.of());
        return bare(
                List.of(value),
                List.of(
                        SampleReport.judged(loose, Status.PASS, value, "because", null),
                        SampleReport.judged(strict, Status.FAIL, value, "because", null)),
                ExitCode.FAILED);
    }

    private static MeasuredValue uncertain(String id, Uncertainty uncertainty) {
        Estimate estimate = new Estimate(
                0.5,
                Optional.of(SampleEvidence.exact(1, 2).exact().orElseThrow()),
                Optional.of(new Interval(0.25, 0.75, 0.95, "by hand")),
                Optional.of(uncertainty));
        return SampleEvidence.value(id, Scope.attribute("sex").withClass("yes"), estimate, Unit.NUMBER, 3);
    }

    private static EvidenceKey key(String id) {
        return new EvidenceKey(id, Scope.ALL);
    }
}
