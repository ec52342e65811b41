package dev.assize.reports.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.assize.core.Estimate;
import dev.assize.core.Fraction;
import dev.assize.core.Interval;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with their exact value, interval and uncertainty. */
final class EstimateJson {
    private static final Pattern FRACTION = Pattern.compile("(-?[0-9]{1,1000})/([0-9]{1,1000})");
    /** The value is the fraction rounded to double, after at most a few operations on doubles. */
    private static final double ROUNDING = 1e-9;

    private EstimateJson() {}

    static JsonNode write(Estimate estimate) {
        return new JsonTree()
                .put("value", estimate.value())
                .putIf("exact", estimate.exact(), exact -> TextNode.valueOf(exact.toString()))
                .putIf("interval", estimate.interval(), EstimateJson::writeInterval)
                .putIf("uncertainty", estimate.uncertainty(), UncertaintyJson::write)
                .node();
    }

    static Estimate read(JsonCursor at) {
        at.allow("value", "exact", "interval", "uncertainty");
        double value = at.number("value");
        Optional<Fraction> exact = at.optional("exact", EstimateJson::readFraction);
        exact.ifPresent(fraction -> {
            if (Math.abs(fraction.toDouble() - value) > ROUNDING * Math.max(1, Math.abs(value))) {
                throw at.fault(
                        "value " + value + " is not the exact fraction " + fraction,
                        "One of them was edited; write the report again with assize audit.");
            }
        });
        return new Estimate(
                value,
                exact,
                at.optional("interval", EstimateJson::readInterval),
                at.optional("uncertainty", UncertaintyJson::read));
    }

    private static JsonNode writeInterval(Interval interval) {
        return new JsonTree()
                .put("lower", interval.lower())
                .put("upper", interval.upper())
                .put("confidence", interval.confidence())
                .put("method", interval.method())
                .node();
    }

    private static Interval readInterval(JsonCursor at) {
        at.allow("lower", "upper", "confidence", "method");
        return new Interval(at.number("lower"), at.number("upper"), at.number("confidence"), at.text("method"));
    }

    private static Fraction readFraction(JsonCursor at) {
        String text = at.text();
        Matcher parts = FRACTION.matcher(text);
        if (!parts.matches()) {
            throw at.fault(
                    "'" + text + "' is not a fraction of whole numbers",
                    "Write numerator/denominator, for example 4/5, each of at most 1000 digits.");
        }
        return new Fraction(new BigInteger(parts.group(1)), new BigInteger(parts.group(2)));
    }
}
