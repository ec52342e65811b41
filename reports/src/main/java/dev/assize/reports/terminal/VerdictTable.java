package dev.assize.reports.terminal;

import dev.assize.core.MeasuredValue;
import dev.assize.core.Unit;
import dev.assize.policies.Judgement;
import dev.assize.policies.Status;
import dev.assize.policies.Verdict;
import dev.assize.reports.Report;
import dev.assize.reports.wording.ShownName;
import dev.assize.reports.wording.ShownNumber;
import dev.assize.reports.wording.Summary;
import dev.assize.reports.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The verdicts of a report as a table for a terminal: state, rule, measured value, interval, limit, n. */
public final class VerdictTable {
    private static final int GAP = 2;
    private static final int LEAST_RULE_WIDTH = 16;
    private static final String RESET = "\u001b[0m";

    private VerdictTable() {}

    /** Returns the table, the headline and the meaning of the exit code, each line ended by {@code \n}. */
    public static String render(Report report, TerminalStyle style) {
        return render(report.judgement(), Texts.of(report.notes().language()), style);
    }

    /** Returns the table, the headline and the meaning of the exit code, each line ended by {@code \n}. */
    public static String render(Judgement judgement, Texts texts, TerminalStyle style) {
        List<Line> lines =
                judgement.verdicts().stream().map(v -> Line.of(v, texts)).toList();
        StringBuilder out = new StringBuilder();
        if (!lines.isEmpty()) {
            append(out, lines, texts, style);
            out.append('\n');
        }
        String headline = Summary.headline(judgement, texts);
        out.append(style.color() ? "\u001b[1m" + headline + RESET : headline).append('\n');
        out.append(Summary.sentence(judgement, texts)).append('\n');
        out.append(lastLine(judgement, texts)).append('\n');
        return AsciiText.fit(out.toString(), style);
    }

    /** Returns what a pipeline is told, for example {@code "exit code 1: a blocking rule failed"}. */
    public static String lastLine(Judgement judgement, Texts texts) {
        return Summary.exit(judgement.exitCode(), texts);
    }

    private static void append(StringBuilder out, List<Line> lines, Texts texts, TerminalStyle style) {
        Line head = Line.head(texts);
        int[] widths = widths(head, lines, style.width());
        String titles = head.render(widths);
        out.append(style.color() ? "\u001b[2m" + titles + RESET : titles).append('\n');
        out.append("─".repeat(DisplayWidth.of(titles))).append('\n');
        for (Line line : lines) {
            String text = line.render(widths);
            out.append(style.color() ? colored(line, text, widths[0]) : text).append('\n');
        }
    }

    /** The rule takes what the figures leave; where that is too little, the interval goes first. */
    private static int[] widths(Line head, List<Line> lines, int width) {
        List<Line> all = new ArrayList<>(lines);
        all.add(head);
        int[] widths = new int[head.cells().size()];
        for (int column = 0; column < widths.length; column++) {
            int index = column;
            widths[column] = all.stream()
                    .mapToInt(line -> DisplayWidth.of(line.cells().get(index)))
                    .max()
                    .orElse(0);
        }
        int wanted = widths[1];
        widths[1] = width - others(widths);
        if (widths[1] < LEAST_RULE_WIDTH) {
            widths[3] = 0;
            widths[1] = width - others(widths);
        }
        widths[1] = Math.max(LEAST_RULE_WIDTH, Math.min(wanted, widths[1]));
        return widths;
    }

    private static int others(int[] widths) {
        int sum = 0;
        for (int column = 0; column < widths.length; column++) {
            if (widths[column] > 0) {
                sum += GAP + (column == 1 ? 0 : widths[column]);
            }
        }
        return sum - GAP;
    }

    private static String colored(Line line, String text, int stateWidth) {
        String state = text.substring(0, stateWidth);
        return switch (line.status().orElseThrow()) {
            case PASS -> "\u001b[36m" + state + RESET + text.substring(stateWidth);
            case FAIL -> "\u001b[1;31m" + state + RESET + text.substring(stateWidth);
            case INCONCLUSIVE, MISSING, NEEDS_REVIEW -> "\u001b[33m" + state + RESET + text.substring(stateWidth);
            case WAIVED, NOT_APPLICABLE -> "\u001b[2m" + state + RESET + text.substring(stateWidth);
        };
    }

    /** One line: state, rule, measured, interval, limit, n. */
    private record Line(Optional<Status> status, List<String> cells) {
        static Line head(Texts texts) {
            return new Line(
                    Optional.empty(),
                    List.of(
                            texts.get("column.state"),
                            texts.get("column.rule"),
                            texts.get("column.measured"),
                            texts.get("column.interval"),
                            texts.get("column.limit"),
                            texts.get("column.n")));
        }

        static Line of(Verdict verdict, Texts texts) {
            Verdict.RuleSummary rule = verdict.rule();
            Optional<MeasuredValue> measured = verdict.measured();
            Unit unit = measured.map(MeasuredValue::unit).orElse(Unit.NUMBER);
            ShownNumber number = ShownNumber.beside(rule.limit(), unit);
            String state = texts.get("status." + verdict.status().name().toLowerCase(Locale.ROOT));
            String scope = verdict.evidence()
                    .map(key -> ShownName.parts(key.scope(), texts))
                    .filter(parts -> !parts.isEmpty())
                    .map(parts -> " [" + String.join(", ", parts) + "]")
                    .orElse("");
            return new Line(
                    Optional.of(verdict.status()),
                    List.of(
                            sign(verdict.status()) + " " + state,
                            rule.id() + scope,
                            measured.map(m -> number.value(m.estimate())).orElse("–"),
                            measured.flatMap(m -> m.estimate().interval())
                                    .map(interval -> number.interval(interval, texts))
                                    .orElse("–"),
                            rule.limit()
                                    .map(limit -> number.demand(limit, texts))
                                    .orElse("–"),
                            measured.map(m -> ShownNumber.count(m.sampleSize())).orElse("–")));
        }

        String render(int[] widths) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                if (widths[column] > 0) {
                    text.append(text.isEmpty() ? "" : " ".repeat(GAP));
                    boolean left = column < 2;
                    text.append(
                            left
                                    ? DisplayWidth.left(cells.get(column), widths[column])
                                    : DisplayWidth.right(cells.get(column), widths[column]));
                }
            }
            return text.toString();
        }

        private static String sign(Status status) {
            return switch (status) {
                case PASS -> "✓";
                case FAIL -> "✗";
                case INCONCLUSIVE, MISSING, NEEDS_REVIEW -> "?";
                case WAIVED, NOT_APPLICABLE -> "–";
            };
        }
    }
}
