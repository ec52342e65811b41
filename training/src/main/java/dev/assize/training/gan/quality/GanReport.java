package dev.assize.training.gan.quality;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import dev.assize.core.MeasuredValue;
import dev.assize.training.file.JsonPart;
import dev.assize.training.gan.GanEpoch;
import java.util.List;
import java.util.Locale;

/** Losses and measures of a GAN as text files; the same numbers give the same bytes. */
public final class GanReport {
    private GanReport() {}

    /** Returns a table with a line for each epoch. */
    public static String losses(List<GanEpoch> epochs) {
        StringBuilder text = new StringBuilder("epoch,discriminator_loss,generator_loss,real_score,generated_score\n");
        for (GanEpoch epoch : epochs) {
            text.append(String.format(
                    Locale.ROOT,
                    "%d,%.6f,%.6f,%.6f,%.6f%n",
                    epoch.number(),
                    epoch.discriminatorLoss(),
                    epoch.generatorLoss(),
                    epoch.realScore(),
                    epoch.fakeScore()));
        }
        return text.toString().replace("\r\n", "\n");
    }

    /** Returns every measure with its definition, and how many samples each class has. */
    public static String json(GanQuality quality) {
        ObjectNode root = JsonPart.start("assize-gan-quality");
        ArrayNode samples = root.putArray("samplesPerClass");
        quality.classes().samples().forEach(samples::add);
        ArrayNode measures = root.putArray("measures");
        for (Evidence evidence : GanEvidence.of(quality)) {
            if (evidence instanceof MeasuredValue value) {
                ObjectNode node = measures.addObject().put("key", value.key().toString());
                node.put("value", value.estimate().value()).put("images", value.sampleSize());
                node.put("method", value.method());
                define(value.key().id(), node);
            }
        }
        return JsonPart.text(root);
    }

    private static void define(String id, ObjectNode node) {
        for (Definition definition : GanEvidence.definitions()) {
            if (definition.id().equals(id)) {
                node.put("title", definition.title()).put("formula", definition.formula());
                node.put("ideal", definition.ideal()).put("citation", definition.citation());
            }
        }
    }
}
