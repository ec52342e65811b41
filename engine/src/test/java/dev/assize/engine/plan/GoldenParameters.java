package dev.assize.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Reads arrays of golden files, and collects parameters in DL4J's order of a flattened vector. */
final class GoldenParameters {
    private final List<Double> flat = new ArrayList<>();

    /** Appends numbers as they are. */
    GoldenParameters add(double[] numbers) {
        for (double number : numbers) {
            flat.add(number);
        }
        return this;
    }

    /** Appends a matrix [inputs, outputs], given row by row, column by column. */
    GoldenParameters addColumns(double[] rows, int inputs) {
        int outputs = rows.length / inputs;
        for (int output = 0; output < outputs; output++) {
            for (int input = 0; input < inputs; input++) {
                flat.add(rows[input * outputs + output]);
            }
        }
        return this;
    }

    double[] toArray() {
        return flat.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Returns all numbers of nested lists, or of the data of {@code {"shape", "data"}}. */
    static double[] numbers(JsonNode node) {
        List<Double> found = new ArrayList<>();
        collect(node.has("data") ? node.get("data") : node, found);
        return found.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void collect(JsonNode node, List<Double> into) {
        if (node.isArray()) {
            node.forEach(child -> collect(child, into));
        } else {
            into.add(node.asDouble());
        }
    }

    static int[] shape(JsonNode node) {
        List<Integer> lengths = new ArrayList<>();
        for (JsonNode at = node; at.isArray(); at = at.get(0)) {
            lengths.add(at.size());
        }
        return lengths.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Returns [rows, time, features] as [rows, features, time]. */
    static double[] featuresFirst(double[] numbers, int times, int features) {
        double[] swapped = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            int row = i / (times * features);
            int time = i / features % times;
            swapped[(row * features + i % features) * times + time] = numbers[i];
        }
        return swapped;
    }

    static Tensor tensor(JsonNode node) {
        return Tensor.adopt(numbers(node), ints(node.get("shape")));
    }

    static int[] ints(JsonNode list) {
        int[] numbers = new int[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = list.get(i).asInt();
        }
        return numbers;
    }
}
