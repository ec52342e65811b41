package dev.assize.robustness;

import dev.assize.core.Counts;
import dev.assize.core.Curve;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Undefined;
import dev.assize.core.Undefined.Cause;
import dev.assize.core.Unit;
import dev.assize.statistics.Estimates;
import java.util.ArrayList;
import java.util.List;

/** Collects what one kind of damage did: accuracy and accuracy lost at each level, and the curve over the levels. */
final class TrialEvidence {
    private final Trial trial;
    private final boolean[] clean;
    private final String method;
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Curve.Point> points = new ArrayList<>();

    TrialEvidence(Trial trial, boolean[] clean, String method) {
        this.trial = trial;
        this.clean = clean;
        this.method = method;
        points.add(new Curve.Point(0, accuracy(clean)));
    }

    /** Adds what was right at one level; levels come in rising order. */
    void add(double level, boolean[] right) {
        Scope scope = Scope.ALL.with(trial.parameter(), level);
        Estimate accuracy = accuracy(right);
        points.add(new Curve.Point(level, accuracy));
        evidence.add(new MeasuredValue(
                new EvidenceKey(trial.accuracyId(), scope), accuracy, Unit.FRACTION, right.length, method));
        evidence.add(new MeasuredValue(
                new EvidenceKey(trial.dropId(), scope),
                AccuracyDrop.of(clean, right),
                Unit.FRACTION_DIFFERENCE,
                right.length,
                method + "; interval for matched proportions (Agresti, Min)"));
    }

    /** Returns everything, the curve last. */
    List<Evidence> all() {
        List<Evidence> all = new ArrayList<>(evidence);
        all.add(new Curve(
                new EvidenceKey(trial.curveId(), Scope.ALL),
                trial.axis(),
                "accuracy",
                List.of(new Curve.Series("accuracy", points))));
        return all;
    }

    /** Returns the share of rows that are right, with the Wilson interval. */
    static Estimate accuracy(boolean[] right) {
        long hits = 0;
        for (boolean one : right) {
            hits += one ? 1 : 0;
        }
        return Estimates.rate(new Counts("right", hits, right.length)).orElseThrow();
    }

    /** Returns the three ids of a kind of damage that the options leave out. */
    static List<Evidence> switchedOff(Trial trial) {
        return undefined(trial, Cause.NOT_COMPUTED, "switched off: the options name no level of this damage");
    }

    /** Returns the three ids of a kind of damage without a number. */
    static List<Evidence> undefined(Trial trial, Cause cause, String reason) {
        List<Evidence> evidence = new ArrayList<>();
        for (String id : List.of(trial.accuracyId(), trial.dropId(), trial.curveId())) {
            evidence.add(new Undefined(new EvidenceKey(id, Scope.ALL), cause, reason));
        }
        return evidence;
    }
}
