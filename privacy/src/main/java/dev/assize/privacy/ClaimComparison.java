package dev.assize.privacy;

import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.GroupTable;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import java.util.List;

/**
 * The claim and the measurement side by side, as ranges that hold epsilon: the claim has two ends, a measurement only
 * the lower one, because an attack that fails proves nothing.
 */
final class ClaimComparison {
    static final String CLAIMED = "claimed";
    static final String MEASURED = "measured by an attack";
    private static final String ONE_SIDED = "an attack bounds epsilon from below only";

    private ClaimComparison() {}

    /**
     * Makes the table, one row for each side; its columns are the lower and the upper end.
     *
     * @param id of the table
     * @param claim what the ledger claims
     * @param measured the lower bound of an attack, or why there is none
     */
    static GroupTable of(String id, PrivacyClaim claim, Evidence measured) {
        Scope scope = Scope.ALL.with("delta", claim.delta());
        List<GroupTable.Head> heads = List.of(
                new GroupTable.Head(ClaimEvidence.LOWER, Unit.NUMBER),
                new GroupTable.Head(ClaimEvidence.EPSILON, Unit.NUMBER));
        return new GroupTable(
                new EvidenceKey(id, scope),
                heads,
                List.of(
                        new GroupTable.Row(
                                CLAIMED,
                                claim.units(),
                                List.of(
                                        known(claim.bracket().lower()),
                                        known(claim.bracket().upper()))),
                        measured(measured)));
    }

    private static GroupTable.Row measured(Evidence found) {
        if (found instanceof MeasuredValue value) {
            List<GroupTable.Cell> cells =
                    List.of(new GroupTable.Known(value.estimate()), new GroupTable.Unknown(ONE_SIDED));
            return new GroupTable.Row(MEASURED, value.sampleSize(), cells);
        }
        GroupTable.Cell missing = new GroupTable.Unknown(((Undefined) found).reason());
        return new GroupTable.Row(MEASURED, 0, List.of(missing, missing));
    }

    private static GroupTable.Cell known(double value) {
        return new GroupTable.Known(Estimate.certain(value));
    }
}
