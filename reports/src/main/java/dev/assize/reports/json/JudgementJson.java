package dev.assize.reports.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.policies.ExitCode;
import dev.assize.policies.Judgement;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a policy says of all evidence. */
final class JudgementJson {
    private JudgementJson() {}

    static JsonNode write(Judgement judgement) {
        return new JsonTree()
                .put("policy", judgement.policy())
                .put("policyVersion", judgement.policyVersion())
                .put("asOf", judgement.asOf())
                .putAll("verdicts", judgement.verdicts(), VerdictJson::write)
                .putWhole("exitCode", judgement.exitCode().code())
                .node();
    }

    static Judgement read(JsonCursor at) {
        at.allow("policy", "policyVersion", "asOf", "verdicts", "exitCode");
        return new Judgement(
                at.text("policy"),
                at.text("policyVersion"),
                at.text("asOf"),
                at.list("verdicts", VerdictJson::read),
                at.get("exitCode", JudgementJson::readExitCode));
    }

    private static ExitCode readExitCode(JsonCursor at) {
        long code = at.whole();
        return Stream.of(ExitCode.values())
                .filter(known -> known.code() == code)
                .findFirst()
                .orElseThrow(() -> at.fault("unknown exit code " + code, "Known: " + codes() + "."));
    }

    private static String codes() {
        int[] codes =
                Stream.of(ExitCode.values()).mapToInt(ExitCode::code).sorted().toArray();
        return String.join(", ", IntStream.of(codes).mapToObj(Integer::toString).toList());
    }
}
