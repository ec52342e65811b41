package dev.assize.privacy;

import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import dev.assize.core.Problem;
import dev.assize.core.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs the privacy checks: the claim of the training record, the membership attack, the risk of the table. */
public final class PrivacyCheck {
    private PrivacyCheck() {}

    /**
     * Returns all evidence; what cannot be measured is undefined with the reason.
     *
     * @throws PrivacyException if the options name columns that do not exist
     */
    public static List<Evidence> run(PrivacyInputs inputs, PrivacyOptions options) {
        List<Problem> problems = options.problems(inputs.table());
        if (!problems.isEmpty()) {
            throw new PrivacyException(problems);
        }
        return Stream.of(
                        ClaimEvidence.of(inputs),
                        MembershipEvidence.of(inputs.losses()),
                        TableRiskEvidence.of(inputs, options))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Returns the evidence about a table alone: whom it exposes, and what it discloses about them.
     *
     * @throws PrivacyException if the options name columns that do not exist
     */
    public static List<Evidence> ofTable(Table table, PrivacyOptions options) {
        List<Problem> problems = options.problems(Optional.of(table));
        if (!problems.isEmpty()) {
            throw new PrivacyException(problems);
        }
        return TableRiskEvidence.of(PrivacyInputs.NONE.withTable(table), options);
    }

    /** Returns the definition of every id that {@link #run} can emit, in the order of the ids. */
    public static List<Definition> definitions() {
        return Stream.of(
                        ClaimDefinitions.all(),
                        MembershipEvidence.definitions(),
                        TableRiskDefinitions.ofClasses(),
                        TableRiskDefinitions.ofConfidential(),
                        TableRiskDefinitions.ofDistances())
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Definition::id))
                .toList();
    }
}
