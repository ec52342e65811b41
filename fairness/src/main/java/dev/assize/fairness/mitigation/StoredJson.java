package dev.assize.fairness.mitigation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A piece of a stored mitigation that is checked as it is read. */
record StoredJson(JsonNode json, Place place) {
    static final String FORMAT = "assize-mitigation";

    static MitigationException fault(Place place, String message, @Nullable Throwable cause) {
        Problem problem = new Problem(
                place, "its mitigation " + message, "Use the file as it was saved, or train the model again.");
        return new MitigationException(List.of(problem), cause);
    }

    MitigationException fault(String message) {
        return fault(place, message, null);
    }

    void requireFormat() {
        if (!json.path("format").asText().equals(FORMAT) || json.path("version").asInt() != 1) {
            throw fault("is not of format '" + FORMAT + "', version 1");
        }
    }

    void requireSorted(List<String> names) {
        if (!List.copyOf(new TreeSet<>(names)).equals(names) || names.isEmpty()) {
            throw fault("has groups that are not in order, each once: " + names);
        }
    }

    StoredJson child(String key) {
        JsonNode child = json.get(key);
        if (child == null) {
            throw fault("lacks '" + key + "'");
        }
        return new StoredJson(child, place);
    }

    String text(String key) {
        JsonNode text = child(key).json;
        if (!text.isTextual()) {
            throw fault("has no text as '" + key + "'");
        }
        return text.asText();
    }

    boolean flag(String key) {
        JsonNode flag = child(key).json;
        if (!flag.isBoolean()) {
            throw fault("has neither true nor false as '" + key + "'");
        }
        return flag.asBoolean();
    }

    double number(String key, double least, double most) {
        return child(key).number(least, most);
    }

    private double number(double least, double most) {
        double value = json.asDouble();
        if (!json.isNumber() || !(value >= least && value <= most)) {
            throw fault("has " + json + " where a number from " + least + " to " + most + " is needed");
        }
        return value;
    }

    /** Returns the numbers of a list that may have any length from 1 to {@code longest}. */
    double[] someNumbers(int longest, double least, double most) {
        if (!json.isArray() || json.isEmpty() || json.size() > longest) {
            throw fault("has a list of " + json.size() + " where 1 to " + longest + " are needed");
        }
        return numbers(json.size(), least, most);
    }

    double[] numbers(int count, double least, double most) {
        if (!json.isArray() || json.size() != count) {
            throw fault("has a list of " + json.size() + " where " + count + " are needed");
        }
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = new StoredJson(json.get(i), place).number(least, most);
        }
        return numbers;
    }

    /** Returns the items of a list of {@code count} items; 0 allows any number from 1 to {@link Groups#MOST}. */
    List<StoredJson> items(String key, int count) {
        StoredJson list = child(key);
        list.requireArray(count);
        List<StoredJson> items = new ArrayList<>();
        list.json.forEach(item -> items.add(new StoredJson(item, place)));
        return items;
    }

    List<String> texts(String key, int count) {
        return items(key, count).stream()
                .map(item -> {
                    if (!item.json.isTextual()) {
                        throw fault("has no text in '" + key + "'");
                    }
                    return item.json.asText();
                })
                .toList();
    }

    private void requireArray(int count) {
        boolean fits = count == 0 ? !json.isEmpty() && json.size() <= Groups.MOST : json.size() == count;
        if (!json.isArray() || !fits) {
            throw fault(
                    "has a list of " + json.size() + " where " + (count == 0 ? "at least 1" : count) + " are needed");
        }
    }
}
