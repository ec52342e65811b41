package dev.assize.training.selection;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Seed;
import dev.assize.training.settings.PrivacySettings;
import dev.assize.training.settings.TrainingException;
import dev.assize.training.settings.TrainingSettings;
import dev.assize.training.settings.TrainingSettingsReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Configurations that may be tried.
 *
 * @param base the settings that stay, by the keys of {@link TrainingSettingsReader}; kept by flat keys
 * @param over the settings that vary, by flat keys; no key is in both
 */
public record SearchSpace(Map<String, Object> base, Map<String, Range> over) {
    /** Most configurations of one search. */
    public static final int MOST = 1000;

    /**
     * Copies the maps in their order.
     *
     * @throws TrainingException if nothing varies, a setting is one of private training, or a setting is in both maps;
     *     all such keys are named
     */
    public SearchSpace {
        base = Collections.unmodifiableMap(TrainingSettingsReader.flat(base));
        Map<String, Range> varied = new LinkedHashMap<>();
        over.forEach((key, range) -> varied.put(TrainingSettingsReader.flatKey(key), range));
        over = Collections.unmodifiableMap(varied);
        if (over.isEmpty()) {
            throw TrainingException.of(
                    "search",
                    "no setting varies, so there is nothing to choose",
                    "Name at least one setting in 'over'.");
        }
        if (Stream.concat(base.keySet().stream(), over.keySet().stream()).anyMatch(PrivacySettings::owns)) {
            throw PrivacySettings.noSearch();
        }
        List<String> both = over.keySet().stream().filter(base::containsKey).toList();
        if (!both.isEmpty()) {
            throw TrainingException.of(
                    "search",
                    "these settings are fixed and also vary: " + String.join(", ", both),
                    "State each of them once, in 'over' or outside of it.");
        }
    }

    /**
     * Returns every combination of the values, the last key fastest.
     *
     * @throws TrainingException if a key has no list of values, there are more than {@link #MOST} combinations, or
     *     settings are not allowed; all faults of the settings are named
     */
    public List<TrainingSettings> grid() {
        return grid(SearchSpace::nowhere);
    }

    /** As {@link #grid()}; {@code places} says where the settings stand. */
    List<TrainingSettings> grid(Function<String, Place> places) {
        long size = 1;
        for (Map.Entry<String, Range> entry : over.entrySet()) {
            if (!(entry.getValue() instanceof Range.Choices choices)) {
                throw TrainingException.of(
                        "search",
                        "'" + entry.getKey() + "' varies over a range, a grid needs a list of values",
                        "List the values, or search at random.");
            }
            size = Math.min(Integer.MAX_VALUE, size * choices.values().size());
        }
        if (size > MOST) {
            throw TrainingException.of(
                    "search",
                    "the grid has " + size + " configurations, more than " + MOST,
                    "List fewer values, or search at random with some of them.");
        }
        List<Map<String, Object>> all = new ArrayList<>(List.of(base));
        over.forEach((key, range) -> {
            List<Map<String, Object>> longer = new ArrayList<>();
            for (Map<String, Object> one : all) {
                for (Object value : ((Range.Choices) range).values()) {
                    longer.add(with(one, key, value));
                }
            }
            all.clear();
            all.addAll(longer);
        });
        return read(all, places);
    }

    /**
     * Returns configurations drawn at random; one that was drawn before is drawn again, so that all differ, as long as
     * that succeeds within ten attempts for each.
     *
     * @param trials how many, 1 to {@link #MOST}; fewer come back if the space has fewer
     * @param seed where the draws come from
     * @throws TrainingException if the number is out of range or settings are not allowed; all faults are named
     */
    public List<TrainingSettings> random(int trials, Seed seed) {
        return random(trials, seed, SearchSpace::nowhere);
    }

    /** As {@link #random(int, Seed)}; {@code places} says where the settings stand. */
    List<TrainingSettings> random(int trials, Seed seed, Function<String, Place> places) {
        if (trials < 1 || trials > MOST) {
            throw TrainingException.of(
                    "search", "'trials' is " + trials, "Give a whole number from 1 to " + MOST + ", for example 20.");
        }
        SplittableRandom random = seed.random();
        Set<Map<String, Object>> drawn = new LinkedHashSet<>();
        for (int attempt = 0; attempt < 10 * trials && drawn.size() < trials; attempt++) {
            Map<String, Object> one = base;
            for (Map.Entry<String, Range> entry : over.entrySet()) {
                one = with(one, entry.getKey(), entry.getValue().draw(random));
            }
            drawn.add(one);
        }
        return read(List.copyOf(drawn), places);
    }

    static Place nowhere(String key) {
        return Place.of("search");
    }

    private static Map<String, Object> with(Map<String, Object> values, String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(key, value);
        return more;
    }

    private static List<TrainingSettings> read(List<Map<String, Object>> all, Function<String, Place> places) {
        Set<Problem> problems = new LinkedHashSet<>();
        List<TrainingSettings> settings = new ArrayList<>();
        for (Map<String, Object> values : all) {
            try {
                settings.add(TrainingSettingsReader.read(values, places));
            } catch (TrainingException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new TrainingException(List.copyOf(problems));
        }
        return List.copyOf(settings);
    }
}
