package dev.assize.robustness;

import dev.assize.core.Column;
import dev.assize.core.ColumnType;
import dev.assize.core.Decisions;
import dev.assize.core.Evidence;
import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.TableModel;
import dev.assize.core.Tensor;
import dev.assize.core.Undefined.Cause;
import java.util.List;

/** Makes the evidence on damaged tables: missing values and noise. Needs scores only, no gradients. */
final class DamageEvidence {
    private final TableModel model;
    private final Table rows;
    private final int[] truth;
    private final boolean[] clean;

    /** Keeps the arrays; {@code clean} says which rows the model decides rightly as they are. */
    DamageEvidence(TableModel model, Table rows, int[] truth, boolean[] clean) {
        this.model = model;
        this.rows = rows;
        this.truth = truth;
        this.clean = clean;
    }

    /** Empties cells; the levels come in rising order. */
    List<Evidence> missing(List<Double> fractions, Seed seed, Progress progress) {
        if (fractions.isEmpty()) {
            return TrialEvidence.switchedOff(Trial.MISSING);
        }
        TrialEvidence evidence = new TrialEvidence(Trial.MISSING, clean, "cells emptied at random");
        Seed draws = seed.child("robustness.missing");
        measure(evidence, fractions, fraction -> {
            progress.at("robustness: missing cells " + fraction, fractions.indexOf(fraction), fractions.size());
            return new MissingCells().damage(rows, model.columns(), fraction, draws);
        });
        return evidence.all();
    }

    /** Adds noise; the levels come in rising order. */
    List<Evidence> noise(List<Double> strengths, Seed seed, Progress progress) {
        if (strengths.isEmpty()) {
            return TrialEvidence.switchedOff(Trial.NOISE);
        }
        if (model.columns().stream().noneMatch(column -> hasNumbers(rows.column(column)))) {
            return TrialEvidence.undefined(
                    Trial.NOISE,
                    Cause.NOT_APPLICABLE,
                    "the model reads no numeric column; noise is added to numbers only");
        }
        TrialEvidence evidence = new TrialEvidence(Trial.NOISE, clean, "normal noise on present numbers");
        Seed draws = seed.child("robustness.noise");
        measure(evidence, strengths, strength -> {
            progress.at("robustness: noise " + strength, strengths.indexOf(strength), strengths.size());
            return new GaussianNoise().damage(rows, model.columns(), strength, draws);
        });
        return evidence.all();
    }

    private static boolean hasNumbers(Column column) {
        return column.type() == ColumnType.NUMERIC || column.type() == ColumnType.ARRAY;
    }

    /** Returns which rows are decided rightly. */
    static boolean[] right(Tensor probabilities, int[] truth) {
        int[] decided = Decisions.mostProbable(probabilities);
        boolean[] right = new boolean[truth.length];
        for (int row = 0; row < right.length; row++) {
            right[row] = decided[row] == truth[row];
        }
        return right;
    }

    private void measure(TrialEvidence evidence, List<Double> levels, Damage damage) {
        for (double level : levels) {
            evidence.add(level, right(model.score(damage.at(level)), truth));
        }
    }

    @FunctionalInterface
    private interface Damage {
        Table at(double level);
    }
}
