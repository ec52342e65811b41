package dev.assize.training.settings;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What makes private training better and costs no budget.
 *
 * @param copies random copies of each picture, whose gradients are averaged before clipping; 1 takes the picture as it
 *     is
 * @param shift pixels that a copy is moved at most in each direction, with zeros from the border
 * @param flip whether every second copy, by chance, is mirrored left to right
 * @param averaging decay of the running average of the parameters that the model ends with, 0 to below 1; 0 ends with
 *     the last parameters
 */
public record PrivateExtras(int copies, int shift, boolean flip, double averaging) {
    /** Nothing of the kind. */
    public static final PrivateExtras NONE = new PrivateExtras(1, 0, false, 0);

    /** Checks the numbers. */
    public PrivateExtras {
        TrainingSetting.require(values(copies, shift, flip, averaging));
    }

    /** Returns these extras with copies that are moved. */
    public PrivateExtras withCopies(int count, int pixels) {
        return new PrivateExtras(count, pixels, flip, averaging);
    }

    /** Returns these extras with a running average of the parameters. */
    public PrivateExtras withAveraging(double decay) {
        return new PrivateExtras(copies, shift, flip, decay);
    }

    /** Returns every setting by its key. */
    Map<String, Object> values() {
        return values(copies, shift, flip, averaging);
    }

    private static Map<String, Object> values(int copies, int shift, boolean flip, double averaging) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(TrainingSetting.PRIVACY_COPIES.key(), copies);
        values.put(TrainingSetting.PRIVACY_SHIFT.key(), shift);
        values.put(TrainingSetting.PRIVACY_FLIP.key(), flip);
        values.put(TrainingSetting.PRIVACY_AVERAGING.key(), averaging);
        return values;
    }
}
