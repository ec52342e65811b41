package dev.assize.audit.file;

import dev.assize.core.Digest;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Seed;
import dev.assize.policies.yaml.Problems;
import dev.assize.policies.yaml.YamlFile;
import dev.assize.policies.yaml.YamlMap;
import dev.assize.reports.files.Format;
import dev.assize.reports.wording.Texts;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads an audit file; every problem in it is reported at once, with file, line and column. */
public final class AuditFileReader {
    private static final Set<Format> USUAL_FORMATS = EnumSet.of(Format.HTML, Format.XLSX, Format.JSON);

    private AuditFileReader() {}

    /**
     * Reads a file.
     *
     * @param file the file as the user named it; problems name it the same way
     * @throws AuditException if it cannot be read or says something that is not allowed
     */
    public static AuditFile read(Path file) {
        Problems problems = new Problems(AuditException::new);
        YamlMap root = YamlFile.read(file, problems);
        AuditFile.Origin origin = new AuditFile.Origin(
                file.toString(), Optional.ofNullable(file.getParent()).orElse(Path.of("")), Digest.of(file));
        Optional<YamlMap> dataMap = root.required("data").flatMap(value -> value.map());
        Optional<YamlMap> modelMap = root.required("model").flatMap(value -> value.map());
        boolean trains = modelMap.map(model -> !model.has("predictions")).orElse(true);
        String title = root.text("title", "");
        Optional<DataSection> data = dataMap.map(map -> DataSectionReader.read(map, trains));
        boolean testPart =
                data.flatMap(table -> table.reading().arrays().test()).isPresent();
        SplitSection usual = testPart ? SplitSection.OF_PARTS : SplitSection.DEFAULT;
        SplitSection split = root.map("split").map(map -> split(map, usual)).orElse(usual);
        if (!trains && root.has("split")) {
            root.problem(
                    "split",
                    "there is a split, but the decisions stand in the table and no model is trained",
                    "Remove 'split': every row is judged. To judge some rows only, bring a table of these.");
        }
        Seed seed = new Seed(split.seed());
        Optional<ModelSection> model = modelMap.flatMap(map -> ModelSectionReader.read(map, origin, seed, problems));
        requireEncoder(dataMap, modelMap);
        ChecksSection checks = ChecksSectionReader.read(root, problems);
        PathTexts.check(root, "policy");
        Optional<String> policy = root.text("policy");
        ReportSection report = root.map("report").map(AuditFileReader::report).orElse(usualReport());
        root.finish();
        if (problems.isEmpty()) {
            requireGroups(data.orElseThrow(), model.orElseThrow(), checks)
                    .ifPresent(message -> problems.add(
                            dataMap.orElseThrow().place("sensitive"),
                            message,
                            "Name one under 'sensitive' in 'data', or leave 'fairness' out of 'checks'."));
        }
        if (data.isPresent() && model.orElse(null) instanceof ModelSection.Train train) {
            train.mitigation()
                    .ifPresent(section -> section.problems(grouped(data.get())).forEach(problems::add));
        }
        if (data.map(DataSection::isNumber).orElse(false)) {
            Place place = modelMap.map(YamlMap::place).orElse(root.place());
            model.flatMap(found -> unfitForNumbers(found, place)).ifPresent(problems::add);
        }
        problems.throwIfAny();
        DataSection table = data.orElseThrow();
        return new AuditFile(
                origin,
                title.isEmpty() ? name(table) : title,
                table,
                split,
                model.orElseThrow(),
                checks,
                policy,
                report);
    }

    /** The columns whose people are in one group each. */
    private static List<SensitiveColumn> grouped(DataSection data) {
        return data.sensitive().stream()
                .filter(column -> column.separator().isEmpty())
                .toList();
    }

    private static void requireEncoder(Optional<YamlMap> dataMap, Optional<YamlMap> modelMap) {
        boolean fits = modelMap.map(map -> map.has("train")).orElse(true);
        dataMap.filter(map -> map.has("encoding") && !fits)
                .ifPresent(map -> map.problem(
                        "encoding",
                        "'encoding' says how a model that is trained reads rows, and no such model is trained",
                        "Leave it out: a saved model has the encoder of its training."));
    }

    private static Optional<String> requireGroups(DataSection data, ModelSection model, ChecksSection checks) {
        boolean compares = !(model instanceof ModelSection.Gan) // nothing is checked of a GAN
                && checks.fairness().isPresent();
        return compares && data.sensitive().isEmpty()
                ? Optional.of("the check 'fairness' compares groups, and no sensitive column is named")
                : Optional.empty();
    }

    /** What a model section says that has no meaning where numbers are predicted. */
    private static Optional<Problem> unfitForNumbers(ModelSection model, Place place) {
        if (model instanceof ModelSection.Gan) {
            return Optional.of(new Problem(
                    place,
                    "a GAN predicts no number, and 'task: regression' is stated",
                    "Leave 'task' out of 'data'."));
        }
        if (model instanceof ModelSection.Predictions predictions
                && predictions.score().isPresent()) {
            return Optional.of(new Problem(
                    place,
                    "'score' is a probability of a class, and 'task: regression' predicts a number",
                    "Leave 'score' out and name the column of the predicted numbers as 'decision'."));
        }
        return model instanceof ModelSection.Train train
                ? train.mitigation()
                        .map(section -> new Problem(
                                section.place(),
                                "mitigations are of decisions in classes, and 'task: regression' predicts a number",
                                "Leave 'mitigation' out."))
                : Optional.empty();
    }

    private static SplitSection split(YamlMap map, SplitSection usual) {
        double test = SplitSection.DEFAULT.testFraction();
        Optional<SplitSection.ByColumn> byColumn = usual.byColumn();
        map.alsoKnown("column", "train", "test");
        if (usual.byColumn().isPresent()) {
            List.of("column", "train", "test").stream()
                    .filter(map::has)
                    .forEach(key -> map.problem(
                            key,
                            "the test part has files of its own under 'data', and the split is stated again",
                            "Leave '" + key + "' out; only 'seed' can be stated here."));
        } else if (map.has("column")) {
            byColumn = Optional.of(byColumn(map));
        } else {
            test = map.number("test", SplitSection.DEFAULT.testFraction(), 0.01, 0.99);
        }
        long seed = map.wholeNumber("seed", SplitSection.DEFAULT.seed(), Long.MIN_VALUE, Long.MAX_VALUE);
        map.finish();
        return new SplitSection(test, byColumn, seed);
    }

    private static SplitSection.ByColumn byColumn(YamlMap map) {
        SplitSection.ByColumn read = new SplitSection.ByColumn(
                map.requiredText("column"), map.text("train", "train"), map.text("test", "test"));
        if (read.train().equals(read.test())) {
            map.problem(
                    "column",
                    "the rows with '" + read.train() + "' would train the model and judge it as well",
                    "Name two values, such as train: train and test: test.");
        }
        return read;
    }

    private static ReportSection report(YamlMap map) {
        ReportSection usual = usualReport();
        Set<Format> formats = EnumSet.noneOf(Format.class);
        PathTexts.check(map, "directory");
        map.list("formats").forEach(item -> item.choice(Format.class).ifPresent(formats::add));
        ReportSection read = new ReportSection(
                map.text("directory", usual.directory()),
                formats.isEmpty() ? usual.formats() : formats,
                map.oneOf("language", usual.language(), List.of(Texts.ENGLISH)));
        map.finish();
        return read;
    }

    private static ReportSection usualReport() {
        return new ReportSection("target/assize", USUAL_FORMATS, Texts.ENGLISH);
    }

    private static String name(DataSection data) {
        Path file = Path.of(data.path().replace("dataset:", "")).getFileName();
        return data.label().map(label -> label + " of " + file).orElse(String.valueOf(file));
    }
}
