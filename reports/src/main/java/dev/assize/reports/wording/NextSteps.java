package dev.assize.reports.wording;

import dev.assize.policies.Judgement;
import dev.assize.policies.Severity;
import dev.assize.policies.Status;
import dev.assize.policies.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Says what to do about a judgement, most urgent first. */
public final class NextSteps {
    private static final List<Status> ORDER =
            List.of(Status.FAIL, Status.MISSING, Status.NEEDS_REVIEW, Status.INCONCLUSIVE);

    private NextSteps() {}

    /** Returns one sentence for each verdict that somebody must act on, or one sentence that nothing is to do. */
    public static List<String> of(Judgement judgement, Texts texts) {
        List<String> steps = new ArrayList<>();
        for (Severity severity : List.of(Severity.ERROR, Severity.WARNING)) {
            for (Status status : ORDER) {
                for (Verdict verdict : judgement.verdicts()) {
                    if (verdict.rule().severity() == severity && verdict.status() == status) {
                        steps.add(step(verdict, texts));
                    }
                }
            }
        }
        if (steps.isEmpty()) {
            steps.add(texts.get(judgement.verdicts().isEmpty() ? "next.nothing_judged" : "next.nothing"));
        }
        return steps.stream().distinct().toList();
    }

    private static String step(Verdict verdict, Texts texts) {
        String title = verdict.rule().title();
        return switch (verdict.status()) {
            case FAIL -> texts.get("next.fail", title, verdict.reason());
            case MISSING -> texts.get("next.missing", title, verdict.rule().metric());
            case NEEDS_REVIEW -> texts.get("next.needs_review", title);
            default ->
                verdict.sampleSizeNeeded()
                        .map(needed -> texts.get("next.inconclusive_n", title, ShownNumber.count(needed)))
                        .orElseGet(() -> texts.get("next.inconclusive", title));
        };
    }
}
