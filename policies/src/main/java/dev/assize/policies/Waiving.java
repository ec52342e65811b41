package dev.assize.policies;

import dev.assize.policies.yaml.Known;
import dev.assize.policies.yaml.Problems;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Excepts verdicts by the waivers of a policy, and refuses waivers that do not hold or have nothing to except. */
final class Waiving {
    private final Policy policy;
    private final LocalDate asOf;
    private final Set<Waiver> used = new HashSet<>();

    private Waiving(Policy policy, LocalDate asOf) {
        this.policy = policy;
        this.asOf = asOf;
    }

    static List<Verdict> apply(Policy policy, List<Verdict> verdicts, LocalDate asOf) {
        Waiving waiving = new Waiving(policy, asOf);
        List<Verdict> result = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            result.add(waiving.apply(verdict));
        }
        waiving.refuseUseless();
        return result;
    }

    private Verdict apply(Verdict verdict) {
        boolean exceptable = switch (verdict.status()) {
            case FAIL, INCONCLUSIVE, MISSING -> true;
            case PASS, WAIVED, NEEDS_REVIEW, NOT_APPLICABLE -> false;
        };
        if (!exceptable) {
            return verdict;
        }
        List<Waiver> fitting = policy.waivers().stream()
                .filter(waiver -> waiver.holdsOn(asOf) && covers(waiver, verdict))
                .toList();
        used.addAll(fitting);
        return fitting.isEmpty() ? verdict : waived(verdict, fitting.get(0));
    }

    private static boolean covers(Waiver waiver, Verdict verdict) {
        boolean inScope = verdict.evidence()
                .map(key -> waiver.scope().matches(key.scope()))
                .orElse(waiver.scope().isAny());
        return inScope && waiver.rule().equals(verdict.rule().id());
    }

    private static Verdict waived(Verdict verdict, Waiver waiver) {
        Waiver.Approval approval = waiver.approval();
        String reason = "Waived until " + waiver.term().expires() + " by " + approval.approver() + " for "
                + approval.owner() + ": " + approval.reason() + ". Without the waiver: "
                + Known.written(verdict.status()) + ". " + verdict.reason();
        return new Verdict(
                verdict.rule(),
                Status.WAIVED,
                verdict.evidence(),
                verdict.measured(),
                reason,
                verdict.sampleSizeNeeded());
    }

    private void refuseUseless() {
        Problems problems = new Problems(PolicyException::new);
        for (Waiver waiver : policy.waivers()) {
            fault(waiver)
                    .ifPresent(message -> problems.add(
                            waiver.place(),
                            "the waiver of rule '" + waiver.rule() + "' " + message,
                            "Remove it; if the exception must last, agree on a new waiver."));
        }
        problems.throwIfAny();
    }

    private Optional<String> fault(Waiver waiver) {
        if (asOf.isAfter(waiver.term().expires())) {
            return Optional.of("expired on " + waiver.term().expires() + ", and this is judged for " + asOf);
        }
        if (asOf.isBefore(waiver.term().created())) {
            return Optional.of("starts on " + waiver.term().created() + ", and this is judged for " + asOf);
        }
        return used.contains(waiver)
                ? Optional.empty()
                : Optional.of("is not used: nothing in its scope failed, was inconclusive or was missing");
    }
}
