package dev.assize.audit.file;

import dev.assize.core.InputException;
import dev.assize.policies.yaml.Problems;
import dev.assize.policies.yaml.YamlMap;
import dev.assize.policies.yaml.YamlValue;
import dev.assize.training.MlpSettings;
import dev.assize.training.MlpSettingsReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the section {@code model}. */
final class ModelSectionReader {
    private static final List<String> KINDS = List.of("mlp");

    private ModelSectionReader() {}

    static Optional<ModelSection> read(YamlMap map, Problems problems) {
        List<ModelSection> stated = new ArrayList<>();
        map.map("train").map(train -> train(train, problems)).ifPresent(stated::add);
        map.text("path").map(ModelSection.Saved::new).ifPresent(stated::add);
        map.map("predictions").map(ModelSectionReader::predictions).ifPresent(stated::add);
        map.finish();
        if (stated.size() != 1) {
            problems.add(
                    map.place(),
                    "'model' states " + stated.size() + " ways to get a decision, one is needed",
                    "Write one of 'train: {...}', 'path: model.zip' and 'predictions: {decision: COLUMN}'.");
        }
        return stated.stream().findFirst();
    }

    private static ModelSection predictions(YamlMap map) {
        ModelSection read = new ModelSection.Predictions(map.requiredText("decision"), map.text("score"));
        map.finish();
        return read;
    }

    private static ModelSection train(YamlMap map, Problems problems) {
        map.oneOf("kind", KINDS.get(0), KINDS);
        Map<String, Object> values = new LinkedHashMap<>();
        for (String key : map.keys()) {
            if (!key.equals("kind")) {
                map.value(key).flatMap(ModelSectionReader::plain).ifPresent(value -> values.put(key, value));
            }
        }
        try {
            return new ModelSection.Train(MlpSettingsReader.read(values, map::place));
        } catch (InputException e) {
            e.problems().forEach(problems::add);
            return new ModelSection.Train(MlpSettings.defaults());
        }
    }

    /** The value as training settings take it; what it may be is for them to say. */
    private static Optional<Object> plain(YamlValue value) {
        if (value.isMap()) {
            return Optional.of(Map.of());
        }
        if (value.isList()) {
            return Optional.of(
                    value.items().stream().flatMap(item -> plain(item).stream()).toList());
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
