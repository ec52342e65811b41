package dev.assize.training.gan.quality;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import dev.assize.core.MeasuredValue;
import dev.assize.training.file.JsonPart;
import dev.assize.training.gan.GanEpoch;
import dev.assize.training.privacy.PrivateHistory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Losses and measures of a GAN as text files; the same numbers give the same bytes. */
public final class GanReport {
    private static final String NOT_PRIVATE =
            "these figures were measured on the training images and on others without "
                    + "noise, and no guarantee covers them; keep this file to those who may see the data";

    private GanReport() {}

    /** Returns a table with a line for each epoch; what a private training must not tell is left empty. */
    public static String losses(List<GanEpoch> epochs) {
        StringBuilder text = new StringBuilder("epoch,discriminator_loss,generator_loss,real_score,generated_score\n");
        for (GanEpoch epoch : epochs) {
            text.append(String.format(
                    Locale.ROOT,
                    "%d,%.6f,%.6f,%s,%.6f%n",
                    epoch.number(),
                    epoch.discriminatorLoss(),
                    epoch.generatorLoss(),
                    epoch.realScore().isPresent()
                            ? String.format(
                                    Locale.ROOT, "%.6f", epoch.realScore().getAsDouble())
                            : "",
                    epoch.fakeScore()));
        }
        return text.toString().replace("\r\n", "\n");
    }

    /** Returns every measure with its definition, and how many samples each class has. */
    public static String json(GanQuality quality) {
        return json(quality, Optional.empty());
    }

    /**
     * As {@link #json(GanQuality)}, with a warning where the training was private: the measures look at the images
     * themselves, those of the classifier and of copies at the training images.
     */
    public static String json(GanQuality quality, Optional<PrivateHistory> privacy) {
        ObjectNode root = JsonPart.start("assize-gan-quality");
        privacy.ifPresent(spent -> root.put("notPrivate", NOT_PRIVATE));
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
