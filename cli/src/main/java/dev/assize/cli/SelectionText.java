package dev.assize.cli;

import dev.assize.training.fit.Score;
import dev.assize.training.selection.FoldScores;
import dev.assize.training.selection.Selection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What was tried before a model was trained, as a person reads it.
 *
 * @param console where it is printed
 * @param classes whether there are classes, and so accuracies
 */
record SelectionText(Console console, boolean classes) {
    /** Prints the chosen configuration and how many there were, in a line or two. */
    void summary(Selection selection) {
        console.line(
                "search: %s, %d configurations, %d folds, chosen by %s: %s",
                selection.strategy(),
                selection.candidates().size(),
                selection.folds(),
                selection.metric().id(),
                selection.best().text());
        if (!selection.nested().isEmpty()) {
            console.line(
                    "nested: %s on %d outer folds",
                    means(selection.nested()), selection.nested().size());
        }
    }

    /** Prints every configuration with the score of every fold. */
    void print(Selection selection) {
        summary(selection);
        for (int number = 0; number < selection.candidates().size(); number++) {
            Selection.Candidate candidate = selection.candidates().get(number);
            console.line(
                    "  %s%3d  %s, %d parameters: %s",
                    number == selection.chosen() ? "*" : " ",
                    number + 1,
                    means(candidate.folds()),
                    candidate.parameters(),
                    candidate.text());
            console.line("        losses of folds: %s", losses(candidate.folds()));
        }
    }

    private String means(List<Score> folds) {
        String loss = String.format(Locale.ROOT, "loss %.4f", FoldScores.loss(folds));
        return classes ? loss + String.format(Locale.ROOT, ", accuracy %.4f", FoldScores.accuracy(folds)) : loss;
    }

    private static String losses(List<Score> folds) {
        return folds.stream()
                .map(score -> String.format(Locale.ROOT, "%.4f", score.loss()))
                .collect(Collectors.joining(" "));
    }
}
