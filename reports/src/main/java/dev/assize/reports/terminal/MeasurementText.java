package dev.assize.reports.terminal;

import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import dev.assize.core.GroupTable;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.reports.Measurement;
import dev.assize.reports.wording.ShownName;
import dev.assize.reports.wording.ShownNumber;
import dev.assize.reports.wording.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A measurement as tables for a terminal: first what was measured, then for each attribute the numbers of its groups,
 * the comparisons between them with intervals, and what has no value and why.
 */
public final class MeasurementText {
    private static final String NOTHING = "–";
    private static final String BOLD = "\u001b[1m";
    private static final int LONGEST_REASON = 400;
    private static final int LEAST_TEXT = 30;
    /** Columns that the name of a gap, its value and its interval take. */
    private static final int FIGURES = 66;

    private static final String RESET = "\u001b[0m";

    private final TerminalStyle style;
    private final Texts texts = Texts.of("en");
    private final Map<String, String> titles = new HashMap<>();
    private final StringBuilder out = new StringBuilder();

    private MeasurementText(Measurement measurement, TerminalStyle style) {
        this.style = style;
        for (Definition definition : measurement.definitions()) {
            titles.put(definition.id(), definition.title().toLowerCase(Locale.ROOT));
        }
    }

    /** Returns the tables, each line ended by {@code \n}. */
    public static String render(Measurement measurement, TerminalStyle style) {
        MeasurementText text = new MeasurementText(measurement, style);
        text.facts(measurement);
        Map<Scope, List<Evidence>> sections = new LinkedHashMap<>();
        for (Evidence evidence : measurement.evidence()) {
            Scope scope = evidence.key().scope();
            Scope whose = new Scope(scope.attributes(), List.of(), List.of(), scope.parameters());
            sections.computeIfAbsent(whose, none -> new ArrayList<>()).add(evidence);
        }
        sections.forEach(text::section);
        return AsciiText.fit(text.out.toString(), style);
    }

    private void facts(Measurement measurement) {
        TextGrid grid = new TextGrid(List.of("", ""), Set.of(0, 1));
        measurement.facts().forEach((name, value) -> grid.add(List.of(name, value)));
        grid.add(List.of("rows", ShownNumber.count(measurement.rows())));
        out.append(grid.render(style.width()).stripLeading());
    }

    private void section(Scope scope, List<Evidence> evidence) {
        String title = ShownName.scope(scope, texts);
        out.append('\n').append(style.color() ? BOLD + title + RESET : title).append('\n');
        List<GroupTable> tables = new ArrayList<>();
        List<MeasuredValue> byGroup = new ArrayList<>();
        List<MeasuredValue> comparisons = new ArrayList<>();
        List<Undefined> undefined = new ArrayList<>();
        for (Evidence piece : evidence) {
            if (piece instanceof GroupTable table) {
                tables.add(table);
            } else if (piece instanceof Undefined none) {
                undefined.add(none);
            } else if (piece instanceof MeasuredValue value) {
                boolean ofGroup = value.key().scope().groups().size() == 1;
                (ofGroup ? byGroup : comparisons).add(value);
            }
        }
        tables.forEach(this::groups);
        boolean inTable = !tables.isEmpty();
        values(byGroup.stream()
                .filter(value -> !inTable || !shown(value, tables))
                .toList());
        values(comparisons);
        undefined(undefined.stream()
                .filter(none -> !inTable || !shown(none, tables))
                .toList());
    }

    private void groups(GroupTable table) {
        List<String> heads = new ArrayList<>(List.of("group", "rows"));
        table.columns().forEach(head -> heads.add(title(head.id())));
        TextGrid grid = new TextGrid(heads, Set.of(0));
        for (GroupTable.Row row : table.rows()) {
            List<String> cells =
                    new ArrayList<>(List.of(ShownName.of(row.group()), ShownNumber.count(row.sampleSize())));
            for (int column = 0; column < table.columns().size(); column++) {
                Unit unit = table.columns().get(column).unit();
                cells.add(
                        row.cells().get(column) instanceof GroupTable.Known known
                                ? ShownNumber.of(unit).value(known.estimate())
                                : NOTHING);
            }
            grid.add(cells);
        }
        out.append(grid.render(style.width()));
    }

    /** Numbers of no single group, in one table; then those of groups and pairs, in as few tables as can be. */
    private void values(List<MeasuredValue> values) {
        Map<String, List<MeasuredValue>> byMetric = new LinkedHashMap<>();
        Map<String, List<MeasuredValue>> byGroups = new LinkedHashMap<>();
        TextGrid grid = new TextGrid(List.of("", "value", "interval", "rows", "of"), Set.of(0, 4));
        for (MeasuredValue value : values) {
            String metric = title(value.key().id());
            String groups = groups(value);
            if (groups.isEmpty()) {
                List<String> cells = cells(metric, value);
                cells.add(madeFrom(value));
                grid.add(cells);
            } else {
                byMetric.computeIfAbsent(metric, none -> new ArrayList<>()).add(value);
                byGroups.computeIfAbsent(groups, none -> new ArrayList<>()).add(value);
            }
        }
        out.append(grid.isEmpty() ? "" : "\n" + grid.render(style.width()));
        if (byGroups.size() < byMetric.size()) {
            byGroups.forEach(
                    (name, own) -> table(name, own, value -> title(value.key().id())));
        } else {
            byMetric.forEach((name, own) -> table(name, own, this::groups));
        }
    }

    private void table(String name, List<MeasuredValue> values, Function<MeasuredValue, String> row) {
        TextGrid grid = new TextGrid(List.of(name, "value", "interval", "rows"), Set.of(0));
        values.forEach(value -> grid.add(cells(row.apply(value), value)));
        out.append('\n').append(grid.render(style.width()));
    }

    private List<String> cells(String name, MeasuredValue value) {
        ShownNumber number = ShownNumber.of(value.unit());
        return new ArrayList<>(List.of(
                name,
                number.value(value.estimate()),
                value.estimate()
                        .interval()
                        .map(interval -> number.interval(interval, texts))
                        .orElse(NOTHING),
                ShownNumber.count(value.sampleSize())));
    }

    /** What the method says after the formula: which groups took part, which are furthest apart, who was left out. */
    private String madeFrom(MeasuredValue value) {
        int at = value.method().indexOf(": ");
        String text = value.key().scope().attributes().isEmpty() || at < 0
                ? ""
                : value.method().substring(at + 2);
        return DisplayWidth.fit(text, Math.max(LEAST_TEXT, style.width() - FIGURES));
    }

    private String groups(Evidence evidence) {
        Scope scope = evidence.key().scope();
        return ShownName.parts(Scope.ALL.withGroups(scope.groups().toArray(String[]::new)), texts).stream()
                .findFirst()
                .orElse("");
    }

    private void undefined(List<Undefined> undefined) {
        if (undefined.isEmpty()) {
            return;
        }
        out.append("\nundefined\n");
        for (Undefined none : undefined) {
            String groups = groups(none);
            out.append("  ").append(title(none.key().id())).append(groups.isEmpty() ? "" : " of " + groups);
            out.append(": ")
                    .append(ShownName.cut(none.reason(), LONGEST_REASON))
                    .append('\n');
        }
    }

    private String title(String id) {
        return titles.getOrDefault(id, id.substring(id.indexOf('.') + 1).replace('_', ' '));
    }

    private static boolean shown(Evidence evidence, List<GroupTable> tables) {
        return evidence.key().scope().groups().size() == 1
                && tables.stream()
                        .flatMap(table -> table.columns().stream())
                        .anyMatch(head -> head.id().equals(evidence.key().id()));
    }
}
