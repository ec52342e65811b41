package dev.assize.privacy.statement;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.privacy.accounting.GdpApproximation;
import dev.assize.privacy.mechanism.Phase;
import java.util.List;

/**
 * About what mechanisms spend, by the central limit: no guarantee, for information only.
 *
 * @param phases mechanisms and how often each is used
 * @param delta above 0 and below 1
 * @param epsilon about epsilon; the true one may be larger
 */
public record PrivacyEstimate(List<Phase> phases, double delta, double epsilon) {
    private static final String FORMAT = "assize-privacy-estimate";
    private static final int VERSION = 1;

    /** Copies the phases. */
    public PrivacyEstimate {
        phases = List.copyOf(phases);
    }

    /** Computes the estimate; knows Poisson-sampled Gaussians only. */
    public static PrivacyEstimate of(List<Phase> phases, double delta) {
        return new PrivacyEstimate(phases, delta, GdpApproximation.epsilon(phases, delta));
    }

    /** Returns the estimate as JSON, two spaces deep, with a line end; nothing in it is called an upper bound. */
    public String json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", FORMAT);
        root.put("version", VERSION);
        MechanismList.into(root, phases);
        root.put("delta", delta);
        root.put("accountant", "GDP");
        root.put("guarantee", false);
        root.put("epsilonApproximate", epsilon);
        return root.toPrettyString() + "\n";
    }
}
