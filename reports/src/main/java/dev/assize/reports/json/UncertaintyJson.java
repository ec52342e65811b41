package dev.assize.reports.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import dev.assize.core.Counts;
import dev.assize.core.Uncertainty;
import dev.assize.core.Uncertainty.OfDifference;
import dev.assize.core.Uncertainty.OfLargest;
import dev.assize.core.Uncertainty.OfMean;
import dev.assize.core.Uncertainty.OfRate;
import dev.assize.core.Uncertainty.OfRatio;
import dev.assize.core.Uncertainty.OfSmallest;
import dev.assize.core.Uncertainty.OfSmallestRatio;
import dev.assize.core.Uncertainty.OfStandardError;
import dev.assize.core.Uncertainty.OfWidestGap;
import java.util.List;
import java.util.Optional;

/** What intervals are made from; the key {@code of} says which kind. */
final class UncertaintyJson {
    private UncertaintyJson() {}

    static JsonNode write(Uncertainty uncertainty) {
        if (uncertainty instanceof OfRate rate) {
            return kind("rate").put("counts", writeCounts(rate.counts())).node();
        }
        if (uncertainty instanceof OfRatio ratio) {
            return kind("ratio")
                    .put("numerator", writeCounts(ratio.numerator()))
                    .put("denominator", writeCounts(ratio.denominator()))
                    .node();
        }
        if (uncertainty instanceof OfDifference difference) {
            return kind("difference")
                    .put("minuend", writeCounts(difference.minuend()))
                    .put("subtrahend", writeCounts(difference.subtrahend()))
                    .node();
        }
        if (uncertainty instanceof OfStandardError error) {
            return writeError(error);
        }
        return writeExtreme(uncertainty);
    }

    static Uncertainty read(JsonCursor at) {
        String kind = at.text("of");
        return switch (kind) {
            case "rate" -> readRate(at);
            case "ratio" -> readRatio(at);
            case "difference" -> readDifference(at);
            case "widest_gap" -> new OfWidestGap(readGroups(at));
            case "smallest_ratio" -> new OfSmallestRatio(readGroups(at));
            case "largest" -> new OfLargest(readParts(at));
            case "mean" -> new OfMean(readParts(at));
            case "smallest" -> new OfSmallest(readParts(at));
            case "standard_error" -> readError(at);
            default ->
                throw at.fault(
                        "unknown kind of uncertainty '" + kind + "'",
                        "Known: difference, largest, mean, rate, ratio, smallest, smallest_ratio, standard_error, widest_gap.");
        };
    }

    private static JsonNode writeExtreme(Uncertainty uncertainty) {
        if (uncertainty instanceof OfWidestGap gap) {
            return kind("widest_gap")
                    .putAll("groups", gap.groups(), UncertaintyJson::writeCounts)
                    .node();
        }
        if (uncertainty instanceof OfSmallestRatio ratio) {
            return kind("smallest_ratio")
                    .putAll("groups", ratio.groups(), UncertaintyJson::writeCounts)
                    .node();
        }
        if (uncertainty instanceof OfLargest largest) {
            return kind("largest")
                    .putAll("parts", largest.parts(), UncertaintyJson::write)
                    .node();
        }
        if (uncertainty instanceof OfMean mean) {
            return kind("mean")
                    .putAll("parts", mean.parts(), UncertaintyJson::write)
                    .node();
        }
        List<Uncertainty> parts = ((OfSmallest) uncertainty).parts();
        return kind("smallest").putAll("parts", parts, UncertaintyJson::write).node();
    }

    private static JsonNode writeError(OfStandardError error) {
        return kind("standard_error")
                .put("estimate", error.estimate())
                .put("standardError", error.standardError())
                .putIf("degrees", finite(error.degrees()), DoubleNode::valueOf)
                .putIf("least", finite(error.least()), DoubleNode::valueOf)
                .putIf("most", finite(error.most()), DoubleNode::valueOf)
                .node();
    }

    private static Uncertainty readRate(JsonCursor at) {
        at.allow("of", "counts");
        return new OfRate(at.get("counts", UncertaintyJson::readCounts));
    }

    private static Uncertainty readRatio(JsonCursor at) {
        at.allow("of", "numerator", "denominator");
        return new OfRatio(
                at.get("numerator", UncertaintyJson::readCounts), at.get("denominator", UncertaintyJson::readCounts));
    }

    private static Uncertainty readDifference(JsonCursor at) {
        at.allow("of", "minuend", "subtrahend");
        return new OfDifference(
                at.get("minuend", UncertaintyJson::readCounts), at.get("subtrahend", UncertaintyJson::readCounts));
    }

    private static Uncertainty readError(JsonCursor at) {
        at.allow("of", "estimate", "standardError", "degrees", "least", "most");
        return new OfStandardError(
                at.number("estimate"),
                at.number("standardError"),
                at.optional("degrees", JsonCursor::number).orElse(Double.POSITIVE_INFINITY),
                at.optional("least", JsonCursor::number).orElse(Double.NEGATIVE_INFINITY),
                at.optional("most", JsonCursor::number).orElse(Double.POSITIVE_INFINITY));
    }

    private static List<Counts> readGroups(JsonCursor at) {
        at.allow("of", "groups");
        return at.list("groups", UncertaintyJson::readCounts);
    }

    private static List<Uncertainty> readParts(JsonCursor at) {
        at.allow("of", "parts");
        return at.list("parts", UncertaintyJson::read);
    }

    private static JsonNode writeCounts(Counts counts) {
        return new JsonTree()
                .put("name", counts.name())
                .putWhole("hits", counts.hits())
                .putWhole("rows", counts.rows())
                .node();
    }

    private static Counts readCounts(JsonCursor at) {
        at.allow("name", "hits", "rows");
        return new Counts(at.text("name"), at.whole("hits"), at.whole("rows"));
    }

    private static JsonTree kind(String name) {
        return new JsonTree().put("of", name);
    }

    private static Optional<Double> finite(double bound) {
        return Double.isFinite(bound) ? Optional.of(bound) : Optional.empty();
    }
}
