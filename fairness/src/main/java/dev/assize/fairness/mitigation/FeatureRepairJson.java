package dev.assize.fairness.mitigation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The part of the text form of a mitigation that says how features are changed. */
final class FeatureRepairJson {
    private static final int MOST_VALUES = 10_000_000;

    private FeatureRepairJson() {}

    static void write(FeatureRepair repair, ObjectNode root) {
        ArrayNode columns = root.putArray("columns");
        for (int c = 0; c < repair.columns().size(); c++) {
            ObjectNode column = columns.addObject().put("name", repair.columns().get(c));
            if (repair instanceof FeatureRepair.OfDistributions distributions) {
                write(distributions.removers().get(c), column);
            } else if (repair instanceof FeatureRepair.OfCorrelations correlations) {
                write(correlations.removers().get(c), column);
            }
        }
    }

    private static void write(DisparateImpactRemover remover, ObjectNode column) {
        ArrayNode values = column.putArray("values");
        ArrayNode repaired = column.putArray("repaired");
        for (int group = 0; group < remover.groups().size(); group++) {
            numbers(remover.values(group), values.addArray());
            numbers(remover.repaired(group), repaired.addArray());
        }
    }

    private static void write(CorrelationRemover remover, ObjectNode column) {
        column.put("alpha", remover.alpha());
        ArrayNode means = column.putArray("means");
        ArrayNode coefficients = column.putArray("coefficients");
        for (int s = 0; s < remover.means().size(); s++) {
            means.add(remover.means().get(s));
            coefficients.add(remover.coefficient(s, 0));
        }
    }

    private static void numbers(double[] numbers, ArrayNode array) {
        for (double number : numbers) {
            array.add(number);
        }
    }

    /** Reads what {@link #write} wrote; {@code method} is the id of a {@link RepairMethod}. */
    static FeatureRepair read(StoredJson root, String method, List<String> groups) {
        List<StoredJson> items = root.items("columns", 0);
        List<String> names = items.stream().map(item -> item.text("name")).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw root.fault("changes a column twice: " + names);
        }
        return method.equals(RepairMethod.Distributions.ID)
                ? new FeatureRepair.OfDistributions(
                        names,
                        items.stream().map(item -> distributions(item, groups)).toList())
                : new FeatureRepair.OfCorrelations(
                        names,
                        groups,
                        items.stream()
                                .map(item -> correlations(item, groups.size() - 1))
                                .toList());
    }

    private static DisparateImpactRemover distributions(StoredJson item, List<String> groups) {
        List<double[]> values = new ArrayList<>();
        List<double[]> repaired = new ArrayList<>();
        for (StoredJson group : item.items("values", groups.size())) {
            double[] known = group.someNumbers(MOST_VALUES, -Double.MAX_VALUE, Double.MAX_VALUE);
            for (int i = 1; i < known.length; i++) {
                if (!(known[i - 1] < known[i])) {
                    throw item.fault("has values that do not go up: " + known[i - 1] + ", " + known[i]);
                }
            }
            values.add(known);
        }
        for (StoredJson group : item.items("repaired", groups.size())) {
            int size = values.get(repaired.size()).length;
            repaired.add(group.numbers(size, -Double.MAX_VALUE, Double.MAX_VALUE));
        }
        return DisparateImpactRemover.of(groups, values.toArray(double[][]::new), repaired.toArray(double[][]::new));
    }

    private static CorrelationRemover correlations(StoredJson item, int indicators) {
        double[] coefficients = item.child("coefficients").numbers(indicators, -Double.MAX_VALUE, Double.MAX_VALUE);
        double[][] rows = new double[indicators][];
        for (int s = 0; s < indicators; s++) {
            rows[s] = new double[] {coefficients[s]};
        }
        return CorrelationRemover.of(
                item.number("alpha", 0, 1), item.child("means").numbers(indicators, 0, 1), rows);
    }
}
