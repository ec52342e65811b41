package dev.assize.audit.file;

import dev.assize.core.InputException;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Seed;
import dev.assize.policies.yaml.Problems;
import dev.assize.policies.yaml.YamlMap;
import dev.assize.policies.yaml.YamlValue;
import dev.assize.training.selection.Range;
import dev.assize.training.selection.Search;
import dev.assize.training.selection.SearchSpace;
import dev.assize.training.selection.Tried;
import dev.assize.training.settings.NetworkKind;
import dev.assize.training.settings.PrivacySettings;
import dev.assize.training.settings.TrainingSettings;
import dev.assize.training.settings.TrainingSettingsReader;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code search} of {@code model.train}: which settings are tried. */
final class SearchSectionReader {
    /** Its key. */
    static final String KEY = "search";

    private static final List<Tried.Metric> METRICS = List.of(Tried.Metric.values());

    private final Map<String, Object> base;
    private final Function<String, Place> basePlaces;
    private final Problems problems;
    private final Map<String, Place> places = new HashMap<>();

    /**
     * Makes a reader.
     *
     * @param base the settings that stay
     * @param basePlaces where they stand
     * @param problems takes every problem
     */
    SearchSectionReader(Map<String, Object> base, Function<String, Place> basePlaces, Problems problems) {
        this.base = TrainingSettingsReader.flat(base);
        this.basePlaces = basePlaces;
        this.problems = problems;
    }

    /**
     * Reads the section.
     *
     * @param map the section
     * @param seed what the configurations of a random search are drawn by
     * @throws InputException with problems that are not noted yet
     */
    ModelSection.Train read(YamlMap map, Seed seed) {
        if (base.keySet().stream().anyMatch(PrivacySettings::owns)) {
            PrivacySettings.noSearch()
                    .problems()
                    .forEach(refusal -> problems.add(map.place(), refusal.message(), refusal.hint()));
        }
        int folds = (int) map.wholeNumber("folds", Search.DEFAULT_FOLDS, 2, Search.MOST_FOLDS);
        Search.Strategy strategy = strategy(map);
        String metric = map.oneOf(
                "metric",
                Tried.Metric.LOSS.id(),
                METRICS.stream().map(Tried.Metric::id).toList());
        boolean nested = map.flag("nested", false);
        Map<String, Range> over = map.required("over")
                .flatMap(YamlValue::map)
                .map(varied -> new VariedSettings(base, strategy instanceof Search.Grid, places, problems).read(varied))
                .orElse(Map.of());
        map.finish();
        checkBase(over.keySet());
        ModelSection.Train standIn = new ModelSection.Train(TrainingSettings.defaults(), Optional.empty());
        if (!problems.isEmpty()) {
            return standIn;
        }
        try {
            SearchSpace space = new SearchSpace(base, over);
            Search search =
                    new Search(space, strategy, folds, Tried.Metric.valueOf(metric.toUpperCase(Locale.ROOT)), nested);
            List<TrainingSettings> configurations = search.configurations(seed, this::place);
            return new ModelSection.Train(configurations.get(0), Optional.of(search));
        } catch (InputException e) {
            e.problems().forEach(problem -> problems.add(placed(problem, map)));
            return standIn;
        }
    }

    private Search.Strategy strategy(YamlMap map) {
        boolean random =
                map.oneOf("strategy", "grid", List.of("grid", "random")).equals("random");
        if (!random && map.has("trials")) {
            map.problem(
                    "trials",
                    "'trials' has no effect on a grid, which tries every combination",
                    "Leave it out, or add 'strategy: random'.");
        }
        int trials = (int) map.wholeNumber("trials", Search.DEFAULT_TRIALS, 1, SearchSpace.MOST);
        return random ? new Search.Random(trials) : new Search.Grid();
    }

    /** Notes faults of the settings that stay; what they lack may vary. */
    private void checkBase(Set<String> varied) {
        NetworkKind kind = TrainingSettingsReader.kind(base);
        base.forEach((key, value) -> {
            if (!varied.contains(key)) {
                TrainingSettingsReader.problems(kind, key, value, basePlaces.apply(key))
                        .forEach(problems::add);
            }
        });
    }

    private Place place(String key) {
        Place own = places.get(key);
        return own == null ? basePlaces.apply(key) : own;
    }

    /** A problem of the whole search stands at the section. */
    private static Problem placed(Problem problem, YamlMap map) {
        return problem.place().equals(Place.of(KEY))
                ? new Problem(map.place(), problem.message(), problem.hint())
                : problem;
    }
}
