package dev.assize.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.audit.file.AuditException;
import dev.assize.core.Place;
import dev.assize.core.Progress;
import dev.assize.core.Table;
import dev.assize.fairness.mitigation.MitigationException;
import dev.assize.reports.Report;
import dev.assize.training.ModelFile;
import dev.assize.training.TrainedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mitigation on its way from the audit file through the model file to decisions and evidence. */
class MitigationTest {
    private static final String DATA = """
            data: {path: loans.csv, label: approved, favorable: "yes", sensitive: [{column: sex, feature: true}], exclude: [n]}
            split: {column: part, train: a, test: b}
            """;
    private static final String TRAIN =
            "model: {train: {hidden: [], epochs: 20, batch: 64, learningRate: 0.05, mitigation: {%s}}}\n";
    private static final String CHECKS = "checks: [fairness]\n";
    private static final String BLIND = DATA.replace("{column: sex, feature: true}", "sex");
    private static final String ALL_CHECKS = "checks: [fairness, privacy, explain, robustness]\n";
    private static final String PARITY = "method: threshold_optimizer, attributes: [sex]";
    private static final String GAP = "demographic_parity_difference[attribute=sex]";
    private static final String POLICY =
            AuditFolder.policy("fairness.demographic_parity_difference attribute:sex atMost: 0.1");

    @TempDir
    private Path folder;

    @Test
    void narrowsTheGap_whenThresholdsAreOptimized() {
        Report report = loans().run(audit(PARITY), POLICY);

        double before = value(report, "mitigation.before_" + GAP);
        double after = value(report, "fairness." + GAP);
        assertThat(before).isGreaterThan(0.25); // women of equal income are refused more often
        assertThat(after).isLessThan(0.06); // 500 rows of each: the standard error of the gap is 0.03
        assertThat(value(report, "mitigation.needs_sensitive_attribute")).isEqualTo(1);
        assertThat(AuditFolder.value(report, "mitigation.before_" + GAP)
                        .estimate()
                        .interval())
                .isPresent();
        assertThat(AuditFolder.verdict(report, 0).blocks()).isFalse();
    }

    @Test
    void narrowsTheGapWithoutARule_whenRowsAreReweighed() {
        Report report = loans().run(audit("method: reweighing, attributes: [sex]"), POLICY);

        assertThat(value(report, "mitigation.needs_sensitive_attribute")).isEqualTo(1); // the model reads sex
        assertThat(value(report, "training.judged_rows_unseen")).isEqualTo(1);
        assertThat(AuditFolder.value(report, "mitigation.before_" + GAP)
                        .estimate()
                        .interval())
                .isPresent();
    }

    @Test
    void narrowsTheGapWithoutARule_whenTheLossHasAPenalty() {
        String audit = audit("method: gap_penalty, attributes: [sex]").replace("epochs: 20", "epochs: 60");
        Report report = loans().run(audit, POLICY);

        double before = value(report, "mitigation.before_" + GAP);
        assertThat(before).isGreaterThan(0.25);
        assertThat(value(report, "fairness." + GAP)).isLessThan(before / 2);
        assertThat(value(report, "mitigation.needs_sensitive_attribute")).isEqualTo(1); // the model reads sex
        assertThat(value(report, "training.judged_rows_unseen")).isEqualTo(1);
        assertThat(AuditFolder.value(report, "mitigation.needs_sensitive_attribute")
                        .method())
                .isEqualTo("training alone; the model reads sex");
        loans().train(audit, "model.zip");
        Report again = loans().run(DATA + "model: {path: model.zip}\n" + CHECKS, POLICY);
        assertThat(value(again, "fairness." + GAP)).isEqualTo(value(report, "fairness." + GAP));
        assertThat(value(again, "training.judged_rows_unseen")).isEqualTo(1);
    }

    @Test
    void narrowsTheGapWithoutARule_whenTheBestOfAGridIsTaken() {
        Report report = loans().run(audit("method: grid_search, attributes: [sex], size: 21, limit: 1"), POLICY);

        double before = value(report, "mitigation.before_" + GAP);
        assertThat(value(report, "fairness." + GAP)).isLessThan(before / 2);
        assertThat(value(report, "training.judged_rows_unseen")).isEqualTo(1);
        assertThat(value(report, "mitigation.needs_sensitive_attribute")).isEqualTo(1); // the model reads sex
    }

    @Test
    void narrowsTheGapWithoutARule_whenAnAdversaryGuesses() {
        String audit = audit("method: adversarial_debiasing, attributes: [sex]").replace("epochs: 20", "epochs: 60");
        Report report = loans().run(audit, POLICY);

        double before = value(report, "mitigation.before_" + GAP);
        assertThat(value(report, "fairness." + GAP)).isLessThan(before / 2);
        assertThat(value(report, "training.judged_rows_unseen")).isEqualTo(1);
        assertThat(report.subject().model().settings().get("mitigation"))
                .isEqualTo("adversarial_debiasing between groups of sex (f, m); constraint demographic_parity, "
                        + "strength 1.0, 16 hidden units, rate 0.01, sharpness 2.0");
        loans().train(audit, "model.zip");
        Report again = loans().run(DATA + "model: {path: model.zip}\n" + CHECKS, POLICY);
        assertThat(value(again, "fairness." + GAP)).isEqualTo(value(report, "fairness." + GAP));
        assertThatThrownBy(() -> loans().file(audit("method: adversarial_debiasing, attributes: [sex]")
                        .replace("epochs: 20", "epochs: 20, privacy: {epsilon: 3}")))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("'privacy' does not count that");
    }

    @Test
    void sharesTheDecisionsAmongModels_whenTheyAreMixed() {
        String audit = audit("method: exponentiated_gradient, attributes: [sex], rounds: 6");
        Report report = loans().run(audit, POLICY);

        double before = value(report, "mitigation.before_" + GAP);
        assertThat(before).isGreaterThan(0.25);
        assertThat(value(report, "fairness." + GAP)).isLessThan(0.08); // the bound of 0.01 twice, and sampling
        assertThat(value(report, "training.judged_rows_unseen")).isEqualTo(1);
        assertThat(report.subject().model().settings().get("mitigation"))
                .matches(
                        "exponentiated_gradient between groups of sex \\(f, m\\); constraint demographic_parity, "
                                + "bound 0.01, price 100.0, at most 6 rounds; \\d of \\d+ models share the decisions: error .*");
        loans().train(audit, "model.zip");
        TrainedModel model = ModelFile.load(folder.resolve("model.zip"));
        assertThat(model.members()).hasSizeBetween(2, 4);
        Report again = loans().run(DATA + "model: {path: model.zip}\n" + CHECKS, POLICY);
        assertThat(value(again, "fairness." + GAP)).isEqualTo(value(report, "fairness." + GAP));
    }

    /** Income is what tells women from men here, and it is repaired; sex itself is no feature. */
    @ParameterizedTest
    @CsvSource({"disparate_impact_remover, level 1.0", "correlation_remover, alpha 1.0"})
    void narrowsTheGap_whenFeaturesAreRepaired(String method, String settings) {
        String audit = blind("method: " + method + ", attributes: [sex]");
        AuditFolder loans = unequalIncomes();

        Report report = loans.run(audit, POLICY);

        double before = value(report, "mitigation.before_" + GAP);
        assertThat(before).isGreaterThan(0.25);
        assertThat(value(report, "fairness." + GAP)).isLessThan(0.1);
        assertThat(value(report, "training.judged_rows_unseen")).isEqualTo(1);
        assertThat(value(report, "mitigation.needs_sensitive_attribute")).isEqualTo(1);
        assertThat(AuditFolder.value(report, "mitigation.needs_sensitive_attribute")
                        .method())
                .isEqualTo("features repaired by sex");
        assertThat(report.subject().model().settings().get("mitigation"))
                .isEqualTo(method + " between groups of sex (f, m); " + settings + "; of income, years");
        loans.train(audit, "model.zip");
        Report again = loans.run(BLIND + "model: {path: model.zip}\n" + ALL_CHECKS, POLICY);
        assertThat(value(again, "fairness." + GAP)).isEqualTo(value(report, "fairness." + GAP));
        assertThat(value(again, "training.judged_rows_unseen")).isEqualTo(1);
        assertThat(value(again, "privacy.membership_auc")).isBetween(0.4, 0.6);
        assertThat(value(again, "explain.completeness_gap[kind=relative]")).isLessThan(0.05);
    }

    @Test
    void changesTheFeaturesWithTheGroup_whenThePersonIsFlipped() {
        String audit = blind("method: correlation_remover, attributes: [sex]")
                .replace("checks: [fairness]", "checks: {fairness: {metrics: [individual]}}");

        Report report = unequalIncomes()
                .run(audit, AuditFolder.policy("fairness.counterfactual_flip_rate attribute:sex atMost: 1"));

        assertThat(value(report, "fairness.counterfactual_flip_rate[attribute=sex]"))
                .isGreaterThan(0.1);
    }

    @Test
    void isRefused_whenNothingCanBeRepaired() {
        String audit = blind("method: correlation_remover, attributes: [sex]");
        assertThatThrownBy(() -> loans().run(audit("method: correlation_remover, attributes: [sex]"), POLICY))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("the model reads 'sex' itself, so other features need not tell it");
        assertThatThrownBy(() -> loans().run(audit.replace("[sex]}", "[sex], columns: [incme]}"), POLICY))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("'incme' is no feature with numbers, and only such can be changed")
                .hasMessageContaining("Did you mean 'income'?");
        assertThatThrownBy(() -> loans().run(audit.replace("exclude: [n]", "exclude: [n, income, years]"), POLICY))
                .hasMessageContaining("feature");
    }

    @Test
    void isRefused_whenAMixtureLacksItsMitigationOrTheOtherWayRound() {
        loans().train(audit("method: exponentiated_gradient, attributes: [sex], rounds: 1"), "mixture.zip");
        loans().train(audit(PARITY), "one.zip");
        TrainedModel mixture = ModelFile.load(folder.resolve("mixture.zip"));
        TrainedModel one = ModelFile.load(folder.resolve("one.zip"));

        assertThatThrownBy(() -> StoredMitigation.of(
                        mixture.withMitigation(one.mitigation().orElseThrow()), Place.of("m.zip")))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("it has several networks, and no mitigation says how they decide");
        assertThatThrownBy(() -> StoredMitigation.of(
                        one.withMitigation(mixture.mitigation().orElseThrow()), Place.of("m.zip")))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("its mitigation is of several networks, and there is one");
    }

    @Test
    void narrowsTheGapWithoutARule_whenLabelsAreMassaged() {
        String audit = audit("method: massaging, attributes: [sex]");
        Report report = loans().run(audit, POLICY);

        double before = value(report, "mitigation.before_" + GAP);
        assertThat(value(report, "fairness." + GAP)).isLessThan(0.8 * before);
        assertThat(value(report, "training.judged_rows_unseen")).isEqualTo(1);
        assertThat(report.subject().model().settings().get("mitigation"))
                .matches("massaging between groups of sex \\(f, m\\); \\d+ of \\d+ training labels changed");
        loans().train(audit, "model.zip");
        String stored = ModelFile.load(folder.resolve("model.zip")).mitigation().orElseThrow();
        assertThat(stored).containsPattern("\"settings\" : \"\\d+ of \\d+ training labels changed\"");
    }

    /** A second private training, to compare with, would spend the budget once more. */
    @Test
    void hasNoMeasuresBefore_whenTheTrainingIsPrivate() {
        String audit = audit("method: gap_penalty, attributes: [sex]")
                .replace("batch: 64", "batch: 256, privacy: {epsilon: 5}");
        Report report = loans().run(audit, POLICY);

        assertThat(report.findings().evidence())
                .noneMatch(piece -> piece.key().id().startsWith("mitigation.before_"));
        assertThat(value(report, "mitigation.needs_sensitive_attribute")).isEqualTo(1); // the model reads sex
    }

    @Test
    void isRefused_whenThePenaltyIsOfErrorsOrUnknownKeysAreThere() {
        assertThatThrownBy(() ->
                        loans().file(audit("method: gap_penalty, attributes: [sex], constraint: error_rate_parity")))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("error_rate_parity");
        assertThatThrownBy(() -> loans().file(audit("method: gap_penalty, attributes: [sex], grid: 3")))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("unknown key 'grid'");
        assertThatThrownBy(() -> loans().file(audit("method: gap_penalty, attributes: [sex], bound: 2")))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("'bound' is 2");
    }

    @Test
    void needsNoAttribute_whenTheModelDoesNotReadIt() {
        String audit = audit("method: reweighing, attributes: [sex]").replace("{column: sex, feature: true}", "sex");
        Report report = loans().run(audit, POLICY);

        assertThat(value(report, "mitigation.needs_sensitive_attribute")).isZero();
        assertThat(AuditFolder.value(report, "mitigation.needs_sensitive_attribute")
                        .method())
                .isEqualTo("training alone");
    }

    @Test
    void decidesTheSame_whenTheModelIsSavedAndLoaded() {
        String saved = DATA + "model: {path: model.zip}\n" + CHECKS;
        Report once = loans().run(audit(PARITY), POLICY);
        loans().train(audit(PARITY), "model.zip");

        Report again = loans().run(saved, POLICY);

        assertThat(value(again, "fairness." + GAP)).isEqualTo(value(once, "fairness." + GAP));
        assertThat(value(again, "mitigation.before_" + GAP)).isEqualTo(value(once, "mitigation.before_" + GAP));
        assertThat(value(again, "training.judged_rows_unseen")).isEqualTo(1);
    }

    @Test
    void needsTheSensitiveColumn_whenARuleDecides() {
        loans().train(audit(PARITY), "model.zip");
        TrainedModel model = ModelFile.load(folder.resolve("model.zip"));
        StoredMitigation stored =
                StoredMitigation.of(model, Place.of("model.zip")).orElseThrow();
        Table rows = table();
        Table blind = Table.of(rows.columns().stream()
                .filter(column -> !column.name().equals("sex"))
                .toList());
        List<String> ids =
                IntStream.range(0, rows.rowCount()).mapToObj(Integer::toString).toList();

        assertThat(stored.columnsToDecide()).containsExactly("sex");
        assertThat(stored.decide(rows, model.score(rows), ids).orElseThrow()).contains(0, 1);
        assertThatThrownBy(() -> stored.decide(blind, model.score(rows), ids))
                .isInstanceOf(AuditException.class)
                .hasMessage(
                        "mitigation: the model decides by the group of a person, and the table lacks the column 'sex'\n"
                                + "  Add it; the table has income, years, part, n, approved.");
    }

    @Test
    void isRefused_whenTheStoredTextWasChanged() {
        loans().train(audit(PARITY), "model.zip");
        TrainedModel model = ModelFile.load(folder.resolve("model.zip")).withMitigation("{}");

        assertThatThrownBy(() -> StoredMitigation.of(model, Place.of("model.zip")))
                .isInstanceOf(MitigationException.class)
                .hasMessage("model.zip: its mitigation is not of format 'assize-mitigation', version 1\n"
                        + "  Use the file as it was saved, or train the model again.");
    }

    @Test
    void isRefused_whenTheColumnIsNotSensitiveOrTheMethodUnknown() {
        assertThatThrownBy(() -> loans().file(audit("method: threshold_optimizer, attributes: [sx]")))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining(
                        "'sx' is no sensitive column of 'data', so it makes no groups to mitigate between")
                .hasMessageContaining("Did you mean 'sex'?");
        assertThatThrownBy(() -> loans().file(audit("method: threshold_optimiser, attributes: [sex]")))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("Did you mean 'threshold_optimizer'?");
        assertThatThrownBy(() -> loans().file(audit("method: reweighing, attributes: [sex], favored: m")))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("unknown key 'favored'");
    }

    @Test
    void isRefused_whenSeveralTrainingsHaveOneFolderOfCheckpoints() {
        Audit audit = new Audit(
                loans().file(audit("method: massaging, attributes: [sex]")),
                new SourceTables(List.of()),
                Progress.silent());
        CheckpointPlace place = new CheckpointPlace(folder.resolve("checkpoints"), false);

        assertThatThrownBy(() -> audit.train(Optional.of(place)))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("this mitigation trains several models, and checkpoints are of one training")
                .hasMessageContaining("Leave '--checkpoint' out.");
    }

    @Test
    void isRefused_whenTheTrainingIsPrivate() {
        String text = audit(PARITY).replace("epochs: 20", "epochs: 20, privacy: {epsilon: 3}");

        assertThatThrownBy(() -> loans().file(text))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining(
                        "a mitigation looks at groups and labels of the training rows, and 'privacy' does not count that");
    }

    private AuditFolder unequalIncomes() {
        AuditFolder loans = loans();
        Path file = folder.resolve("loans.csv");
        try {
            List<String> lines = Files.readAllLines(file);
            List<String> header = List.of(lines.get(0).split(","));
            int income = header.indexOf("income");
            int sex = header.indexOf("sex");
            List<String> changed = new ArrayList<>(List.of(lines.get(0)));
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",");
                if (cells[sex].equals("f")) {
                    cells[income] = Double.toString(Double.parseDouble(cells[income]) - 1_500);
                }
                changed.add(String.join(",", cells));
            }
            Files.write(file, changed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return loans;
    }

    private static String blind(String mitigation) {
        return BLIND + TRAIN.replace("%s", mitigation) + CHECKS;
    }

    private AuditFolder loans() {
        return new AuditFolder(folder).withLoans(3_000, 7);
    }

    private static String audit(String mitigation) {
        return DATA + TRAIN.replace("%s", mitigation) + CHECKS;
    }

    private Table table() {
        return new SourceTables(List.of()).read(folder.resolve("loans.csv").toString(), Map.of());
    }

    private static double value(Report report, String key) {
        return AuditFolder.value(report, key).estimate().value();
    }
}
