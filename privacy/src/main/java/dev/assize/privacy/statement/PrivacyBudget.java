package dev.assize.privacy.statement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.privacy.accounting.EpsilonBracket;
import dev.assize.privacy.mechanism.Phase;
import java.util.List;

/**
 * What mechanisms spend together: (epsilon, delta) differential privacy, with epsilon from both sides.
 *
 * @param phases mechanisms and how often each is used
 * @param delta above 0 and below 1
 * @param epsilon from both sides; the upper one is the guarantee
 */
public record PrivacyBudget(List<Phase> phases, double delta, EpsilonBracket epsilon) {
    private static final String FORMAT = "assize-privacy-budget";
    private static final int VERSION = 1;

    /** Copies the phases. */
    public PrivacyBudget {
        phases = List.copyOf(phases);
    }

    /** Returns the budget as JSON, two spaces deep, with a line end; epsilon stands in {@code epsilonUpper}. */
    public String json() {
        return node().toPrettyString() + "\n";
    }

    ObjectNode node() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", FORMAT);
        root.put("version", VERSION);
        ArrayNode mechanisms = root.putArray("mechanisms");
        for (Phase phase : phases) {
            ObjectNode mechanism = mechanisms.addObject();
            mechanism.put("mechanism", phase.mechanism().id());
            mechanism.put("neighbors", phase.mechanism().neighbors().id());
            ObjectNode parameters = mechanism.putObject("parameters");
            phase.mechanism().parameters().forEach(parameters::put);
            mechanism.put("steps", phase.steps());
        }
        root.put("delta", delta);
        root.put("accountant", epsilon.accountant());
        root.put("epsilonLower", epsilon.lower());
        root.put("epsilonUpper", epsilon.upper());
        return root;
    }
}
