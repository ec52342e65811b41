package dev.assize.reports.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.assize.core.MeasuredValue;
import dev.assize.policies.Decide;
import dev.assize.policies.Limit;
import dev.assize.policies.Mode;
import dev.assize.policies.Severity;
import dev.assize.policies.Status;
import dev.assize.policies.Verdict;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** What one rule says; limits are texts, because {@code 0.80} in a policy is exactly that decimal. */
final class VerdictJson {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,100}(\\.[0-9]{1,100})?([eE][+-]?[0-9]{1,3})?");

    private VerdictJson() {}

    static JsonNode write(Verdict verdict) {
        return new JsonTree()
                .put("rule", writeRule(verdict.rule()))
                .put("status", verdict.status())
                .putIf("evidence", verdict.evidence(), key -> KeyJson.write(key).node())
                .putIf("measured", verdict.measured(), EvidenceJson::writeValue)
                .put("reason", verdict.reason())
                .putIf("sampleSizeNeeded", verdict.sampleSizeNeeded(), LongNode::valueOf)
                .node();
    }

    static Verdict read(JsonCursor at) {
        at.allow("rule", "status", "evidence", "measured", "reason", "sampleSizeNeeded");
        return new Verdict(
                at.get("rule", VerdictJson::readRule),
                at.oneOf("status", Status.class),
                at.optional("evidence", KeyJson::readAlone),
                at.optional("measured", VerdictJson::readMeasured),
                at.text("reason"),
                at.optional("sampleSizeNeeded", JsonCursor::whole));
    }

    private static MeasuredValue readMeasured(JsonCursor at) {
        String shape = at.text("shape");
        if (!shape.equals("value")) {
            throw at.fault(
                    "a rule judged evidence of the shape '" + shape + "'", "Rules judge only the shape 'value'.");
        }
        return EvidenceJson.readValue(at);
    }

    private static JsonNode writeRule(Verdict.RuleSummary rule) {
        return new JsonTree()
                .put("id", rule.id())
                .put("title", rule.title())
                .put("metric", rule.metric())
                .putIf("limit", rule.limit(), VerdictJson::writeLimit)
                .put("decide", writeDecide(rule.decide()))
                .put("mode", rule.mode())
                .put("severity", rule.severity())
                .put("source", rule.source())
                .putTexts("maps", rule.maps())
                .node();
    }

    private static Verdict.RuleSummary readRule(JsonCursor at) {
        at.allow("id", "title", "metric", "limit", "decide", "mode", "severity", "source", "maps");
        return new Verdict.RuleSummary(
                at.text("id"),
                at.text("title"),
                at.text("metric"),
                at.optional("limit", VerdictJson::readLimit),
                at.get("decide", VerdictJson::readDecide),
                at.oneOf("mode", Mode.class),
                at.oneOf("severity", Severity.class),
                at.text("source"),
                at.texts("maps"));
    }

    private static JsonNode writeLimit(Limit limit) {
        return new JsonTree()
                .putIf("atLeast", limit.atLeast(), VerdictJson::writeDecimal)
                .putIf("atMost", limit.atMost(), VerdictJson::writeDecimal)
                .node();
    }

    private static Limit readLimit(JsonCursor at) {
        at.allow("atLeast", "atMost");
        Optional<BigDecimal> atLeast = at.optional("atLeast", VerdictJson::readDecimal);
        return new Limit(atLeast, at.optional("atMost", VerdictJson::readDecimal));
    }

    private static JsonNode writeDecimal(BigDecimal decimal) {
        return TextNode.valueOf(decimal.toString());
    }

    private static BigDecimal readDecimal(JsonCursor at) {
        String text = at.text();
        if (!DECIMAL.matcher(text).matches()) {
            throw at.fault(
                    "'" + text + "' is not a decimal number", "Write a decimal in double quotes, such as \"0.80\".");
        }
        return new BigDecimal(text);
    }

    private static JsonNode writeDecide(Decide decide) {
        return new JsonTree()
                .put("by", decide.by())
                .put("confidence", decide.confidence())
                .put("correction", decide.correction())
                .node();
    }

    private static Decide readDecide(JsonCursor at) {
        at.allow("by", "confidence", "correction");
        return new Decide(
                at.oneOf("by", Decide.By.class),
                at.number("confidence"),
                at.oneOf("correction", Decide.Correction.class));
    }
}
