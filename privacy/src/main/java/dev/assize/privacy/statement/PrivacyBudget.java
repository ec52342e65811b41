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
        return json(List.of());
    }

    /** Returns the budget as JSON with warnings in words, if there are any. */
    public String json(List<String> warnings) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", FORMAT);
        root.put("version", VERSION);
        MechanismList.into(root, phases);
        root.put("delta", delta);
        root.put("accountant", epsilon.accountant());
        root.put("epsilonLower", epsilon.lower());
        root.put("epsilonUpper", epsilon.upper());
        if (!warnings.isEmpty()) {
            ArrayNode list = root.putArray("warnings");
            warnings.forEach(list::add);
        }
        return root.toPrettyString() + "\n";
    }
}
