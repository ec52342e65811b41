package dev.assize.training.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much an example of each class counts.
 *
 * @param balanced whether each class counts as much as every other: weights are multiplied by {@code total / (classes *
 *     total of the class)}
 * @param byClass what the weights of a class are multiplied by, above 0; 1 for a class that is left out
 */
public record ClassWeights(boolean balanced, SortedMap<String, Double> byClass) {
    /** Every example counts as much as its row's weight. */
    public static final ClassWeights NONE = new ClassWeights(false, new TreeMap<>());

    /** Each class counts as much as every other. */
    public static final ClassWeights BALANCED = new ClassWeights(true, new TreeMap<>());

    private static final String NONE_ID = "none";
    private static final String BALANCED_ID = "balanced";

    /** Copies the map and checks the numbers. */
    public ClassWeights {
        if (balanced && !byClass.isEmpty()) {
            throw new IllegalArgumentException("classes are either balanced or weighted by " + byClass + ", not both");
        }
        byClass = Collections.unmodifiableSortedMap(new TreeMap<>(byClass));
        TrainingSetting.require(Map.of(TrainingSetting.CLASS_WEIGHTS.key(), written(balanced, byClass)));
    }

    /** Makes weights that are given class by class. */
    public static ClassWeights of(Map<String, Double> byClass) {
        return new ClassWeights(false, new TreeMap<>(byClass));
    }

    /** Returns the value in settings: {@code none}, {@code balanced} or a number by class. */
    Object written() {
        return written(balanced, byClass);
    }

    private static Object written(boolean balanced, SortedMap<String, Double> byClass) {
        return byClass.isEmpty() ? balanced ? BALANCED_ID : NONE_ID : new LinkedHashMap<>(byClass);
    }
}
