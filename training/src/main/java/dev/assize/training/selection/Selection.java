package dev.assize.training.selection;

import dev.assize.core.Digest;
import dev.assize.training.fit.Score;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was tried before a model was trained, and what came of it; travels in the training record. Each configuration
 * looked at the training rows, also those that lost.
 *
 * @param strategy {@code grid} or {@code random}
 * @param metric what the chosen configuration was best in
 * @param candidates every configuration, in the order in which they were tried
 * @param chosen place of the chosen one, from 0
 * @param nested the score of each outer fold, where the choice itself was judged; else none
 */
public record Selection(
        String strategy, Tried.Metric metric, List<Candidate> candidates, int chosen, List<Score> nested) {
    private static final String CONFIGURATION = "configuration";

    /** Checks that the chosen one exists and all have the same folds. */
    public Selection {
        candidates = List.copyOf(candidates);
        nested = List.copyOf(nested);
        if (chosen < 0 || chosen >= candidates.size()) {
            throw new IllegalArgumentException(
                    "configuration " + chosen + " of " + candidates.size() + " is chosen, which does not exist");
        }
        int folds = candidates.get(0).folds().size();
        boolean uneven = candidates.stream().anyMatch(one -> one.folds().size() != folds);
        if (uneven || folds < 2 || nested.size() == 1) {
            throw new IllegalArgumentException("configurations have " + folds + " and other numbers of fold scores, or "
                    + "less than two of them; a cross-validation scores every one on the same folds");
        }
    }

    /** Makes the record of a search. */
    public static Selection of(Search search, List<Tried> tried, List<Score> nested) {
        List<Candidate> candidates = new ArrayList<>();
        for (Tried one : tried) {
            Map<String, Object> varied = new LinkedHashMap<>(one.settings().values());
            varied.keySet().retainAll(search.space().over().keySet());
            varied.computeIfPresent(
                    CONFIGURATION, (key, json) -> Digest.of(json.toString()).hex());
            candidates.add(new Candidate(varied, one.parameters(), one.folds()));
        }
        int best = Tried.best(tried, search.metric());
        return new Selection(search.strategy().id(), search.metric(), candidates, best, nested);
    }

    /** Returns the chosen configuration. */
    public Candidate best() {
        return candidates.get(chosen);
    }

    /** Returns how many folds there were. */
    public int folds() {
        return candidates.get(0).folds().size();
    }

    /**
     * A configuration that was tried.
     *
     * @param varied the settings in which configurations differ, by flat key; the others are those of the record. A
     *     configuration of DL4J stands there by its SHA-256
     * @param parameters numbers that its network learned, where the first fold was held out
     * @param folds the score of each held-out fold, in order
     */
    public record Candidate(Map<String, Object> varied, long parameters, List<Score> folds) {
        /** Copies the parts in their order. */
        public Candidate {
            varied = Collections.unmodifiableMap(new LinkedHashMap<>(varied));
            folds = List.copyOf(folds);
        }

        /** Returns the settings in one line, for example {@code hidden [64, 32], learningRate 0.01}. */
        public String text() {
            return String.join(
                    ", ",
                    varied.entrySet().stream()
                            .map(entry -> entry.getKey() + " " + entry.getValue())
                            .toList());
        }
    }
}
