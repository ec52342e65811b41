package dev.assize.audit.file;

import dev.assize.core.InputException;
import dev.assize.core.Place;
import dev.assize.policies.yaml.Problems;
import dev.assize.policies.yaml.YamlMap;
import dev.assize.policies.yaml.YamlValue;
import dev.assize.training.selection.Range;
import dev.assize.training.settings.NetworkKind;
import dev.assize.training.settings.PrivacySettings;
import dev.assize.training.settings.TrainingSettingsReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads {@code over} of a search: which settings vary, and over what. */
final class VariedSettings {
    private static final Set<String> GROUPS = Set.of("schedule", "gradientClipping");
    private static final Set<String> WITHOUT_EFFECT =
            Set.of("memory", "curveRows", "checkpoint", "checkpoint.every", "checkpoint.keep");
    private static final List<String> RANGES = List.of("uniform", "logUniform", "whole");

    private final Map<String, Object> base;
    private final boolean grid;
    private final Map<String, Place> places;
    private final Problems problems;

    /**
     * Makes a reader.
     *
     * @param base the settings that stay, by flat keys
     * @param grid whether every combination is tried, so that ranges are no use
     * @param places takes where each flat key stands
     * @param problems takes every problem
     */
    VariedSettings(Map<String, Object> base, boolean grid, Map<String, Place> places, Problems problems) {
        this.base = base;
        this.grid = grid;
        this.places = places;
        this.problems = problems;
    }

    /** Returns what is tried, by flat keys; faults of single values are noted. */
    Map<String, Range> read(YamlMap map) {
        if (map.keys().isEmpty()) {
            problems.add(
                    map.place(),
                    "'over' is empty",
                    "Name settings and the values to try, such as hidden: [[32], [64, 32]].");
        }
        return read(map, "");
    }

    private Map<String, Range> read(YamlMap map, String path) {
        Map<String, Range> ranges = new LinkedHashMap<>();
        for (String key : map.keys()) {
            YamlValue value = map.value(key).orElseThrow();
            String flat = path.isEmpty() ? TrainingSettingsReader.flatKey(key) : path + key;
            places.put(flat, map.place(key));
            if (path.isEmpty() && GROUPS.contains(key) && value.isMap()) {
                value.map().ifPresent(inner -> ranges.putAll(read(inner, key + ".")));
            } else if (mayVary(map, key, flat)) {
                range(value, flat).ifPresent(range -> ranges.put(flat, range));
            }
        }
        return ranges;
    }

    private boolean mayVary(YamlMap map, String key, String flat) {
        if (base.containsKey(flat)) {
            map.problem(
                    key,
                    "'" + flat + "' varies, and is also given outside of 'search'",
                    "State it once, in 'over' or beside 'search'.");
            return false;
        }
        if (PrivacySettings.owns(flat)) {
            PrivacySettings.noSearch()
                    .problems()
                    .forEach(refusal -> map.problem(key, refusal.message(), refusal.hint()));
            return false;
        }
        if (flat.equals("kind") || flat.equals(NetworkFile.KEY)) {
            map.problem(
                    key,
                    "'" + flat + "' cannot vary, because other settings depend on it",
                    "Give it beside 'search', and search once for each.");
            return false;
        }
        if (WITHOUT_EFFECT.contains(flat)) {
            map.problem(
                    key, "'" + flat + "' varies, and has no effect on how good a model is", "Give it beside 'search'.");
            return false;
        }
        return true;
    }

    private Optional<Range> range(YamlValue value, String key) {
        if (value.isList()) {
            return choices(value, key);
        }
        if (!value.isMap()) {
            value.problem(
                    "'" + key + "' has one value, which is no choice",
                    "Give a list of values, such as [1, 2], or move the setting out of 'search'.");
            return Optional.empty();
        }
        YamlMap map = value.map().orElseThrow();
        Optional<Range> range = bounds(map, key, "uniform", VariedSettings::uniform)
                .or(() -> bounds(map, key, "logUniform", VariedSettings::logUniform))
                .or(() -> bounds(map, key, "whole", VariedSettings::whole));
        map.alsoKnown(RANGES.toArray(String[]::new));
        map.finish();
        if (range.isEmpty() && RANGES.stream().noneMatch(map::has) && map.keys().isEmpty()) {
            value.problem("'" + key + "' has no values to try", "Give a list, or {uniform: [LEAST, MOST]}.");
        }
        if (grid && range.isPresent()) {
            value.problem(
                    "'" + key + "' varies over a range, a grid needs a list of values",
                    "List the values, or add 'strategy: random'.");
        }
        return range;
    }

    private Optional<Range> choices(YamlValue list, String key) {
        List<Object> values = new ArrayList<>();
        for (YamlValue item : list.items()) {
            ModelSectionReader.plain(item, key + ".", new HashMap<>()).ifPresent(value -> {
                check(key, value, item.place());
                values.add(value);
            });
        }
        if (list.items().isEmpty()) {
            list.problem("'" + key + "' has no values to try", "Name at least one value, or leave it out.");
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(new Range.Choices(values));
    }

    private Optional<Range> bounds(YamlMap map, String key, String name, BiFunction<Object, Object, Range> maker) {
        Optional<YamlValue> stated = map.value(name);
        if (stated.isEmpty()) {
            return Optional.empty();
        }
        List<Object> bounds = new ArrayList<>();
        stated.get()
                .items()
                .forEach(item -> ModelSectionReader.plain(item, "", new HashMap<>())
                        .filter(bound -> bound instanceof Number)
                        .ifPresent(bound -> {
                            check(key, bound, item.place());
                            bounds.add(bound);
                        }));
        try {
            if (bounds.size() == 2) {
                return Optional.of(maker.apply(bounds.get(0), bounds.get(1)));
            }
            map.problem(name, "'" + name + "' needs two numbers", "Write the lower bound and the upper one: [1, 2].");
        } catch (InputException e) {
            e.problems().forEach(problem -> map.problem(name, problem.message(), problem.hint()));
        }
        return Optional.empty();
    }

    private static Range uniform(Object least, Object most) {
        return new Range.Uniform(((Number) least).doubleValue(), ((Number) most).doubleValue());
    }

    private static Range logUniform(Object least, Object most) {
        return new Range.LogUniform(((Number) least).doubleValue(), ((Number) most).doubleValue());
    }

    private static Range whole(Object least, Object most) {
        return new Range.Whole(((Number) least).intValue(), ((Number) most).intValue());
    }

    private void check(String key, Object value, Place place) {
        NetworkKind kind = TrainingSettingsReader.kind(base);
        TrainingSettingsReader.problems(kind, key, value, place).forEach(problems::add);
    }
}
