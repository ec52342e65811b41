package dev.assize.audit.file;

import dev.assize.core.ColumnType;
import dev.assize.data.arrays.ArraySource;
import dev.assize.data.counting.GroupColumn;
import dev.assize.fairness.FairnessException;
import dev.assize.fairness.Population;
import dev.assize.policies.yaml.YamlMap;
import dev.assize.policies.yaml.YamlValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the section {@code data}. */
final class DataSectionReader {
    /** The types that can be stated: a cell of a file of rows and columns is never an array. */
    private static final Map<String, ColumnType> TYPES = types();

    private static final ColumnType NUMERIC = ColumnType.NUMERIC;

    private DataSectionReader() {}

    private static Map<String, ColumnType> types() {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        for (ColumnType type : List.of(ColumnType.NUMERIC, ColumnType.CATEGORICAL, ColumnType.TEXT)) {
            types.put(type.name().toLowerCase(Locale.ROOT), type);
        }
        return Collections.unmodifiableMap(types);
    }

    static DataSection read(YamlMap map, boolean labelNeeded) {
        Optional<String> label = labelNeeded ? Optional.of(map.requiredText("label")) : map.text("label");
        DataSection section = new DataSection(
                map.requiredText("path"),
                reading(map),
                answer(map, label),
                sensitive(map),
                withoutRepeats(map, "conditions"),
                map.texts("exclude"),
                map.map("encoding").map(EncodingSectionReader::read),
                new DataSection.Weighing(map.text("count"), map.text("weights")));
        if (section.isNumber()) {
            requireNoClasses(map, section);
        }
        if (!labelNeeded && section.weights().isPresent()) {
            map.problem(
                    "weights",
                    "'weights' says how much rows count in the loss of a training, and nothing is trained",
                    "Leave it out, or use 'count' for a column that says how many people a row stands for.");
        }
        PathTexts.check(map, "path", "labels");
        map.finish();
        return section;
    }

    private static DataSection.Answer answer(YamlMap map, Optional<String> label) {
        boolean number = map.oneOf("task", "classification", List.of("classification", "regression"))
                .equals("regression");
        DataSection.Answer answer =
                new DataSection.Answer(label, number, map.text("favorable"), withoutRepeats(map, "favorableClasses"));
        if (answer.favorable().isPresent() && !answer.favorableClasses().isEmpty()) {
            map.problem(
                    "favorableClasses",
                    "both 'favorable' and 'favorableClasses' are given",
                    "Keep 'favorable' for a label of two values, 'favorableClasses' for one of more.");
        }
        return answer;
    }

    /** What is said of decisions in classes has no meaning for numbers. */
    private static void requireNoClasses(YamlMap map, DataSection section) {
        for (String key : List.of("favorable", "favorableClasses")) {
            if (map.has(key)) {
                map.problem(
                        key,
                        "'" + key + "' names classes, and 'task: regression' predicts a number",
                        "Leave '" + key + "' out, or leave 'task' out to predict classes.");
            }
        }
        if (!section.conditions().isEmpty()) {
            map.problem(
                    "conditions",
                    "'conditions' compares rates of decisions, and 'task: regression' predicts a number",
                    "Leave 'conditions' out; name the columns under 'sensitive' to cross them with the groups.");
        }
        if (section.sensitive().stream().anyMatch(column -> column.population().isPresent())) {
            map.problem(
                    "sensitive",
                    "'population' is not compared where 'task: regression' predicts a number",
                    "Leave 'population' out, or compare the rows with 'assize fairness --population'.");
        }
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
                types.put(column, TYPES.getOrDefault(stated.oneOf(column, "", List.copyOf(TYPES.keySet())), NUMERIC));
            }
        });
        map.alsoKnown("missing");
        Optional<List<String>> missing = map.has("missing") ? Optional.of(map.texts("missing")) : Optional.empty();
        return new DataSection.Reading(types, missing, separator(map), arrays(map));
    }

    private static DataSection.Arrays arrays(YamlMap map) {
        Optional<DataSection.TestPart> test = map.map("test").map(part -> {
            DataSection.TestPart read = new DataSection.TestPart(part.requiredText("path"), part.text("labels"));
            PathTexts.check(part, "path", "labels");
            part.finish();
            return read;
        });
        String colors = map.oneOf("colors", "", List.of("gray", "rgb"));
        return new DataSection.Arrays(
                map.text("labels"),
                test,
                new ArraySource.Pictures(
                        size(map),
                        colors.isEmpty()
                                ? Optional.empty()
                                : Optional.of(ArraySource.Colors.valueOf(colors.toUpperCase(Locale.ROOT)))));
    }

    private static Optional<ArraySource.Size> size(YamlMap map) {
        List<YamlValue> items = map.list("size");
        List<Integer> sides = new ArrayList<>();
        items.forEach(item -> item.wholeNumber(1, ArraySource.Size.MOST).ifPresent(side -> sides.add(side.intValue())));
        if (items.isEmpty() || sides.size() < items.size()) {
            return Optional.empty();
        }
        if (sides.size() != 2) {
            map.problem("size", "the size has " + sides.size() + " numbers", "Write height and width: [28, 28].");
            return Optional.empty();
        }
        return Optional.of(new ArraySource.Size(sides.get(0), sides.get(1)));
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

    private static Optional<Population> population(YamlMap map) {
        Optional<YamlMap> stated = map.map("population");
        SortedMap<String, Double> shares = new TreeMap<>();
        stated.ifPresent(groups -> groups.keys().forEach(group -> shares.put(group, groups.number(group, 0, 0, 1))));
        try {
            return stated.map(groups -> new Population(shares));
        } catch (FairnessException e) {
            e.problems().forEach(problem -> map.problem("population", problem.message(), problem.hint()));
            return Optional.empty();
        }
    }

    /** A column is made into groups in one way. */
    private static void requireOneWay(YamlMap map) {
        List<String> ways = Stream.of("cuts", "groups", "quantiles", "separator")
                .filter(map::has)
                .toList();
        if (ways.size() > 1) {
            map.problem(
                    ways.get(1),
                    "both '" + ways.get(0) + "' and '" + ways.get(1) + "' are given for '" + map.text("column", "")
                            + "'",
                    "Keep one of them.");
        }
        for (String other : List.of("population", "proxies")) {
            if (map.has("separator") && map.has(other)) {
                map.problem(
                        other,
                        "'" + other + "' is given for a column whose cells hold several values",
                        "Leave '" + other + "' out; each value is compared with all people who lack it.");
            }
        }
    }

    private static SensitiveColumn column(YamlMap map) {
        String column = map.requiredText("column");
        List<Double> cuts = new ArrayList<>();
        map.list("cuts").forEach(item -> item.number().ifPresent(number -> cuts.add(number.doubleValue())));
        Map<String, List<String>> groups = new LinkedHashMap<>();
        map.map("groups").ifPresent(stated -> stated.keys().forEach(group -> groups.put(group, stated.texts(group))));
        int parts = Math.toIntExact(map.wholeNumber("quantiles", 0, 2, GroupColumn.MOST_PARTS));
        Optional<String> separator = map.text("separator").filter(text -> !text.isEmpty());
        requireOneWay(map);
        boolean made = !cuts.isEmpty() || !groups.isEmpty() || parts > 0;
        SensitiveColumn read = new SensitiveColumn(
                column,
                map.text("name", column),
                cuts,
                groups,
                parts,
                map.flag("feature", false),
                population(map),
                withoutRepeats(map, "proxies"),
                separator);
        if (read.name().equals(column) && made) {
            map.problem("name", "the groups made of '" + column + "' need a name of their own", "Add 'name: ...'.");
        }
        if (!read.name().equals(column) && !made && separator.isEmpty()) {
            map.problem("name", "'" + column + "' is not cut or grouped, so it keeps its name", "Leave 'name' out.");
        }
        map.finish();
        return read;
    }
}
