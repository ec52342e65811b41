package dev.assize.audit.file;

import dev.assize.core.InputException;
import dev.assize.core.Place;
import dev.assize.policies.yaml.Problems;
import dev.assize.policies.yaml.YamlMap;
import dev.assize.training.gan.GanKind;
import dev.assize.training.gan.GanLoss;
import dev.assize.training.gan.GanSettings;
import dev.assize.training.settings.Optimizer;
import dev.assize.training.settings.OptimizerConstant;
import dev.assize.training.settings.OptimizerSettings;
import dev.assize.training.settings.PrivacySettings;
import dev.assize.training.settings.TrainingSettingsReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code gan} of the section {@code model}. */
final class GanSectionReader {
    private static final String PRIVACY = "privacy";
    private static final int MOST = 1_000_000;
    private static final int MOST_SIDE = 100;
    private static final int USUAL_EVERY = 5;
    private static final int USUAL_SIDE = 10;
    private static final int USUAL_SAMPLES = 2000;

    private final Problems problems;

    private GanSectionReader(Problems problems) {
        this.problems = problems;
    }

    static ModelSection read(YamlMap map, Problems problems) {
        return new GanSectionReader(problems).section(map);
    }

    private ModelSection section(YamlMap map) {
        GanKind kind = choice(map, "networks", GanKind.DENSE, GanKind.values(), GanKind::id);
        GanSettings usual = kind == GanKind.DENSE ? GanSettings.DENSE : GanSettings.CONVOLUTIONAL;
        GanLoss loss = choice(map, "loss", usual.objective().loss(), GanLoss.values(), GanLoss::id);
        double usualSmoothing = loss.hasTarget() ? usual.objective().labelSmoothing() : 0;
        GanSettings.Networks networks = new GanSettings.Networks(
                kind, whole(map, "noise", usual.networks().noise(), MOST));
        GanSettings.Objective objective =
                new GanSettings.Objective(loss, map.number("labelSmoothing", usualSmoothing, 0, 0.999));
        GanSettings.Course course = new GanSettings.Course(
                whole(map, "epochs", usual.course().epochs(), MOST),
                whole(map, "batch", usual.course().batch(), MOST),
                map.number("averaging", usual.course().averaging(), 0, 0.999_999),
                map.map(PRIVACY).flatMap(this::privacy));
        OptimizerSettings generator = optimizer(map, "generator", usual.generator());
        OptimizerSettings discriminator = optimizer(map, "discriminator", usual.discriminator());
        ModelSection.GanOutput output = output(map);
        map.finish();
        try {
            GanSettings settings = new GanSettings(networks, objective, generator, discriminator, course);
            return new ModelSection.Gan(settings, output);
        } catch (InputException e) {
            e.problems().forEach(problem -> problems.add(map.place(), problem.message(), problem.hint()));
            return new ModelSection.Gan(usual, output);
        }
    }

    private static ModelSection.GanOutput output(YamlMap map) {
        int every = USUAL_EVERY;
        int side = USUAL_SIDE;
        Optional<YamlMap> stated = map.map("pictures");
        if (stated.isPresent()) {
            YamlMap pictures = stated.get();
            every = whole(pictures, "every", USUAL_EVERY, MOST);
            side = whole(pictures, "side", USUAL_SIDE, MOST_SIDE);
            pictures.finish();
        }
        return new ModelSection.GanOutput(every, side, whole(map, "samples", USUAL_SAMPLES, MOST));
    }

    private Optional<PrivacySettings> privacy(YamlMap map) {
        Map<String, Place> places = new HashMap<>();
        Map<String, Object> values = ModelSectionReader.plain(map, places);
        try {
            return TrainingSettingsReader.read(
                            Map.of(PRIVACY, values),
                            key -> places.getOrDefault(key.replaceFirst("^" + PRIVACY + "\\.", ""), map.place()))
                    .privacy();
        } catch (InputException e) {
            e.problems().forEach(problems::add);
            return Optional.empty();
        }
    }

    private OptimizerSettings optimizer(YamlMap map, String key, OptimizerSettings usual) {
        return map.map(key).map(stated -> optimizer(stated, usual)).orElse(usual);
    }

    /** What is not stated is as usual for GANs, where Adam or a kin of it is used. */
    private OptimizerSettings optimizer(YamlMap map, OptimizerSettings usual) {
        Map<String, Place> places = new HashMap<>();
        Map<String, Object> values = ModelSectionReader.plain(map, places);
        values.putIfAbsent("optimizer", Optimizer.ADAM.id());
        boolean moments = Arrays.stream(Optimizer.values())
                .anyMatch(kind -> kind.id().equals(values.get("optimizer"))
                        && kind.constants().containsKey(OptimizerConstant.BETA1));
        if (moments) {
            values.putIfAbsent("learningRate", usual.learningRate());
            values.putIfAbsent("beta1", usual.constant(OptimizerConstant.BETA1));
        }
        Set<String> known = known();
        values.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> map.problem(
                        key,
                        "'" + key + "' is no setting of an optimizer",
                        "Use some of: " + String.join(", ", known)));
        try {
            values.keySet().retainAll(known);
            return TrainingSettingsReader.read(values, key -> ModelSectionReader.place(key, places, map))
                    .optimizer();
        } catch (InputException e) {
            e.problems().forEach(problems::add);
            return usual;
        }
    }

    private static Set<String> known() {
        Set<String> known = new LinkedHashSet<>(List.of("optimizer", "learningRate", "schedule"));
        Arrays.stream(OptimizerConstant.values()).map(OptimizerConstant::key).forEach(known::add);
        return known;
    }

    private static int whole(YamlMap map, String key, int usual, int most) {
        return (int) map.wholeNumber(key, usual, 1, most);
    }

    private static <E> E choice(YamlMap map, String key, E usual, E[] all, Function<E, String> id) {
        String text = map.oneOf(key, id.apply(usual), Arrays.stream(all).map(id).toList());
        return Arrays.stream(all)
                .filter(value -> id.apply(value).equals(text))
                .findFirst()
                .orElse(usual);
    }
}
