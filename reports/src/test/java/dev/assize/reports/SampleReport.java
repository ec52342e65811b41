package dev.assize.reports;

import dev.assize.core.ColumnSchema;
import dev.assize.core.ColumnType;
import dev.assize.core.Digest;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Provenance;
import dev.assize.core.Role;
import dev.assize.core.Task;
import dev.assize.policies.Decide;
import dev.assize.policies.ExitCode;
import dev.assize.policies.Judgement;
import dev.assize.policies.Limit;
import dev.assize.policies.Severity;
import dev.assize.policies.Status;
import dev.assize.policies.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A report of an invented loan model: every verdict, every shape of evidence. */
public final class SampleReport {
    private static final Decide BOUND = new Decide(Decide.By.BOUND, 0.95, Decide.Correction.HOLM);
    private static final Decide POINT = new Decide(Decide.By.POINT, 0.95, Decide.Correction.NONE);

    private SampleReport() {}

    /** Returns the report. */
    public static Report loans() {
        return builder().build();
    }

    /** Returns a builder that holds everything already. */
    public static ReportBuilder builder() {
        return Report.builder()
                .subject(subject())
                .evidence(SampleEvidence.all())
                .definitions(SampleEvidence.definitions())
                .judgement(judgement())
                .provenance(provenance());
    }

    /** Returns the subject. */
    public static Subject subject() {
        List<ColumnSchema> columns = List.of(
                new ColumnSchema("id", ColumnType.CATEGORICAL, Set.of(Role.ID)),
                new ColumnSchema("income", ColumnType.NUMERIC, Set.of(Role.FEATURE)),
                new ColumnSchema("debt_ratio", ColumnType.NUMERIC, Set.of(Role.FEATURE)),
                new ColumnSchema("zip_area", ColumnType.CATEGORICAL, Set.of(Role.FEATURE)),
                new ColumnSchema("sex", ColumnType.CATEGORICAL, Set.of(Role.SENSITIVE)),
                new ColumnSchema("age", ColumnType.NUMERIC, Set.of(Role.FEATURE, Role.SENSITIVE)),
                new ColumnSchema("note", ColumnType.CATEGORICAL, Set.of()),
                new ColumnSchema("approved", ColumnType.CATEGORICAL, Set.of(Role.LABEL)));
        return new Subject(
                "Consumer loan approvals",
                Task.binary("approved", "no", "yes"),
                new DataDescription("loans", 14_000, 6_000, columns, List.of("sex", "age_group")),
                new ModelDescription(
                        "mlp",
                        Optional.of(4_929L),
                        new TreeMap<>(Map.of(
                                "hidden", "64, 32", "epochs", "20", "optimizer", "adam", "learningRate", "0.001"))));
    }

    /** Returns one verdict of each status. */
    public static Judgement judgement() {
        return new Judgement("lending", "3", "2026-11-01", verdicts(), ExitCode.FAILED);
    }

    private static List<Verdict> verdicts() {
        return List.of(
                judged(
                        rule(
                                "selection-sex",
                                "Women and men are selected at similar rates",
                                "fairness.demographic_parity_ratio",
                                limit("0.80", null),
                                Severity.ERROR,
                                List.of("US-UGESP-4D")),
                        Status.FAIL,
                        SampleEvidence.ratioBySex(),
                        "The whole 95 % interval lies below 0.80: women are selected at 0.618 times the rate of men.",
                        null),
                judged(
                        rule(
                                "selection-age",
                                "Age groups are selected at similar rates",
                                "fairness.demographic_parity_ratio",
                                limit("0.80", null),
                                Severity.ERROR,
                                List.of("US-UGESP-4D", "EU-AIA-10")),
                        Status.FAIL,
                        SampleEvidence.ratioByAge(),
                        "The value is 0.646 and its interval lies below 0.80.",
                        null),
                judged(
                        rule(
                                "opportunity-sex",
                                "Creditworthy women and men are approved equally often",
                                "fairness.equal_opportunity_difference",
                                limit(null, "0.08"),
                                Severity.ERROR,
                                List.of()),
                        Status.INCONCLUSIVE,
                        SampleEvidence.opportunity(),
                        "The interval holds 0.08, so the data neither prove nor disprove the rule.",
                        9_411L),
                judged(
                        rule(
                                "membership",
                                "An attacker cannot tell who was in the training data",
                                "privacy.membership_auc",
                                limit(null, "0.55"),
                                Severity.ERROR,
                                List.of("GDPR-25")),
                        Status.PASS,
                        SampleEvidence.attack(),
                        "The upper end of the interval is below 0.55.",
                        null),
                judged(
                        rule(
                                "calibration",
                                "Probabilities mean what they say",
                                "robustness.expected_calibration_error",
                                limit(null, "0.05"),
                                Severity.WARNING,
                                List.of()),
                        Status.PASS,
                        SampleEvidence.calibration(),
                        "The upper end of the interval is below 0.05.",
                        null),
                judged(
                        rule(
                                "attack-accuracy",
                                "Small changes of the inputs do not break the model",
                                "robustness.accuracy_under_fgsm",
                                limit("0.75", null),
                                Severity.WARNING,
                                List.of()),
                        Status.WAIVED,
                        SampleEvidence.underAttack(0.1, 3988),
                        "Waived until 2027-03-31 by chief-risk@bank.example: inputs come from a verified register.",
                        null),
                open(
                        rule(
                                "budget",
                                "The model keeps a privacy budget",
                                "privacy.epsilon",
                                limit(null, "3.0"),
                                Severity.ERROR,
                                List.of("GDPR-25")),
                        Status.NOT_APPLICABLE,
                        Optional.of(SampleEvidence.budget().key()),
                        "The model was trained without noise, so no privacy guarantee was earned."),
                open(
                        rule(
                                "drift",
                                "The population is the one the model was trained for",
                                "robustness.drift",
                                limit(null, "0.2"),
                                Severity.WARNING,
                                List.of()),
                        Status.MISSING,
                        Optional.empty(),
                        "No evidence matches the metric robustness.drift."),
                open(
                        rule(
                                "oversight",
                                "A person can overrule the model",
                                "attestation.oversight",
                                Optional.empty(),
                                Severity.ERROR,
                                List.of("EU-AIA-14")),
                        Status.NEEDS_REVIEW,
                        Optional.empty(),
                        "No attestation of a responsible person is on file."));
    }

    /** Returns a rule that is decided by bound. */
    public static Verdict.RuleSummary rule(
            String id, String title, String metric, Optional<Limit> limit, Severity severity, List<String> maps) {
        Decide decide = severity == Severity.WARNING ? POINT : BOUND;
        return new Verdict.RuleSummary(id, title, metric, limit, decide, severity, "guideline", maps);
    }

    /** Returns a limit with the given ends; null means none. */
    public static Optional<Limit> limit(String atLeast, String atMost) {
        return Optional.of(new Limit(
                Optional.ofNullable(atLeast).map(BigDecimal::new),
                Optional.ofNullable(atMost).map(BigDecimal::new)));
    }

    /** Returns the verdict on a value. */
    public static Verdict judged(
            Verdict.RuleSummary rule, Status status, MeasuredValue measured, String reason, Long needed) {
        return new Verdict(
                rule, status, Optional.of(measured.key()), Optional.of(measured), reason, Optional.ofNullable(needed));
    }

    private static Verdict open(Verdict.RuleSummary rule, Status status, Optional<EvidenceKey> key, String reason) {
        return new Verdict(rule, status, key, Optional.empty(), reason, Optional.empty());
    }

    private static Provenance provenance() {
        return new Provenance(
                new TreeMap<>(
                        Map.of("data", Digest.of("data"), "model", Digest.of("model"), "policy", Digest.of("policy"))),
                new TreeMap<>(Map.of("assize", "0.1.0", "java", "17", "duckdb", "2.0.0")),
                new TreeMap<>(Map.of("split", 7L, "training", -6_148_914_691_236_517_206L)),
                new TreeMap<>(Map.of("checks", "fairness, privacy, explain, robustness", "test", "0.3")));
    }
}
