package dev.assize.fairness.mitigation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.core.Place;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** The text form of a mitigation. Equal mitigations give equal texts; what is read is not trusted. */
public final class MitigationJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String METHOD = "method";
    private static final String SETTINGS = "settings";
    private static final String GROUPS = "groups";
    private static final String THRESHOLD = "threshold";

    private static final Set<String> OF_FEATURES = Set.of(RepairMethod.Distributions.ID, RepairMethod.Correlations.ID);
    private static final Set<String> OF_LOSS =
            Set.of(PenaltyMethod.ID, AdversaryMethod.ID, GridMethod.ID, MassagingMethod.ID);

    private MitigationJson() {}

    /** Writes a mitigation. */
    public static String write(Mitigation mitigation) {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", StoredJson.FORMAT).put("version", 1);
        ArrayNode attributes = root.putArray("attributes");
        mitigation.attributes().forEach(attributes::add);
        if (mitigation instanceof Mitigation.OfTraining training) {
            root.put(METHOD, MitigationMethod.Weights.ID);
            write(training.weights(), root);
        } else if (mitigation instanceof Mitigation.OfLoss loss) {
            root.put(METHOD, loss.method()).put(SETTINGS, loss.settings());
            names(loss.groups(), root);
        } else if (mitigation instanceof Mitigation.OfFeatures features) {
            root.put(METHOD, features.method()).put(SETTINGS, features.settings());
            names(features.repair().groups(), root);
            FeatureRepairJson.write(features.repair(), root);
        } else if (mitigation instanceof Mitigation.OfMixture mixture) {
            root.put(METHOD, MixtureMethod.ID).put(SETTINGS, mixture.settings()).put("salt", mixture.salt());
            names(mixture.groups(), root);
        } else if (mitigation instanceof Mitigation.OfDecisions decisions) {
            root.put("salt", decisions.salt());
            write(decisions.rule(), root);
        }
        return root.toPrettyString().replace("\r\n", "\n") + "\n";
    }

    private static void write(Reweighing weights, ObjectNode root) {
        names(weights.groups(), root);
        ArrayNode factors = root.putArray("factors");
        weights.groups()
                .forEach(group ->
                        factors.addArray().add(weights.factor(group, 0)).add(weights.factor(group, 1)));
    }

    private static void write(DecisionRule rule, ObjectNode root) {
        names(rule.groups(), root);
        if (rule instanceof ThresholdOptimizer thresholds) {
            root.put(METHOD, MitigationMethod.Thresholds.ID);
            ArrayNode rules = root.putArray("rules");
            thresholds.rules().forEach(each -> write(each, rules.addObject()));
        } else if (rule instanceof EqualizedOddsRule odds) {
            root.put(METHOD, MitigationMethod.OddsProgram.ID).put(THRESHOLD, odds.threshold());
            numbers(odds.keepFavorable(), root.putArray("keepFavorable"));
            numbers(odds.turnUnfavorable(), root.putArray("turnUnfavorable"));
        } else if (rule instanceof CalibratedEqualizedOdds calibrated) {
            root.put(METHOD, MitigationMethod.Calibrated.ID).put(THRESHOLD, calibrated.threshold());
            numbers(calibrated.baseRates(), root.putArray("baseRates"));
            numbers(calibrated.publishedRates(), root.putArray("publishedRates"));
            root.put("clipped", calibrated.isClipped());
        } else if (rule instanceof RejectOption reject) {
            root.put(METHOD, MitigationMethod.Rejecting.ID)
                    .put("favored", reject.favored())
                    .put(THRESHOLD, reject.threshold())
                    .put("margin", reject.margin())
                    .put("withinBounds", reject.isWithinBounds());
        }
    }

    private static void write(RandomizedThreshold rule, ObjectNode node) {
        node.put("ignored", rule.ignored()).put("constant", rule.constant()).put("firstShare", rule.firstShare());
        write(rule.first(), node.putObject("first"));
        write(rule.second(), node.putObject("second"));
    }

    private static void write(Threshold threshold, ObjectNode node) {
        node.put("value", threshold.value())
                .put("favorable", threshold.side().name().toLowerCase(Locale.ROOT));
    }

    private static void names(List<String> groups, ObjectNode root) {
        ArrayNode names = root.putArray(GROUPS);
        groups.forEach(names::add);
    }

    private static void numbers(double[] numbers, ArrayNode array) {
        for (double number : numbers) {
            array.add(number);
        }
    }

    /**
     * Reads a mitigation.
     *
     * @param json its text
     * @param place where it comes from, for messages
     * @throws MitigationException if it is not one
     */
    public static Mitigation read(String json, Place place) {
        StoredJson root;
        try {
            root = new StoredJson(JSON.readTree(json), place);
        } catch (JsonProcessingException e) {
            throw StoredJson.fault(place, "is not JSON", e);
        }
        root.requireFormat();
        List<String> attributes = root.texts("attributes", 0);
        List<String> groups = root.texts(GROUPS, 0);
        root.requireSorted(groups);
        String method = root.text(METHOD);
        if (OF_LOSS.contains(method)) {
            return new Mitigation.OfLoss(attributes, groups, method, root.text(SETTINGS));
        }
        if (OF_FEATURES.contains(method)) {
            return new Mitigation.OfFeatures(
                    attributes, method, root.text(SETTINGS), FeatureRepairJson.read(root, method, groups));
        }
        if (method.equals(MixtureMethod.ID)) {
            return new Mitigation.OfMixture(attributes, groups, root.text(SETTINGS), root.text("salt"));
        }
        return method.equals(MitigationMethod.Weights.ID)
                ? new Mitigation.OfTraining(attributes, Reweighing.of(groups, factors(root, groups.size())))
                : new Mitigation.OfDecisions(attributes, rule(root, method, groups), root.text("salt"));
    }

    private static double[][] factors(StoredJson root, int groups) {
        List<StoredJson> rows = root.items("factors", groups);
        return rows.stream().map(row -> row.numbers(2, 0, Double.MAX_VALUE)).toArray(double[][]::new);
    }

    private static DecisionRule rule(StoredJson root, String method, List<String> groups) {
        int size = groups.size();
        return switch (method) {
            case MitigationMethod.Thresholds.ID ->
                ThresholdOptimizer.of(
                        groups,
                        root.items("rules", size).stream()
                                .map(MitigationJson::threshold)
                                .toList());
            case MitigationMethod.OddsProgram.ID ->
                EqualizedOddsRule.of(
                        groups,
                        root.number(THRESHOLD, 0, 1),
                        root.child("keepFavorable").numbers(size, 0, 1),
                        root.child("turnUnfavorable").numbers(size, 0, 1));
            case MitigationMethod.Calibrated.ID ->
                CalibratedEqualizedOdds.of(
                        groups,
                        root.number(THRESHOLD, 0, 1),
                        root.child("baseRates").numbers(size, 0, 1),
                        root.child("publishedRates").numbers(size, -Double.MAX_VALUE, Double.MAX_VALUE));
            case MitigationMethod.Rejecting.ID ->
                RejectOption.of(
                        groups,
                        IntStream.range(0, size)
                                .filter(i -> groups.get(i).equals(root.text("favored")))
                                .findFirst()
                                .orElseThrow(() -> root.fault("favors a group that it does not list")),
                        root.number(THRESHOLD, 0, 1),
                        root.number("margin", 0, 1),
                        root.flag("withinBounds"));
            default -> throw root.fault("has the unknown method '" + method + "'");
        };
    }

    private static RandomizedThreshold threshold(StoredJson node) {
        return new RandomizedThreshold(
                node.number("ignored", 0, 1),
                node.number("constant", 0, 1),
                node.number("firstShare", 0, 1),
                side(node.child("first")),
                side(node.child("second")));
    }

    private static Threshold side(StoredJson node) {
        String side = node.text("favorable");
        if (!side.equals("above") && !side.equals("below")) {
            throw node.fault("has the unknown side '" + side + "'");
        }
        return new Threshold(
                node.number("value", Threshold.BELOW_ALL, Threshold.ABOVE_ALL),
                side.equals("above") ? Threshold.Side.ABOVE : Threshold.Side.BELOW);
    }
}
