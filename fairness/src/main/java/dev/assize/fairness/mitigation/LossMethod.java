package dev.assize.fairness.mitigation;

import java.util.stream.IntStream;

/** Something about groups of rows is added to the loss of a training. */
public sealed interface LossMethod extends MitigationMethod permits PenaltyMethod, AdversaryMethod {
    /** Returns what is compared between groups. */
    ReductionConstraint constraint();

    /** Returns how many events there are: kinds of rows over which rates are compared. */
    default int events() {
        return constraint().events();
    }

    /** Returns the cell of each row: {@code event * groups + group}, or -1 for a row that is in no event. */
    default int[] cells(LabelledRows rows) {
        Groups groups = rows.groups();
        return IntStream.range(0, rows.rows())
                .map(row -> {
                    int event = constraint().eventOf(rows.label(row));
                    return event < 0 ? -1 : event * groups.names().size() + groups.codeOf(row);
                })
                .toArray();
    }
}
