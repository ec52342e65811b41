package dev.assize.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.training.file.JsonPart;
import dev.assize.training.fit.Score;
import dev.assize.training.selection.Selection;
import dev.assize.training.selection.Tried;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The text form of what was tried before a model was trained. */
final class SelectionJson {
    /** Its key in a training record. */
    static final String KEY = "selection";

    private static final Set<String> KEYS = Set.of("strategy", "metric", "chosen", "tried", "nested");

    private SelectionJson() {}

    static void write(Selection selection, ObjectNode node) {
        node.put("strategy", selection.strategy());
        node.put("metric", selection.metric().id());
        node.put("chosen", selection.chosen());
        ArrayNode tried = node.putArray("tried");
        for (Selection.Candidate candidate : selection.candidates()) {
            ObjectNode one = tried.addObject();
            ObjectNode varied = one.putObject("settings");
            candidate.varied().forEach((key, value) -> varied.set(key, JsonPart.node(value)));
            one.put("parameters", candidate.parameters());
            write(candidate.folds(), one.putArray("folds"));
        }
        write(selection.nested(), node.putArray("nested"));
    }

    private static void write(List<Score> scores, ArrayNode list) {
        scores.forEach(score -> list.addObject()
                .put("loss", score.loss())
                .put("correct", score.correct())
                .put("rows", score.rows()));
    }

    /**
     * Reads it back.
     *
     * @throws IllegalArgumentException if it makes no sense
     */
    static Selection read(JsonPart part) {
        part.requireOnly(KEYS);
        List<Selection.Candidate> candidates = new ArrayList<>();
        for (JsonPart one : part.list("tried")) {
            Map<String, Object> varied = new LinkedHashMap<>();
            one.child("settings")
                    .json()
                    .properties()
                    .forEach(field -> varied.put(field.getKey(), RecordJson.value(field.getValue())));
            candidates.add(new Selection.Candidate(varied, one.whole("parameters"), scores(one.list("folds"))));
        }
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("a search that tried nothing chose nothing");
        }
        return new Selection(
                part.text("strategy"),
                Tried.Metric.valueOf(part.text("metric").toUpperCase(Locale.ROOT)),
                candidates,
                Math.toIntExact(part.whole("chosen")),
                scores(part.list("nested")));
    }

    private static List<Score> scores(List<JsonPart> parts) {
        return parts.stream()
                .map(part -> new Score(part.number("loss"), part.whole("correct"), part.whole("rows")))
                .toList();
    }
}
