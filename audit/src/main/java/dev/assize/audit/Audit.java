package dev.assize.audit;

import dev.assize.audit.file.AuditFile;
import dev.assize.audit.file.ModelSection;
import dev.assize.core.Definition;
import dev.assize.core.Digest;
import dev.assize.core.Evidence;
import dev.assize.core.Progress;
import dev.assize.core.Provenance;
import dev.assize.policies.Judgement;
import dev.assize.reports.DataDescription;
import dev.assize.reports.ModelDescription;
import dev.assize.reports.Report;
import dev.assize.reports.Subject;
import dev.assize.training.ModelFile;
import dev.assize.training.ModelSummary;
import dev.assize.training.TrainedModel;
import dev.assize.training.TrainingRecord;
import dev.assize.training.fit.Score;
import dev.assize.training.settings.ConfiguredNetwork;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs an audit: table, model, evidence, verdicts, report, in this order and each once. */
public final class Audit {
    private final AuditFile file;
    private final SourceTables tables;
    private final Progress progress;

    /**
     * Makes an audit.
     *
     * @param file what to do
     * @param tables where tables come from
     * @param progress told how far the work is
     */
    public Audit(AuditFile file, SourceTables tables, Progress progress) {
        this.file = file;
        this.tables = tables;
        this.progress = progress;
    }

    /** Returns what every evidence id of an audit means. */
    public static List<Definition> definitions() {
        return CheckStep.definitions();
    }

    /** Trains the model of the file on the training part, without auditing it. */
    public TrainedModel train() {
        return train(Optional.empty());
    }

    /**
     * Trains the model of the file on the training part, without auditing it.
     *
     * @param checkpoints where the state of the training is saved, if anywhere
     */
    public TrainedModel train(Optional<CheckpointPlace> checkpoints) {
        AuditedData data = data();
        return new ModelStep(file, data, progress).train(checkpoints);
    }

    /**
     * Trains the model of the file on the training part, without auditing it, and counts what it gets right on the
     * rows that judge.
     */
    public TestedModel trainAndTest() {
        return new ModelStep(file, data(), progress).test();
    }

    /**
     * Runs the audit.
     *
     * @param policy what the evidence is judged by
     * @param asOf the day whose rules and waivers are in force
     */
    public Report run(NamedPolicy policy, LocalDate asOf) {
        Gate gate = new Gate(policy);
        AuditedData data = data();
        Decided decided = new ModelStep(file, data, progress).decide();
        List<Evidence> evidence = new CheckStep(file, data, decided, progress).run();
        progress.at("judging", 0, 0);
        Judgement judgement = gate.judge(evidence, asOf);
        return Report.builder()
                .subject(subject(data, decided))
                .evidence(evidence)
                .definitions(definitions())
                .judgement(judgement)
                .provenance(provenance(data, decided, policy))
                .language(file.report().language())
                .build();
    }

    private AuditedData data() {
        progress.at("reading the table: " + file.data().path(), 0, 0);
        return new DataStep(file).prepare(tables.read(file));
    }

    private Subject subject(AuditedData data, Decided decided) {
        long training = decided.model()
                .map(model -> model.record().fit().rows()
                        + model.record().best().validation().map(Score::rows).orElse(0L))
                .orElse(0L);
        DataDescription table = new DataDescription(
                data.source().name(),
                training,
                decided.judged().rowCount(),
                data.table().schema().columns(),
                data.columns().attributes());
        return new Subject(file.title(), decided.task(), table, model(decided));
    }

    private ModelDescription model(Decided decided) {
        SortedMap<String, String> settings = new TreeMap<>();
        if (file.model() instanceof ModelSection.Predictions predictions) {
            settings.put("decision", predictions.decision());
            predictions.score().ifPresent(score -> settings.put("score", score));
            return ModelDescription.none(settings);
        }
        TrainedModel model = decided.model().orElseThrow();
        TrainingRecord record = model.record();
        record.settings().values().forEach((key, value) -> settings.put(key, SettingText.of(value)));
        ModelSummary.mitigation(model).ifPresent(line -> settings.put("mitigation", line));
        if (record.settings().network() instanceof ConfiguredNetwork configured) {
            settings.put(
                    "configuration", "SHA-256 " + Digest.of(configured.json()).hex());
        }
        String kind = record.settings().network().kind().id();
        return new ModelDescription(kind, Optional.of(record.fit().parameters()), settings);
    }

    private Provenance provenance(AuditedData data, Decided decided, NamedPolicy policy) {
        SortedMap<String, Digest> digests = new TreeMap<>();
        digests.put("data", data.source().digest());
        digests.put("configuration", file.origin().digest());
        digests.put("policy", policy.digest());
        policy.extended().forEach((name, digest) -> digests.put("policy extends " + name, digest));
        SortedMap<String, String> versions = new TreeMap<>();
        versions.put("assize", Versions.assize());
        versions.put("java", Versions.java());
        SortedMap<String, Long> seeds = new TreeMap<>();
        seeds.put("audit", file.split().seed());
        SortedMap<String, String> settings = new TreeMap<>();
        file.split()
                .byColumn()
                .ifPresentOrElse(
                        by -> settings.put(
                                "split", by.column() + ": " + by.train() + " trains, " + by.test() + " judges"),
                        () -> settings.put(
                                "split.test", SettingText.of(file.split().testFraction())));
        decided.model().ifPresent(model -> {
            digests.put("model", digest(model));
            model.record().digests().forEach((name, digest) -> putBeside(digests, name, digest));
            model.record().versions().forEach((name, version) -> putBeside(versions, name, version));
            seeds.put("training", model.record().seed().value());
        });
        return new Provenance(digests, versions, seeds, settings);
    }

    /** What a saved model says of its training never takes the place of what this audit read. */
    private static <T> void putBeside(SortedMap<String, T> facts, String name, T ofTraining) {
        T ofAudit = facts.putIfAbsent(name, ofTraining);
        if (ofAudit != null && !ofAudit.equals(ofTraining)) {
            facts.put("training_" + name, ofTraining);
        }
    }

    /** The SHA-256 of the model's file; of the file that it would be saved to where it was trained just now. */
    private Digest digest(TrainedModel model) {
        return file.model() instanceof ModelSection.Saved saved
                ? Digest.of(file.origin().resolve(saved.path()))
                : ModelFile.digest(model);
    }
}
