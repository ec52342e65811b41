package dev.assize.audit;

import dev.assize.core.Digest;
import dev.assize.core.Evidence;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Table;
import dev.assize.data.DataException;
import dev.assize.data.DerivedColumn;
import dev.assize.data.TableChecks;
import dev.assize.data.TableReader;
import dev.assize.data.TargetColumn;
import dev.assize.data.counting.GroupColumn;
import dev.assize.data.counting.OutcomeColumns;
import dev.assize.fairness.FairnessOptions;
import dev.assize.fairness.regression.NumberOutcomes;
import dev.assize.fairness.regression.RegressionCheck;
import dev.assize.reports.Measurement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures how predicted numbers that stand in a file differ between groups; no model is needed. */
public final class NumbersRun {
    private final FairnessRequest request;
    private final String source;

    private NumbersRun(FairnessRequest request) {
        this.request = request;
        source = request.source().path().toString();
    }

    /**
     * Measures. The decision of the request is the column of the predicted numbers; the table is read into memory.
     *
     * @throws DataException if the file or its columns cannot be used, or something is asked that numbers do not have
     */
    public static Measurement of(FairnessRequest request) {
        return new NumbersRun(request).run();
    }

    private Measurement run() {
        TableChecks.require(unfit());
        Table raw = TableReader.read(request.source());
        List<GroupColumn> groups = request.columns().groups();
        List<String> sensitive =
                groups.stream().map(GroupColumn::column).distinct().toList();
        TableChecks.require(TableChecks.unfit(source, raw, sensitive, "sensitive"));
        Table people = raw;
        for (GroupColumn group : groups) {
            Optional<DerivedColumn> derived = cut(group);
            people = derived.isPresent() ? derived.get().addTo(people) : people;
        }
        OutcomeColumns.Answers answers = request.columns().answers();
        double[] predicted = TargetColumn.of(source, raw, answers.decision().orElseThrow());
        NumberOutcomes outcomes = answers.label()
                .map(label -> NumberOutcomes.of(predicted, TargetColumn.of(source, raw, label)))
                .orElseGet(() -> NumberOutcomes.of(predicted));
        FairnessOptions options = request.options()
                .withAttributes(groups.stream().map(NumbersRun::name).toList());
        List<Evidence> evidence = RegressionCheck.run(people, outcomes, options);
        return new Measurement(raw.rowCount(), facts(answers), provenance(), evidence, RegressionCheck.definitions());
    }

    /** Groups that are cut have a name of their own beside the numbers they are made of. */
    private static String name(GroupColumn group) {
        return group.isCut() && group.name().equals(group.column()) ? group.name() + "_group" : group.name();
    }

    private static Optional<DerivedColumn> cut(GroupColumn group) {
        if (!group.isCut()) {
            return Optional.empty();
        }
        return Optional.of(
                group.cuts().isEmpty()
                        ? new DerivedColumn.Quantiles(name(group), group.column(), group.parts())
                        : new DerivedColumn.Cuts(name(group), group.column(), group.cuts()));
    }

    /** What is asked that only decisions in classes have. */
    private List<Problem> unfit() {
        OutcomeColumns columns = request.columns();
        List<Problem> problems = new ArrayList<>(request.options().metrics().problems());
        refuse(columns.answers().favorable(), "a favorable class", problems);
        refuse(columns.answers().score(), "a score", problems);
        refuse(columns.weights(), "a column of weights", problems);
        refuse(request.options().conditions().stream().findFirst(), "a condition", problems);
        refuse(request.options().populations().keySet().stream().findFirst(), "a population", problems);
        return problems;
    }

    private void refuse(Optional<String> stated, String what, List<Problem> problems) {
        stated.ifPresent(name -> problems.add(new Problem(
                Place.of(source),
                what + " is stated, '" + name + "', and numbers that are predicted have none",
                "Leave it out, or leave '--task regression' out to compare decisions in classes.")));
    }

    private Map<String, String> facts(OutcomeColumns.Answers answers) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("data", String.valueOf(request.source().path().getFileName()));
        facts.put("task", "regression");
        answers.label().ifPresent(name -> facts.put("label", name));
        answers.decision().ifPresent(name -> facts.put("prediction", name));
        facts.put(
                "sensitive",
                String.join(
                        ", ",
                        request.columns().groups().stream()
                                .map(NumbersRun::name)
                                .toList()));
        return facts;
    }

    private Map<String, String> provenance() {
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("sha256", Digest.of(request.source().path()).hex());
        provenance.put("assize", Versions.assize());
        provenance.put("java", Versions.java());
        return provenance;
    }
}
