package dev.assize.privacy.statement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.privacy.mechanism.Phase;
import java.util.List;

/** Mechanisms as JSON. */
final class MechanismList {
    private MechanismList() {}

    static void into(ObjectNode root, List<Phase> phases) {
        ArrayNode mechanisms = root.putArray("mechanisms");
        for (Phase phase : phases) {
            ObjectNode mechanism = mechanisms.addObject();
            mechanism.put("mechanism", phase.mechanism().id());
            mechanism.put("neighbors", phase.mechanism().neighbors().id());
            ObjectNode parameters = mechanism.putObject("parameters");
            phase.mechanism().parameters().forEach(parameters::put);
            mechanism.put("steps", phase.steps());
        }
    }
}
