package dev.assize.training.settings;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a network is trained so that nobody can tell from it whether a record was there.
 *
 * @param budget what may be given away
 * @param bound how much a record may add to a step
 * @param sampling what a record is, and which take part in a step
 * @param noise what is added
 * @param extras what costs no budget
 */
public record PrivacySettings(
        PrivacyBudget budget, GradientBound bound, RecordSampling sampling, NoiseSettings noise, PrivateExtras extras) {
    static final String NO_VALIDATION =
            "Leave it out: held-out rows would choose the epoch without noise. The last epoch "
                    + "is kept; measure on the test part.";
    static final String NO_BALANCE =
            "Give a number for each class that does not come from these rows, or leave it out: "
                    + "counting the labels is not covered by the guarantee.";

    /** Returns why there is no search among settings of private training. */
    public static TrainingException noSearch() {
        return TrainingException.of(
                "search",
                "a search trains privately, and its choice by the scores of held-out rows is charged to no budget",
                "Leave 'search' out and give the settings, chosen on other data, or leave 'privacy' out.");
    }

    /** Tells whether a flat key of settings is one of private training. */
    public static boolean owns(String flatKey) {
        return flatKey.equals(TrainingSetting.PRIVACY) || flatKey.startsWith(TrainingSetting.PRIVACY + ".");
    }

    /** Makes settings of a budget; the rest is as usual. */
    public static PrivacySettings of(PrivacyBudget budget) {
        return new PrivacySettings(
                budget, GradientBound.DEFAULT, RecordSampling.DEFAULT, NoiseSettings.DEFAULT, PrivateExtras.NONE);
    }

    /** Returns these settings with another bound. */
    public PrivacySettings withBound(GradientBound other) {
        return new PrivacySettings(budget, other, sampling, noise, extras);
    }

    /** Returns these settings with another choice of records. */
    public PrivacySettings withSampling(RecordSampling other) {
        return new PrivacySettings(budget, bound, other, noise, extras);
    }

    /** Returns these settings with other noise. */
    public PrivacySettings withNoise(NoiseSettings other) {
        return new PrivacySettings(budget, bound, sampling, other, extras);
    }

    /** Returns these settings with other extras. */
    public PrivacySettings withExtras(PrivateExtras other) {
        return new PrivacySettings(budget, bound, sampling, noise, other);
    }

    /** Returns every setting by its key, in a fixed order. */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.putAll(budget.values());
        values.putAll(bound.values());
        values.putAll(sampling.values());
        values.putAll(noise.values());
        values.putAll(extras.values());
        return values;
    }
}
