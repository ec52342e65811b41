package dev.assize.audit.file;

import dev.assize.core.InputException;
import dev.assize.core.Problem;
import dev.assize.explain.AttributionOptions;
import dev.assize.explain.ExplainOptions;
import dev.assize.explain.ImportanceMetric;
import dev.assize.explain.PermutationOptions;
import dev.assize.fairness.Comparison;
import dev.assize.fairness.FairnessOptions;
import dev.assize.fairness.MetricSelection;
import dev.assize.fairness.ReferenceGroup;
import dev.assize.policies.yaml.Problems;
import dev.assize.policies.yaml.YamlMap;
import dev.assize.policies.yaml.YamlValue;
import dev.assize.privacy.PrivacyOptions;
import dev.assize.robustness.RobustnessOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Reads the section {@code checks}: a list of names, each of which may be a mapping with its own options. */
final class ChecksSectionReader {
    private static final int MOST_ROWS = 1_000_000_000;

    private final Problems problems;
    private final Map<String, Optional<YamlMap>> stated = new LinkedHashMap<>();

    private ChecksSectionReader(Problems problems) {
        this.problems = problems;
    }

    static ChecksSection read(YamlMap root, Problems problems) {
        ChecksSectionReader reader = new ChecksSectionReader(problems);
        Optional<YamlValue> checks = root.value("checks");
        if (checks.isEmpty()) {
            ChecksSection.NAMES.forEach(name -> reader.stated.put(name, Optional.empty()));
        } else if (checks.get().isMap()) {
            checks.get().map().ifPresent(reader::mapping);
        } else {
            checks.get().items().forEach(reader::item);
        }
        return new ChecksSection(
                reader.section("fairness", ChecksSectionReader::fairness, FairnessOptions.defaults()),
                reader.section("privacy", ChecksSectionReader::privacy, PrivacyOptions.defaults()),
                reader.section("explain", ChecksSectionReader::explain, ExplainOptions.defaults()),
                reader.section("robustness", ChecksSectionReader::robustness, RobustnessOptions.defaults()));
    }

    private void mapping(YamlMap map) {
        for (String name : ChecksSection.NAMES) {
            map.value(name).ifPresent(value -> stated.put(name, value.map()));
        }
        map.finish();
    }

    private void item(YamlValue item) {
        if (item.isMap()) {
            item.map().ifPresent(this::mapping);
        } else {
            item.oneOf(ChecksSection.NAMES).ifPresent(name -> stated.put(name, Optional.empty()));
        }
    }

    private <T> Optional<T> section(String name, BiFunction<YamlMap, Problems, T> reader, T usual) {
        if (!stated.containsKey(name)) {
            return Optional.empty();
        }
        return Optional.of(stated.get(name)
                .map(map -> {
                    T read = reader.apply(map, problems);
                    map.finish();
                    return read;
                })
                .orElse(usual));
    }

    private static FairnessOptions fairness(YamlMap map, Problems problems) {
        FairnessOptions usual = FairnessOptions.defaults();
        Comparison comparison = usual.comparison();
        List<String> metrics = map.texts("metrics");
        FairnessOptions options = usual.withIntersectionOrder(
                        whole(map, "intersectionOrder", usual.intersectionOrder()))
                .withMetrics(metrics.isEmpty() ? usual.metrics() : new MetricSelection(metrics))
                .withComparison(new Comparison(
                        map.choice("missing", comparison.missing()),
                        whole(map, "smallestGroup", Math.toIntExact(comparison.smallestGroup())),
                        reference(map, problems)));
        note(options.metrics().problems(), map, problems);
        return options;
    }

    private static ReferenceGroup reference(YamlMap map, Problems problems) {
        ReferenceGroup.Choice choice = map.choice("reference", ReferenceGroup.LARGEST.choice());
        try {
            return ReferenceGroup.parse(choice, map.texts("referenceGroups"));
        } catch (InputException e) {
            note(e.problems(), map, problems);
            return ReferenceGroup.LARGEST;
        }
    }

    private static PrivacyOptions privacy(YamlMap map, Problems problems) {
        PrivacyOptions usual = PrivacyOptions.defaults();
        Map<String, Double> bands = new TreeMap<>();
        map.map("bands").ifPresent(widths -> {
            for (String name : widths.keys()) {
                widths.number(name).ifPresent(width -> bands.put(name, width.doubleValue()));
            }
            widths.finish();
        });
        return usual.withQuasiIdentifiers(map.texts("quasiIdentifiers"))
                .withConfidential(map.texts("confidential"))
                .withBands(bands)
                .withSmallClass(Math.toIntExact(map.wholeNumber("smallClass", usual.smallClass(), 2, MOST_ROWS)));
    }

    private static ExplainOptions explain(YamlMap map, Problems problems) {
        AttributionOptions usual = AttributionOptions.defaults();
        AttributionOptions.WorkLimits limits = usual.limits();
        PermutationOptions permutation = PermutationOptions.defaults();
        ExplainOptions options = new ExplainOptions(
                new AttributionOptions(
                        map.choice("method", usual.method()),
                        map.choice("baseline", usual.baseline()),
                        map.choice("scale", usual.scale()),
                        map.text("targetClass"),
                        new AttributionOptions.WorkLimits(
                                whole(map, "rows", limits.maxRows()),
                                Math.min(limits.firstSteps(), whole(map, "mostSteps", limits.mostSteps())),
                                whole(map, "mostSteps", limits.mostSteps()),
                                map.number("tolerance", limits.tolerance(), 0, 1),
                                limits.sliceRows())),
                new PermutationOptions(
                        map.choice("importance", ImportanceMetric.ACCURACY),
                        whole(map, "repeats", permutation.repeats()),
                        whole(map, "importanceRows", permutation.maxRows())));
        note(options.problems(), map, problems);
        return options;
    }

    private static RobustnessOptions robustness(YamlMap map, Problems problems) {
        RobustnessOptions usual = RobustnessOptions.defaults();
        RobustnessOptions.CalibrationOptions calibration = usual.calibration();
        RobustnessOptions options = new RobustnessOptions(
                numbers(map, "fgsm", usual.fgsmStrengths()),
                numbers(map, "missing", usual.missingFractions()),
                numbers(map, "noise", usual.noiseStrengths()),
                new RobustnessOptions.CalibrationOptions(
                        whole(map, "bins", calibration.bins()), whole(map, "draws", calibration.draws())),
                new RobustnessOptions.WorkLimits(
                        whole(map, "rows", usual.limits().maxRows()),
                        whole(map, "attackRows", usual.limits().maxAttackRows()),
                        usual.limits().sliceRows()));
        note(options.problems(), map, problems);
        return options;
    }

    private static int whole(YamlMap map, String key, int otherwise) {
        return Math.toIntExact(map.wholeNumber(key, otherwise, 1, MOST_ROWS));
    }

    private static List<Double> numbers(YamlMap map, String key, List<Double> otherwise) {
        if (!map.has(key)) {
            map.value(key);
            return otherwise;
        }
        List<Double> numbers = new ArrayList<>();
        map.list(key).forEach(item -> item.number().ifPresent(number -> numbers.add(number.doubleValue())));
        return numbers;
    }

    private static void note(List<Problem> found, YamlMap map, Problems problems) {
        found.forEach(problem -> problems.add(map.place(), problem.message(), problem.hint()));
    }
}
