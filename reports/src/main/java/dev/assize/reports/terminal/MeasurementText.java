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

/**
 * A measurement as tables for a terminal: first what was measured, then for each attribute the numbers of its groups,
 * the comparisons between them with intervals, and what has no value and why.
 */
public final class MeasurementText {
    private static final String NOTHING = "–";
    private static final String BOLD = "\u001b[1m";
    private static final int LONGEST_REASON = 400;
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
        TextGrid grid = new TextGrid(List.of("", ""), 2);
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
        TextGrid grid = new TextGrid(heads, 1);
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

    private void values(List<MeasuredValue> values) {
        if (values.isEmpty()) {
            return;
        }
        boolean groups =
                values.stream().anyMatch(value -> !value.key().scope().groups().isEmpty());
        List<String> heads = new ArrayList<>(List.of("metric", "value", "interval", "rows"));
        if (groups) {
            heads.add(1, "groups");
        }
        TextGrid grid = new TextGrid(heads, groups ? 2 : 1);
        for (MeasuredValue value : values) {
            ShownNumber number = ShownNumber.of(value.unit());
            List<String> cells = new ArrayList<>(List.of(
                    title(value.key().id()),
                    number.value(value.estimate()),
                    value.estimate()
                            .interval()
                            .map(interval -> number.interval(interval, texts))
                            .orElse(NOTHING),
                    ShownNumber.count(value.sampleSize())));
            if (groups) {
                cells.add(1, groups(value));
            }
            grid.add(cells);
        }
        out.append('\n').append(grid.render(style.width()));
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
        return titles.getOrDefault(id, id);
    }

    private static boolean shown(Evidence evidence, List<GroupTable> tables) {
        return evidence.key().scope().groups().size() == 1
                && tables.stream()
                        .flatMap(table -> table.columns().stream())
                        .anyMatch(head -> head.id().equals(evidence.key().id()));
    }
}
