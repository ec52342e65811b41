package dev.assize.explain;

import dev.assize.core.DifferentiablePredictor;
import dev.assize.core.EncodedModel;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Progress;
import dev.assize.core.Role;
import dev.assize.core.Scope;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.TableModel;
import dev.assize.core.Tensor;
import dev.assize.core.Undefined;
import dev.assize.core.Undefined.Cause;
import dev.assize.core.Unit;
import dev.assize.statistics.RowSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the evidence that needs input gradients. */
final class AttributionEvidence {
    private static final List<String> IDS = List.of(
            ExplainDefinitions.ATTRIBUTION_SHARE,
            ExplainDefinitions.COMPLETENESS_GAP,
            ExplainDefinitions.SENSITIVE_SHARE);

    private final AttributionOptions options;
    private final Seed seed;
    private final Progress progress;

    AttributionEvidence(AttributionOptions options, Seed seed, Progress progress) {
        this.options = options;
        this.seed = seed;
        this.progress = progress;
    }

    /** Explains rows; puts the share of each column into {@code figures}. */
    List<Evidence> measure(TableModel model, Table rows, Map<String, Estimate> figures) {
        if (!(model instanceof EncodedModel encoded)
                || !(encoded.predictor() instanceof DifferentiablePredictor predictor)) {
            return undefined(
                    Cause.NOT_APPLICABLE,
                    "the model gives scores but no input gradients; " + ExplainDefinitions.PERMUTATION_IMPORTANCE
                            + " works without them, attributions need a differentiable model such as a trained "
                            + "network");
        }
        if (rows.rowCount() == 0) {
            return undefined(Cause.NO_VALUE, "the table has 0 rows; an attribution explains the answer for a row");
        }
        int[] used = RowSample.choose(rows.rowCount(), options.limits().maxRows(), seed.child("rows"));
        progress.at("explain: attributions of " + used.length + " rows", 0, used.length);
        Tensor inputs = encoded.encoder().encode(rows.select(used));
        ColumnExplainer.Outcome outcome = new ColumnExplainer(options, encoded, predictor).explain(inputs);
        progress.at("explain: attributions of " + used.length + " rows", used.length, used.length);
        List<Evidence> evidence = new ArrayList<>(shares(outcome, figures));
        evidence.addAll(gaps(outcome));
        evidence.addAll(sensitive(outcome, rows.schema().names(Role.SENSITIVE)));
        return evidence;
    }

    private static List<Evidence> shares(ColumnExplainer.Outcome outcome, Map<String, Estimate> figures) {
        List<Evidence> evidence = new ArrayList<>();
        for (String column : outcome.columns().columns()) {
            Optional<Estimate> share = outcome.columns().share(List.of(column));
            share.ifPresent(figure -> figures.put(column, figure));
            EvidenceKey key = new EvidenceKey(ExplainDefinitions.ATTRIBUTION_SHARE, Scope.ALL.with("column", column));
            evidence.add(fraction(key, share, outcome));
        }
        return evidence;
    }

    private List<Evidence> gaps(ColumnExplainer.Outcome outcome) {
        if (options.method() == AttributionOptions.Method.SALIENCY) {
            return List.of(new Undefined(
                    new EvidenceKey(ExplainDefinitions.COMPLETENESS_GAP, Scope.ALL),
                    Cause.NOT_APPLICABLE,
                    "gradients alone do not sum to a difference of outputs; choose integrated gradients to "
                            + "have a gap"));
        }
        return List.of(
                gap("absolute", outcome.gap().largest(), outcome),
                gap("relative", outcome.gap().largestRelative(), outcome));
    }

    private static MeasuredValue gap(String kind, double value, ColumnExplainer.Outcome outcome) {
        return new MeasuredValue(
                new EvidenceKey(ExplainDefinitions.COMPLETENESS_GAP, Scope.ALL.with("kind", kind)),
                Estimate.certain(value),
                Unit.NUMBER,
                outcome.columns().rows(),
                outcome.method());
    }

    /** The share of each sensitive column that is read, and of all of them together. */
    private static List<Evidence> sensitive(ColumnExplainer.Outcome outcome, List<String> sensitive) {
        List<String> read =
                sensitive.stream().filter(outcome.columns().columns()::contains).toList();
        List<Evidence> evidence = new ArrayList<>();
        EvidenceKey all = new EvidenceKey(ExplainDefinitions.SENSITIVE_SHARE, Scope.ALL);
        if (read.isEmpty()) {
            String which = sensitive.isEmpty()
                    ? "the table names no sensitive column"
                    : "the model reads none of the" + " sensitive columns " + sensitive
                            + "; that says nothing about columns that stand in for them";
            evidence.add(new Undefined(all, Cause.NOT_APPLICABLE, which));
        } else {
            evidence.add(fraction(all, outcome.columns().share(read), outcome));
        }
        for (String column : sensitive) {
            EvidenceKey key = new EvidenceKey(ExplainDefinitions.SENSITIVE_SHARE, Scope.attribute(column));
            evidence.add(
                    read.contains(column)
                            ? fraction(key, outcome.columns().share(List.of(column)), outcome)
                            : new Undefined(
                                    key,
                                    Cause.NOT_APPLICABLE,
                                    "the model does not read the column '" + column
                                            + "'; that says nothing about columns that stand in for it"));
        }
        return evidence;
    }

    private static Evidence fraction(EvidenceKey key, Optional<Estimate> share, ColumnExplainer.Outcome outcome) {
        int rows = outcome.columns().rows();
        return share.<Evidence>map(value -> new MeasuredValue(key, value, Unit.FRACTION, rows, outcome.method()))
                .orElseGet(() -> new Undefined(
                        key,
                        Cause.NO_VALUE,
                        "all attributions of the " + rows + " explained rows are 0, so there is nothing to share"));
    }

    private static List<Evidence> undefined(Cause cause, String reason) {
        return IDS.stream()
                .<Evidence>map(id -> new Undefined(new EvidenceKey(id, Scope.ALL), cause, reason))
                .toList();
    }
}
