package dev.assize.audit.file;

import dev.assize.core.ColumnType;
import dev.assize.policies.yaml.YamlMap;
import dev.assize.policies.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the section {@code data}. */
final class DataSectionReader {
    private DataSectionReader() {}

    static DataSection read(YamlMap map, boolean labelNeeded) {
        Optional<String> label = labelNeeded ? Optional.of(map.requiredText("label")) : map.text("label");
        DataSection section = new DataSection(
                map.requiredText("path"),
                reading(map),
                label,
                map.text("favorable"),
                sensitive(map),
                withoutRepeats(map, "conditions"),
                map.texts("exclude"),
                map.text("count"));
        map.finish();
        return section;
    }

    private static List<String> withoutRepeats(YamlMap map, String key) {
        List<String> names = map.texts(key);
        Set<String> seen = new HashSet<>();
        names.stream().filter(name -> !seen.add(name)).findFirst().ifPresent(twice -> {
            map.problem(key, "'" + key + "' names '" + twice + "' twice", "Remove one of the two.");
        });
        return names;
    }

    private static DataSection.Reading reading(YamlMap map) {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        map.map("types").ifPresent(stated -> {
            for (String column : stated.keys()) {
                types.put(column, stated.choice(column, ColumnType.NUMERIC));
            }
        });
        map.alsoKnown("missing");
        Optional<List<String>> missing = map.has("missing") ? Optional.of(map.texts("missing")) : Optional.empty();
        return new DataSection.Reading(types, missing, separator(map));
    }

    private static Optional<Character> separator(YamlMap map) {
        Optional<String> text = map.text("separator");
        if (text.isPresent() && text.get().length() != 1) {
            map.problem(
                    "separator", "the separator '" + text.get() + "' is not one character", "Write \";\" or \"\\t\".");
        }
        return text.filter(given -> given.length() == 1).map(given -> given.charAt(0));
    }

    private static List<SensitiveColumn> sensitive(YamlMap map) {
        if (!map.has("sensitive")) {
            map.value("sensitive");
            return List.of();
        }
        List<SensitiveColumn> columns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (YamlValue item : map.list("sensitive")) {
            Optional<SensitiveColumn> column = item.isMap()
                    ? item.map().map(DataSectionReader::column)
                    : item.text().map(SensitiveColumn::plain);
            column.ifPresent(read -> {
                if (names.contains(read.name())) {
                    item.problem("the name '" + read.name() + "' is used twice", "Give one of them another 'name'.");
                }
                names.add(read.name());
                columns.add(read);
            });
        }
        return columns;
    }

    private static SensitiveColumn column(YamlMap map) {
        String column = map.requiredText("column");
        List<Double> cuts = new ArrayList<>();
        map.list("cuts").forEach(item -> item.number().ifPresent(number -> cuts.add(number.doubleValue())));
        Map<String, List<String>> groups = new LinkedHashMap<>();
        map.map("groups").ifPresent(stated -> stated.keys().forEach(group -> groups.put(group, stated.texts(group))));
        if (!cuts.isEmpty() && !groups.isEmpty()) {
            map.problem("groups", "both 'cuts' and 'groups' are given for '" + column + "'", "Keep one of them.");
        }
        SensitiveColumn read =
                new SensitiveColumn(column, map.text("name", column), cuts, groups, map.flag("feature", false));
        if (read.name().equals(column) && !(cuts.isEmpty() && groups.isEmpty())) {
            map.problem("name", "the groups made of '" + column + "' need a name of their own", "Add 'name: ...'.");
        }
        if (!read.name().equals(column) && cuts.isEmpty() && groups.isEmpty()) {
            map.problem("name", "'" + column + "' is not cut or grouped, so it keeps its name", "Leave 'name' out.");
        }
        map.finish();
        return read;
    }
}
