package dev.assize.audit.file;

import dev.assize.fairness.mitigation.AdversaryMethod;
import dev.assize.fairness.mitigation.CalibratedEqualizedOdds;
import dev.assize.fairness.mitigation.ExponentiatedGradient;
import dev.assize.fairness.mitigation.GridMethod;
import dev.assize.fairness.mitigation.MassagingMethod;
import dev.assize.fairness.mitigation.MitigationMethod;
import dev.assize.fairness.mitigation.MixtureMethod;
import dev.assize.fairness.mitigation.ParityConstraint;
import dev.assize.fairness.mitigation.PenaltyMethod;
import dev.assize.fairness.mitigation.ReductionConstraint;
import dev.assize.fairness.mitigation.RejectOption;
import dev.assize.fairness.mitigation.RepairMethod;
import dev.assize.fairness.mitigation.RuleObjective;
import dev.assize.fairness.mitigation.ThresholdOptimizer;
import dev.assize.policies.yaml.YamlMap;
import dev.assize.training.fit.AdversarySettings;
import dev.assize.training.fit.GapPenalty;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads {@code mitigation} of {@code model.train}. */
final class MitigationSectionReader {
    /** Its key. */
    static final String KEY = "mitigation";

    private static final List<String> METHODS = List.of(
            MitigationMethod.Weights.ID,
            MassagingMethod.ID,
            RepairMethod.Distributions.ID,
            RepairMethod.Correlations.ID,
            PenaltyMethod.ID,
            AdversaryMethod.ID,
            GridMethod.ID,
            MixtureMethod.ID,
            MitigationMethod.Thresholds.ID,
            MitigationMethod.OddsProgram.ID,
            MitigationMethod.Calibrated.ID,
            MitigationMethod.Rejecting.ID);
    private static final double HALF = 0.5;
    private static final double USUAL_BOUND = 0.05;
    private static final int USUAL_SIZE = 21;
    private static final double USUAL_LIMIT = 1;
    private static final double USUAL_DISTANCE = 0.01;
    private static final double USUAL_PRICE = 100;
    private static final int USUAL_ROUNDS = 10; // of two networks each; peers' 50 are of faster learners
    private static final double USUAL_TOLERANCE = 1e-4;

    private MitigationSectionReader() {}

    /** Reads the section of a training, if it has one. */
    static Optional<MitigationSection> read(YamlMap train) {
        Optional<MitigationSection> section = train.map(KEY).map(MitigationSectionReader::section);
        for (String other : List.of("privacy", SearchSectionReader.KEY)) {
            boolean counted = other.equals("privacy")
                    && section.filter(each -> each.method() instanceof PenaltyMethod)
                            .isPresent();
            if (section.isPresent() && train.has(other) && !counted) {
                train.problem(
                        KEY,
                        "a mitigation looks at groups and labels of the training rows, and '" + other
                                + "' does not count that",
                        "Leave out one of '" + KEY + "' and '" + other + "'.");
            }
        }
        return section;
    }

    private static MitigationSection section(YamlMap map) {
        map.required("method");
        List<String> attributes = map.texts("attributes");
        if (attributes.isEmpty()) {
            map.problem(
                    map.has("attributes") ? "attributes" : "method",
                    "no sensitive column is named whose groups the mitigation is between",
                    "Write 'attributes: [COLUMN]' with names of 'sensitive' in 'data'.");
        }
        MitigationMethod method = method(map, map.oneOf("method", MitigationMethod.Weights.ID, METHODS));
        map.finish();
        return new MitigationSection(attributes, method, map.place());
    }

    private static MitigationMethod method(YamlMap map, String id) {
        return switch (id) {
            case MitigationMethod.Thresholds.ID ->
                new MitigationMethod.Thresholds(new ThresholdOptimizer.Options(
                        choice(map, "constraint", ParityConstraint.values(), ParityConstraint::id),
                        choice(map, "objective", RuleObjective.values(), RuleObjective::id),
                        (int) map.wholeNumber("grid", 1_000, 1, 1_000_000),
                        map.flag("flips", false)));
            case PenaltyMethod.ID -> penalty(map);
            case AdversaryMethod.ID -> adversary(map);
            case RepairMethod.Distributions.ID ->
                new RepairMethod.Distributions(map.texts("columns"), map.number("level", 1, 0, 1));
            case RepairMethod.Correlations.ID ->
                new RepairMethod.Correlations(map.texts("columns"), map.number("level", 1, 0, 1));
            case MassagingMethod.ID -> new MassagingMethod();
            case GridMethod.ID ->
                new GridMethod(
                        choice(map, "constraint", ReductionConstraint.values(), ReductionConstraint::id),
                        (int) map.wholeNumber("size", USUAL_SIZE, 1, 1_000),
                        map.number("limit", USUAL_LIMIT, 1e-6, 1_000),
                        map.number("gapWeight", HALF, 0, 1));
            case MixtureMethod.ID ->
                new MixtureMethod(new ExponentiatedGradient.Options(
                        choice(map, "constraint", ReductionConstraint.values(), ReductionConstraint::id),
                        map.number("bound", USUAL_DISTANCE, 0, 1),
                        map.number("limit", USUAL_PRICE, 1e-6, 1_000),
                        (int) map.wholeNumber("rounds", USUAL_ROUNDS, 1, 1_000),
                        USUAL_TOLERANCE));
            case MitigationMethod.OddsProgram.ID -> new MitigationMethod.OddsProgram(HALF);
            case MitigationMethod.Calibrated.ID ->
                new MitigationMethod.Calibrated(
                        choice(map, "cost", CalibratedEqualizedOdds.Cost.values(), CalibratedEqualizedOdds.Cost::id),
                        HALF);
            case MitigationMethod.Rejecting.ID -> rejecting(map);
            default -> new MitigationMethod.Weights();
        };
    }

    private static ReductionConstraint ofDecisions(YamlMap map) {
        List<String> known = PenaltyMethod.constraints();
        String constraint = map.oneOf("constraint", known.get(0), known);
        return Arrays.stream(ReductionConstraint.values())
                .filter(each -> each.id().equals(constraint))
                .findFirst()
                .orElseThrow();
    }

    private static MitigationMethod adversary(YamlMap map) {
        AdversarySettings.Form usual = AdversarySettings.Form.USUAL;
        return new AdversaryMethod(
                ofDecisions(map),
                map.number("strength", AdversarySettings.USUAL_STRENGTH, 0, 1_000),
                new AdversaryMethod.Form(
                        (int) map.wholeNumber("hidden", usual.hidden(), 1, 1_000),
                        map.number("rate", usual.learningRate(), 1e-6, 10),
                        map.number("sharpness", usual.sharpness(), 1e-3, 1_000)));
    }

    private static MitigationMethod penalty(YamlMap map) {
        return new PenaltyMethod(
                ofDecisions(map),
                map.number("bound", 0, 0, 1),
                new PenaltyMethod.Pace(
                        map.number("strength", GapPenalty.Pace.USUAL.strength(), 0, 1_000),
                        map.number("rate", GapPenalty.Pace.USUAL.rate(), 0, 1_000),
                        map.number("limit", GapPenalty.Pace.USUAL.limit(), 1e-6, 1_000),
                        map.number("sharpness", GapPenalty.Pace.USUAL.sharpness(), 1e-3, 1_000)));
    }

    private static MitigationMethod rejecting(YamlMap map) {
        double bound = map.number("bound", USUAL_BOUND, 0, 1);
        return new MitigationMethod.Rejecting(
                map.requiredText("favored"),
                new RejectOption.Options(
                        choice(map, "gap", RejectOption.Gap.values(), RejectOption.Gap::id),
                        -bound,
                        bound,
                        RejectOption.Grid.usual()));
    }

    /** Reads one of some values by id; the first is the usual one. */
    private static <E extends Enum<E>> E choice(YamlMap map, String key, E[] values, Function<E, String> id) {
        List<String> ids = Arrays.stream(values).map(id).toList();
        return values[ids.indexOf(map.oneOf(key, ids.get(0), ids))];
    }
}
