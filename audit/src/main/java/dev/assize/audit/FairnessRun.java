package dev.assize.audit;

import dev.assize.core.Digest;
import dev.assize.core.Evidence;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Suggestion;
import dev.assize.core.Tally;
import dev.assize.data.DataException;
import dev.assize.data.counting.FileCounting;
import dev.assize.data.counting.GroupColumn;
import dev.assize.data.counting.OutcomeColumns;
import dev.assize.fairness.FairnessCheck;
import dev.assize.fairness.FairnessOptions;
import dev.assize.reports.Measurement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Measures how decisions that stand in a file differ between groups; no model is needed. */
public final class FairnessRun {
    private final FairnessRequest request;

    private FairnessRun(FairnessRequest request) {
        this.request = request;
    }

    /**
     * Measures.
     *
     * @throws DataException if the file, its columns or the reference group cannot be used
     */
    public static Measurement of(FairnessRequest request) {
        List<String> ofModels = request.options().metrics().namesOfModels();
        if (!ofModels.isEmpty()) {
            throw new DataException(List.of(new Problem(
                    Place.of(request.source().path().toString()),
                    "metrics that need a model were asked for: " + String.join(", ", ofModels)
                            + "; decisions alone do not have them",
                    "Name them under checks: fairness: metrics in an audit file, and run 'assize audit'.")));
        }
        OutcomeColumns cut = FileCounting.resolve(request.source(), request.columns());
        return new FairnessRun(new FairnessRequest(request.source(), cut, request.options())).run();
    }

    private Measurement run() {
        Tally tally = FileCounting.count(request.source(), request.columns());
        requireReference(tally);
        FairnessOptions options = request.options().withValues(bands());
        List<Evidence> evidence = FairnessCheck.run(tally, options);
        long rows = tally.cells().stream().mapToLong(Tally.Cell::people).sum();
        return new Measurement(rows, facts(tally), provenance(), evidence, FairnessCheck.definitions());
    }

    /** Bands are shown in their order, also those without people. */
    private Map<String, List<String>> bands() {
        Map<String, List<String>> bands = new LinkedHashMap<>();
        for (GroupColumn group : request.columns().groups()) {
            if (!group.cuts().isEmpty()) {
                bands.put(group.name(), group.bands());
            }
        }
        return bands;
    }

    private Map<String, String> facts(Tally tally) {
        OutcomeColumns columns = request.columns();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("data", String.valueOf(request.source().path().getFileName()));
        columns.answers().label().ifPresent(name -> facts.put("label", name));
        columns.answers().decision().ifPresent(name -> facts.put("decision", name));
        columns.answers().score().ifPresent(name -> facts.put("score", name));
        columns.weights().ifPresent(name -> facts.put("weights", name));
        if (tally.cells().stream().map(cell -> cell.measured().scores()).anyMatch(all -> all.size() < all.rows())) {
            facts.put("scores kept", "in 4096 bins, each at its mean; no score is moved by more than 0.00025");
        }
        facts.put("favorable", tally.classes().get(1));
        facts.put("unfavorable", tally.classes().get(0));
        facts.put(
                "sensitive",
                String.join(
                        ", ", columns.groups().stream().map(GroupColumn::name).toList()));
        return facts;
    }

    private Map<String, String> provenance() {
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("sha256", Digest.of(request.source().path()).hex());
        provenance.put("assize", Versions.assize());
        provenance.put("java", Versions.java());
        return provenance;
    }

    /** A reference group that nobody is in would leave every comparison with it undefined. */
    private void requireReference(Tally tally) {
        List<Problem> problems = new ArrayList<>();
        request.options().comparison().reference().named().forEach((attribute, value) -> {
            int column = tally.attributes().indexOf(attribute);
            TreeSet<String> known = new TreeSet<>();
            if (column < 0) {
                problems.add(problem(
                        "the reference group '" + attribute + "=" + value + "' names no sensitive column",
                        Suggestion.among(attribute, tally.attributes())));
                return;
            }
            tally.cells().forEach(cell -> known.add(cell.values().get(column)));
            if (!known.contains(value)) {
                problems.add(problem(
                        "the reference group '" + attribute + "=" + value + "' has no people",
                        Suggestion.among(value, known)));
            }
        });
        if (!problems.isEmpty()) {
            throw new DataException(problems);
        }
    }

    private Problem problem(String message, String hint) {
        return new Problem(Place.of(request.source().path().toString()), message, hint);
    }
}
