package dev.assize.privacy.ledger;

import dev.assize.core.Digest;
import dev.assize.core.InputException;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import java.util.List;

/** A ledger cannot be read, was edited, or is about other data. */
public final class LedgerException extends InputException {
    private static final long serialVersionUID = 1L;

    /** Makes the exception of one or more problems. */
    public LedgerException(List<Problem> problems) {
        super(problems, null);
    }

    LedgerException(Problem problem, Throwable cause) {
        super(List.of(problem), cause);
    }

    static LedgerException otherData(String source, Digest first, Digest other) {
        return new LedgerException(List.of(new Problem(
                Place.of(source),
                "an entry is about the data " + other + ", the entries before about " + first,
                "A ledger holds the uses of one data set; keep one ledger for each.")));
    }

    static LedgerException otherGuarantee(String source, String first, String other) {
        return new LedgerException(List.of(new Problem(
                Place.of(source),
                "an entry protects " + other + ", the entries before " + first,
                "Budgets of different units or neighbors do not add up; keep one ledger for each.")));
    }
}
