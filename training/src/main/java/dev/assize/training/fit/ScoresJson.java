package dev.assize.training.fit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.training.file.JsonPart;
import java.util.ArrayList;
import java.util.List;

/** The text form of the scores of epochs: an object for each epoch, in order, with an object for each part. */
public final class ScoresJson {
    private ScoresJson() {}

    /** Puts the scores of an epoch into an object. */
    public static void write(EpochScores epoch, ObjectNode object) {
        epoch.parts()
                .forEach((part, score) -> object.putObject(part)
                        .put("loss", score.loss())
                        .put("correct", score.correct())
                        .put("rows", score.rows()));
    }

    /**
     * Reads the scores of epochs back.
     *
     * @throws IllegalArgumentException if they make no sense
     */
    public static List<EpochScores> read(List<JsonPart> objects) {
        List<EpochScores> epochs = new ArrayList<>();
        for (JsonPart object : objects) {
            epochs.add(new EpochScores(epochs.size() + 1, object.entries(ScoresJson::score)));
        }
        return epochs;
    }

    private static Score score(JsonPart part) {
        return new Score(part.number("loss"), part.whole("correct"), part.whole("rows"));
    }
}
