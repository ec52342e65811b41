package dev.assize.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import dev.assize.core.Fraction;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Table;
import dev.assize.core.Undefined;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PrivacyCheckTest {
    private static final Table PEOPLE = Table.of(List.of(
            CategoricalColumn.ofTexts("sex", List.of("f", "f", "f", "m", "m")),
            CategoricalColumn.ofTexts("area", List.of("x", "x", "y", "x", "x"))));
    private static final PrivacyOptions KNOWN = PrivacyOptions.defaults()
            .withQuasiIdentifiers(List.of("sex", "area"))
            .withSmallClass(2);

    @Test
    void claimsNothing_whenTrainingHadNoGuarantee() {
        Undefined epsilon = undefined(
                PrivacyInputs.NONE.withRecord(Optional.empty()), PrivacyOptions.defaults(), "privacy.epsilon");

        // NO_VALUE, not NOT_APPLICABLE: a rule that demands a budget must not be passed over.
        assertThat(epsilon.cause()).isEqualTo(Undefined.Cause.NO_VALUE);
        assertThat(epsilon.reason())
                .isEqualTo(
                        "not trained privately: the model was trained without a guarantee, so no finite epsilon holds");
    }

    @Test
    void saysWhyThereIsNoClaim_whenThereIsNoRecord() {
        assertThat(undefined(PrivacyInputs.NONE, PrivacyOptions.defaults(), "privacy.epsilon")
                        .reason())
                .isEqualTo("there is no model here, only its decisions, and so no training record");
        assertThat(undefined(PrivacyInputs.NONE.withUnknownTraining(), PrivacyOptions.defaults(), "privacy.epsilon")
                        .reason())
                .isEqualTo("the model came without a training record, so nothing is known of a privacy guarantee");
    }

    @Test
    void attacks_whenThereAreLosses() {
        SplittableRandom random = new SplittableRandom(3L);
        double[] members = random.doubles(300).map(u -> u * 0.8).toArray();
        double[] others = random.doubles(200).toArray();
        var inputs = PrivacyInputs.NONE.withLosses(MembershipLosses.of(members, others));

        MeasuredValue auc = value(inputs, PrivacyOptions.defaults(), "privacy.membership_auc");
        MeasuredValue tpr = value(inputs, PrivacyOptions.defaults(), "privacy.membership_tpr_at_1pct_fpr");
        MeasuredValue advantage = value(inputs, PrivacyOptions.defaults(), "privacy.membership_advantage");

        assertThat(auc.estimate().value()).isCloseTo(0.6, within(0.1)); // P(0.8 U < V) = 0.6; four standard errors
        assertThat(auc.estimate().interval().orElseThrow().lower()).isGreaterThan(0.5);
        assertThat(auc.sampleSize()).isEqualTo(500);
        assertThat(tpr.estimate().interval().orElseThrow().method()).isEqualTo("Clopper-Pearson");
        assertThat(tpr.sampleSize()).isEqualTo(300);
        assertThat(advantage.estimate().interval().orElseThrow().method()).isEqualTo("Newcombe");
        assertThat(advantage.estimate().value()).isCloseTo(0.1, within(0.19)); // four standard errors
    }

    @Test
    void isNotApplicable_whenThereIsNoModel() {
        for (String id : List.of("membership_auc", "membership_tpr_at_1pct_fpr", "membership_advantage")) {
            Undefined attack = undefined(PrivacyInputs.NONE, PrivacyOptions.defaults(), "privacy." + id);
            assertThat(attack.cause()).isEqualTo(Undefined.Cause.NOT_APPLICABLE);
            assertThat(attack.reason())
                    .isEqualTo(
                            "the attack needs a model's losses on training rows and on held-out rows; there is no model");
        }
    }

    @Test
    void hasNoValue_whenTheTrainingRowsOfAModelAreNotKnown() {
        var inputs = PrivacyInputs.NONE.withRecord(Optional.empty()).withoutLosses("nobody knows the rows");

        Undefined attack = undefined(inputs, PrivacyOptions.defaults(), "privacy.membership_auc");

        // NO_VALUE, not NOT_APPLICABLE: a model with unknown training rows must not be passed over.
        assertThat(attack.cause()).isEqualTo(Undefined.Cause.NO_VALUE);
        assertThat(attack.reason()).isEqualTo("nobody knows the rows");
    }

    @Test
    void isUndefined_whenThereAreTooFewRows() {
        var few = PrivacyInputs.NONE.withLosses(MembershipLosses.of(new double[9], new double[500]));
        var coarse = PrivacyInputs.NONE.withLosses(MembershipLosses.of(new double[50], new double[99]));

        assertThat(undefined(few, PrivacyOptions.defaults(), "privacy.membership_auc")
                        .reason())
                .isEqualTo("9 members and 500 non-members are too few for the attack; it needs 10 of each");
        assertThat(undefined(coarse, PrivacyOptions.defaults(), "privacy.membership_tpr_at_1pct_fpr")
                        .reason())
                .isEqualTo("99 non-members do not resolve a false positive rate of 1 %; 100 are needed");
        assertThat(value(coarse, PrivacyOptions.defaults(), "privacy.membership_auc")
                        .estimate()
                        .value())
                .isEqualTo(0.5);
    }

    @Test
    void countsClasses_whenQuasiIdentifiersAreNamed() {
        var inputs = PrivacyInputs.NONE.withTable(PEOPLE); // classes fx 2, fy 1, mx 2

        assertThat(value(inputs, KNOWN, "privacy.smallest_equivalence_class[quasi_identifiers=sex, area]")
                        .estimate()
                        .exact())
                .hasValue(Fraction.of(1, 1));
        assertThat(value(inputs, KNOWN, "privacy.records_in_small_classes[k=2, quasi_identifiers=sex, area]")
                        .estimate()
                        .exact())
                .hasValue(Fraction.of(1, 5));
        assertThat(value(inputs, KNOWN, "privacy.average_reidentification_risk[quasi_identifiers=sex, area]")
                        .estimate()
                        .exact())
                .hasValue(Fraction.of(3, 5));
    }

    @Test
    void saysWhyThereAreNoClasses() {
        assertThat(undefined(PrivacyInputs.NONE, PrivacyOptions.defaults(), "privacy.smallest_equivalence_class")
                        .cause())
                .isEqualTo(Undefined.Cause.NOT_COMPUTED);
        String key = "privacy.smallest_equivalence_class[quasi_identifiers=sex, area]";
        assertThat(undefined(PrivacyInputs.NONE, KNOWN, key).reason())
                .isEqualTo("there is no table whose records could be counted");
        assertThat(undefined(PrivacyInputs.NONE.withTable(PEOPLE.select(new int[0])), KNOWN, key)
                        .reason())
                .isEqualTo("the table has 0 records, so there are no classes");
    }

    @Test
    void reportsAllProblemsTogether_whenOptionsDoNotFit() {
        var options = PrivacyOptions.defaults()
                .withQuasiIdentifiers(List.of("sexx", "zip"))
                .withSmallClass(1);

        assertThatExceptionOfType(PrivacyException.class)
                .isThrownBy(() -> PrivacyCheck.run(PrivacyInputs.NONE.withTable(PEOPLE), options))
                .withMessage("""
                        checks: privacy: quasi-identifier 'sexx' is not a column
                          Did you mean 'sex'? Known: area, sex.
                        checks: privacy: quasi-identifier 'zip' is not a column
                          Known: area, sex.
                        checks: privacy: smallClass is 1
                          Allowed are 2 and more; every class has at least 1 record.""");
    }

    @Test
    void definesEveryId() {
        List<String> defined =
                PrivacyCheck.definitions().stream().map(Definition::id).toList();

        assertThat(defined).isSorted().doesNotHaveDuplicates().hasSize(14);
        assertThat(PrivacyCheck.run(PrivacyInputs.NONE, PrivacyOptions.defaults()))
                .extracting(e -> e.key().id())
                .containsExactlyInAnyOrderElementsOf(defined);
    }

    private static MeasuredValue value(PrivacyInputs inputs, PrivacyOptions options, String key) {
        return (MeasuredValue) in(inputs, options, key);
    }

    private static Undefined undefined(PrivacyInputs inputs, PrivacyOptions options, String key) {
        return (Undefined) in(inputs, options, key);
    }

    private static Evidence in(PrivacyInputs inputs, PrivacyOptions options, String key) {
        List<Evidence> all = PrivacyCheck.run(inputs, options);
        return all.stream()
                .filter(e -> e.key().toString().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + key + " among " + all));
    }
}
