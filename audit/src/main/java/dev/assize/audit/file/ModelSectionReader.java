package dev.assize.audit.file;

import dev.assize.core.InputException;
import dev.assize.core.Place;
import dev.assize.core.Seed;
import dev.assize.policies.yaml.Problems;
import dev.assize.policies.yaml.YamlMap;
import dev.assize.policies.yaml.YamlValue;
import dev.assize.training.network.NetworkBuilder;
import dev.assize.training.settings.ConfiguredNetwork;
import dev.assize.training.settings.TrainingSettings;
import dev.assize.training.settings.TrainingSettingsReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the section {@code model}. */
final class ModelSectionReader {
    private ModelSectionReader() {}

    static Optional<ModelSection> read(YamlMap map, AuditFile.Origin origin, Seed seed, Problems problems) {
        List<ModelSection> stated = new ArrayList<>();
        map.map("train").map(train -> train(train, origin, seed, problems)).ifPresent(stated::add);
        map.map("gan").map(gan -> GanSectionReader.read(gan, problems)).ifPresent(stated::add);
        PathTexts.check(map, "path");
        map.text("path").map(ModelSection.Saved::new).ifPresent(stated::add);
        map.map("predictions").map(ModelSectionReader::predictions).ifPresent(stated::add);
        map.finish();
        if (stated.size() != 1) {
            problems.add(
                    map.place(),
                    "'model' states " + stated.size() + " ways to get a decision, one is needed",
                    "Write one of 'train: {...}', 'gan: {...}', 'path: model.zip' and 'predictions: {decision: COLUMN}'.");
        }
        return stated.stream().findFirst();
    }

    private static ModelSection predictions(YamlMap map) {
        ModelSection read = new ModelSection.Predictions(map.requiredText("decision"), map.text("score"));
        map.finish();
        return read;
    }

    private static ModelSection train(YamlMap map, AuditFile.Origin origin, Seed seed, Problems problems) {
        Map<String, Place> places = new HashMap<>();
        Map<String, Object> values =
                plain(map, "", places, Set.of(SearchSectionReader.KEY, MitigationSectionReader.KEY));
        Optional<MitigationSection> mitigation = MitigationSectionReader.read(map);
        Optional<NetworkFile> file = NetworkFile.read(map, origin, problems);
        file.ifPresent(read -> values.put(NetworkFile.KEY, read.json()));
        Optional<YamlMap> search = map.map(SearchSectionReader.KEY);
        try {
            ModelSection.Train section = search.isPresent()
                    ? new SearchSectionReader(values, key -> place(key, places, map), problems).read(search.get(), seed)
                    : new ModelSection.Train(
                            TrainingSettingsReader.read(values, key -> place(key, places, map)), Optional.empty());
            if (file.filter(NetworkFile::isRead).isPresent()
                    && section.settings().network() instanceof ConfiguredNetwork configured) {
                NetworkBuilder.check(configured, file.get().place());
            }
            return section.withMitigation(mitigation);
        } catch (InputException e) {
            e.problems().forEach(problems::add);
            return new ModelSection.Train(TrainingSettings.defaults(), Optional.empty());
        }
    }

    /** Where the keys of settings stand, and their values. */
    static Map<String, Object> plain(YamlMap map, Map<String, Place> places) {
        return plain(map, "", places, Set.of());
    }

    /** Where a key stands; one that is not there, where the mapping stands that it belongs into. */
    static Place place(String key, Map<String, Place> places, YamlMap map) {
        Place outer = places.getOrDefault(key.split("\\.", 2)[0], map.place());
        return places.getOrDefault(key, outer);
    }

    /** The values as training settings take them; what they may be is for them to say. */
    private static Map<String, Object> plain(YamlMap map, String path, Map<String, Place> places, Set<String> without) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String key : map.keys()) {
            if (without.contains(key)) {
                continue;
            }
            places.put(path + key, map.place(key));
            map.value(key)
                    .flatMap(value -> plain(value, path + key + ".", places))
                    .ifPresent(value -> values.put(key, value));
        }
        return values;
    }

    /** A value as training settings take it. */
    static Optional<Object> plain(YamlValue value, String path, Map<String, Place> places) {
        if (value.isMap()) {
            return value.map().map(map -> plain(map, path, places, Set.of()));
        }
        if (value.isList()) {
            return Optional.of(value.items().stream()
                    .flatMap(item -> plain(item, path, places).stream())
                    .toList());
        }
        return value.isNumber()
                ? value.number().map(ModelSectionReader::number)
                : value.text().map(text -> text);
    }

    private static Object number(BigDecimal number) {
        boolean whole = number.stripTrailingZeros().scale() <= 0
                && number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
        return whole ? (Object) number.intValueExact() : (Object) number.doubleValue();
    }
}
