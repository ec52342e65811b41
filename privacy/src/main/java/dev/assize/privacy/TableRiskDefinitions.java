package dev.assize.privacy;

import dev.assize.core.Definition;
import dev.assize.core.Definition.Range;
import java.util.List;
import java.util.Optional;

/** What the figures of table risk mean. */
final class TableRiskDefinitions {
    private static final String SWEENEY = "Sweeney, k-anonymity: a model for protecting privacy, 2002";
    private static final String DIVERSITY = "Machanavajjhala et al., l-diversity: privacy beyond k-anonymity, 2007";
    private static final String CLOSENESS = "Li, Li and Venkatasubramanian, t-closeness, 2007";
    private static final Range FROM_ONE = new Range(Optional.of(1.0), Optional.empty());

    private TableRiskDefinitions() {}

    static List<Definition> ofClasses() {
        return List.of(
                new Definition(
                        TableRiskEvidence.SMALLEST,
                        "Smallest equivalence class (k)",
                        "fewest records that agree in all quasi-identifiers",
                        Range.NOT_NEGATIVE,
                        "As large as possible; 1 means that somebody is unique",
                        SWEENEY),
                new Definition(
                        TableRiskEvidence.SMALL_SHARE,
                        "Records in small equivalence classes",
                        "part of records whose class has fewer than k records",
                        Range.UNIT,
                        "0; higher is worse",
                        SWEENEY),
                new Definition(
                        TableRiskEvidence.AVERAGE_RISK,
                        "Average re-identification risk",
                        "mean over records of 1 / class size, for one who knows that the person is in the table",
                        Range.UNIT,
                        "Near 0; higher is worse",
                        "El Emam and Dankar, Protecting privacy using k-anonymity, 2008, prosecutor risk"),
                new Definition(
                        TableRiskEvidence.UNIQUE,
                        "Unique records",
                        "part of records that no other record equals in all quasi-identifiers",
                        Range.UNIT,
                        "0; higher is worse",
                        SWEENEY),
                new Definition(
                        TableRiskEvidence.SUPPRESSION,
                        "Records to suppress for k-anonymity",
                        "part of records whose class has fewer than k records, by k",
                        Range.UNIT,
                        "0 at every k; higher is worse",
                        SWEENEY));
    }

    static List<Definition> ofConfidential() {
        return List.of(
                new Definition(
                        ConfidentialEvidence.DISTINCT,
                        "Different confidential values in a class (l)",
                        "fewest different values that a class has",
                        FROM_ONE,
                        "As large as possible; 1 means that whoever finds the class knows the value",
                        DIVERSITY),
                new Definition(
                        ConfidentialEvidence.ENTROPY,
                        "Entropy diversity",
                        "least over the classes of exp(-sum p ln p), p the parts of the values in the class",
                        FROM_ONE,
                        "As large as possible; 1 means that a class has one value only",
                        DIVERSITY),
                new Definition(
                        ConfidentialEvidence.CONFIDENCE,
                        "Confidence of disclosure",
                        "largest part that one value has in a class",
                        Range.UNIT,
                        "As in the whole table; 1 means certainty",
                        "Wong et al., (alpha, k)-anonymity, 2006"),
                new Definition(
                        ConfidentialEvidence.HOMOGENEOUS,
                        "Disclosed records",
                        "part of records in classes of one value only, which is known without finding the record",
                        Range.UNIT,
                        "0; higher is worse",
                        DIVERSITY));
    }

    static List<Definition> ofDistances() {
        return List.of(
                new Definition(
                        ConfidentialEvidence.CLOSENESS,
                        "Distance of a class from the table (t)",
                        "largest over the classes of sum |p - q| / 2, q the parts of the values in the table",
                        Range.UNIT,
                        "0; higher is worse",
                        CLOSENESS),
                new Definition(
                        ConfidentialEvidence.ORDERED,
                        "Distance of a class from the table, ordered",
                        "largest over the classes of the mean of |P(v) - Q(v)| over the values v but the last",
                        Range.UNIT,
                        "0; higher is worse",
                        CLOSENESS),
                new Definition(
                        ConfidentialEvidence.DELTA,
                        "Delta-disclosure",
                        "largest |log2(p / q)| over the values that a class has",
                        Range.NOT_NEGATIVE,
                        "0; higher is worse",
                        "Brickell and Shmatikov, The cost of privacy, 2008"),
                new Definition(
                        ConfidentialEvidence.BETA,
                        "Basic beta-likeness",
                        "largest (p - q) / q over the values that a class has",
                        Range.NOT_NEGATIVE,
                        "0; higher is worse",
                        "Cao and Karras, Publishing microdata with a robust privacy guarantee, 2012"));
    }
}
