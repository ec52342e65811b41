package dev.assize.training.settings;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How large gradients are made smaller before the optimizer sees them.
 *
 * @param kind what is limited
 * @param limit the largest allowed value or norm, above 0; of no effect for {@link Kind#NONE}
 */
public record GradientClipping(Kind kind, double limit) {
    /** Gradients are used as they are. */
    public static final GradientClipping NONE = new GradientClipping(Kind.NONE, 1);

    /** What is limited. */
    public enum Kind {
        /** Nothing. */
        NONE,
        /** Each number: {@code min(max(g, -limit), limit)}. */
        VALUE,
        /** The Euclidean norm of the gradient of each layer. */
        LAYER,
        /** The Euclidean norm of the gradient of each weight matrix and each bias. */
        PARAMETER,
        /** The Euclidean norm of the whole gradient. */
        GLOBAL;

        /** Returns the name in settings: lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Checks the limit. */
    public GradientClipping {
        limit = kind == Kind.NONE ? 1 : limit;
        TrainingSetting.require(values(kind, limit));
    }

    /** Returns every setting by its key. */
    Map<String, Object> values() {
        return values(kind, limit);
    }

    private static Map<String, Object> values(Kind kind, double limit) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(TrainingSetting.CLIPPING_KIND.key(), kind.id());
        if (kind != Kind.NONE) {
            values.put(TrainingSetting.CLIPPING_LIMIT.key(), limit);
        }
        return values;
    }
}
