package dev.assize.audit;

import static dev.assize.audit.AuditFolder.QUICK_CHECKS;
import static dev.assize.audit.AuditFolder.TRAIN;
import static dev.assize.audit.AuditFolder.policy;
import static dev.assize.audit.AuditFolder.undefined;
import static dev.assize.audit.AuditFolder.value;
import static dev.assize.audit.AuditFolder.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.audit.file.AuditException;
import dev.assize.core.Digest;
import dev.assize.core.Undefined;
import dev.assize.policies.ExitCode;
import dev.assize.policies.Status;
import dev.assize.reports.Report;
import dev.assize.training.ModelFile;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an audit may say of a model that was trained before, on rows that may or may not be these. */
class SavedModelTest {
    private static final String DATA =
            "data: {path: loans.csv, label: approved, favorable: \"yes\", sensitive: [sex], exclude: [part, n]}\n";
    private static final String SPLIT = "split: {test: 0.4, seed: 3}\n";
    private static final String SAVED = "model: {path: model.zip}\n";
    private static final String POLICY =
            policy("fairness.selection_rate attribute:none atLeast: 0.01", "privacy.membership_auc - atMost: 0.9");

    @TempDir
    private Path path;

    private AuditFolder folder;

    @BeforeEach
    void trainAModel() {
        folder = new AuditFolder(path).withLoans(400, 1).train(DATA + SPLIT + TRAIN, "model.zip");
    }

    @Test
    void findsWhatTheAuditFound_whenTheSplitIsThatOfTheTraining() {
        Report trained = folder.run(DATA + SPLIT + TRAIN + QUICK_CHECKS, POLICY);

        Report saved = folder.run(DATA + SPLIT + SAVED + QUICK_CHECKS, POLICY);

        assertThat(saved.findings().evidence()).isEqualTo(trained.findings().evidence());
        assertThat(saved.provenance().digests().get("model"))
                .isEqualTo(trained.provenance().digests().get("model"))
                .isEqualTo(Digest.of(path.resolve("model.zip")));
        assertThat(value(saved, "training.judged_rows_unseen").estimate().value())
                .isEqualTo(1);
    }

    @Test
    void attacksOnlyTheRowsThatGradientsCameFrom() {
        Report report = folder.run(DATA + SPLIT + SAVED + QUICK_CHECKS, POLICY);

        var best = ModelFile.load(path.resolve("model.zip")).record().best();
        long judged = report.subject().data().testRows();
        assertThat(best.validation().orElseThrow().rows()).isPositive();
        assertThat(value(report, "privacy.membership_auc").sampleSize())
                .isEqualTo(best.training().rows() + judged);
        assertThat(report.subject().data().trainingRows()).isEqualTo(400 - judged);
    }

    @Test
    void doesNotAttack_whenTheSplitIsAnother() {
        Report report = folder.run(DATA + "split: {test: 0.4, seed: 4}\n" + SAVED + QUICK_CHECKS, POLICY);

        Undefined unseen = undefined(report, "training.judged_rows_unseen");
        assertThat(unseen.reason())
                .isEqualTo("the model was trained on rows of the same data, split in another way, so rows that judge it"
                        + " may have trained it; audit it with the split and seed of its training");
        assertThat(undefined(report, "privacy.membership_auc").reason()).isEqualTo(unseen.reason());
        assertThat(verdict(report, 1).status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(report.judgement().exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
    }

    @Test
    void keepsApartWhatTrainedAndWhatWasAudited_whenTheDataAreOthers() {
        Digest before = Digest.of(path.resolve("loans.csv"));
        folder.withLoans(300, 2);

        Report report = folder.run(DATA + SPLIT + SAVED + QUICK_CHECKS, POLICY);

        assertThat(report.provenance().digests().get("data")).isEqualTo(Digest.of(path.resolve("loans.csv")));
        assertThat(report.provenance().digests().get("training_data")).isEqualTo(before);
        assertThat(undefined(report, "training.judged_rows_unseen").reason())
                .startsWith("the training record names other data than this");
        assertThat(report.subject().data().trainingRows()).isEqualTo(240);
    }

    @Test
    void saysSo_whenTheModelIsJudgedOnItsTrainingRows() {
        String data = DATA.replace("exclude: [part, n]", "exclude: [n]");
        folder.train(data + "split: {column: part, train: a, test: b}\n" + TRAIN, "model.zip");

        Report report = folder.run(data + "split: {column: part, train: b, test: a}\n" + SAVED + QUICK_CHECKS, POLICY);

        assertThat(value(report, "training.judged_rows_unseen").estimate().value())
                .isZero();
        assertThat(undefined(report, "privacy.membership_auc").cause()).isEqualTo(Undefined.Cause.NO_VALUE);
    }

    @Test
    void refusesAModelForWhichTheOtherClassIsFavorable() {
        String other = DATA.replace("\"yes\"", "\"no\"");

        assertThatThrownBy(() -> folder.run(other + SPLIT + SAVED + QUICK_CHECKS, POLICY))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining(
                        "the model was trained for 'approved' with the classes [no, yes], favorable 'yes',"
                                + " the audit is about 'approved' with the classes [yes, no], favorable 'no'")
                .hasMessageContaining("Name the label and the favorable value that the model was trained with");
    }
}
