package dev.assize.reports.wording;

import dev.assize.policies.ExitCode;
import dev.assize.policies.Judgement;
import dev.assize.policies.Severity;
import dev.assize.policies.Status;
import dev.assize.policies.Verdict;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A judgement in one sentence and in counts. */
public final class Summary {
    private Summary() {}

    /** Returns whether the model may go on, in a few words. */
    public static String headline(Judgement judgement, Texts texts) {
        return texts.get("headline." + key(judgement.exitCode()));
    }

    /** Returns the counts behind the headline in one sentence. */
    public static String sentence(Judgement judgement, Texts texts) {
        long apart = ofError(judgement, Status.NOT_APPLICABLE);
        long rules = ofError(judgement, null) - apart;
        return switch (judgement.exitCode()) {
            case OK -> texts.get("sentence.ok", rules, warnings(judgement), apart);
            case FAILED -> texts.get("sentence.failed", ofError(judgement, Status.FAIL), rules);
            case INCONCLUSIVE -> texts.get("sentence.inconclusive", ofError(judgement, Status.INCONCLUSIVE), rules);
            case MISSING_EVIDENCE ->
                texts.get(
                        "sentence.missing_evidence",
                        ofError(judgement, Status.MISSING) + ofError(judgement, Status.NEEDS_REVIEW),
                        rules);
            default -> texts.get("sentence." + key(judgement.exitCode()));
        };
    }

    /** Returns what the process tells a pipeline, for example {@code "exit code 1: a blocking rule failed"}. */
    public static String exit(ExitCode code, Texts texts) {
        return texts.get("exit", code.code(), texts.get("exit." + key(code)));
    }

    /** Returns how many verdicts there are of each status, in the order of the enum. */
    public static Map<Status, Long> counts(Judgement judgement) {
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            counts.put(
                    status,
                    judgement.verdicts().stream()
                            .filter(v -> v.status() == status)
                            .count());
        }
        return counts;
    }

    private static long warnings(Judgement judgement) {
        return judgement.verdicts().stream()
                .filter(v -> v.rule().severity() == Severity.WARNING)
                .filter(v ->
                        v.status() == Status.FAIL || v.status() == Status.INCONCLUSIVE || v.status() == Status.MISSING)
                .count();
    }

    private static long ofError(Judgement judgement, @Nullable Status status) {
        return judgement.verdicts().stream()
                .filter(v -> v.rule().severity() == Severity.ERROR)
                .map(Verdict::status)
                .filter(found -> status == null || found == status)
                .count();
    }

    private static String key(ExitCode code) {
        return code.name().toLowerCase(Locale.ROOT);
    }
}
