package dev.assize.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Curve;
import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import dev.assize.core.Fraction;
import dev.assize.core.MeasuredValue;
import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import dev.assize.core.Undefined;
import java.util.List;
import java.util.Map;
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

        assertThat(defined).isSorted().doesNotHaveDuplicates().hasSize(25);
        assertThat(PrivacyCheck.run(PrivacyInputs.NONE, PrivacyOptions.defaults()))
                .extracting(e -> e.key().id())
                .containsExactlyInAnyOrderElementsOf(defined);
    }

    @Test
    void comparesPeopleByBand_whenBandsAreGiven() {
        var ages = PrivacyInputs.NONE.withTable(Table.of(List.of(NumericColumn.of("age", 20, 24, 31, 38, 33))));
        PrivacyOptions exact = PrivacyOptions.defaults().withQuasiIdentifiers(List.of("age"));

        assertThat(value(ages, exact, "privacy.unique_records[quasi_identifiers=age]")
                        .estimate()
                        .exact())
                .hasValue(Fraction.of(1, 1));
        assertThat(value(
                                ages,
                                exact.withBands(Map.of("age", 10.0)),
                                "privacy.smallest_equivalence_class[quasi_identifiers=age by 10]")
                        .estimate()
                        .value())
                .isEqualTo(2);
    }

    @Test
    void drawsWhatSuppressionCosts() {
        var inputs = PrivacyInputs.NONE.withTable(PEOPLE); // classes of 2, 1 and 2

        Curve curve = (Curve) in(inputs, KNOWN, "privacy.suppression_for_k[quasi_identifiers=sex, area]");

        assertThat(curve.series().get(0).points())
                .extracting(Curve.Point::x, point -> point.estimate().exact().orElseThrow())
                .startsWith(
                        tuple(2.0, Fraction.of(1, 5)), tuple(3.0, Fraction.of(1, 1)), tuple(5.0, Fraction.of(1, 1)));
    }

    @Test
    void measuresWhatIsLearnedOfAConfidentialColumn() {
        PrivacyOptions options =
                PrivacyOptions.defaults().withQuasiIdentifiers(List.of("sex")).withConfidential(List.of("area", "pay"));
        Table table = Table.of(
                List.of(PEOPLE.column("sex"), PEOPLE.column("area"), NumericColumn.of("pay", 1, 2, 3, 3, Double.NaN)));
        var inputs = PrivacyInputs.NONE.withTable(table); // f: x x y and m: x x

        String area = "[confidential=area, quasi_identifiers=sex]";
        assertThat(number(inputs, options, "privacy.distinct_values_in_class" + area))
                .isEqualTo(1);
        assertThat(number(inputs, options, "privacy.entropy_diversity" + area)).isEqualTo(1);
        assertThat(number(inputs, options, "privacy.disclosure_confidence" + area))
                .isEqualTo(1);
        assertThat(number(inputs, options, "privacy.disclosed_records" + area)).isEqualTo(0.4);
        assertThat(number(inputs, options, "privacy.class_distance" + area))
                .isCloseTo(0.2, within(1e-12)); // m: 1 - 4/5
        assertThat(number(inputs, options, "privacy.beta_likeness" + area))
                .isCloseTo(2.0 / 3, within(1e-12)); // y of f: 1/3 against 1/5
        assertThat(number(inputs, options, "privacy.delta_disclosure" + area))
                .isCloseTo(Math.log(5.0 / 3) / Math.log(2), within(1e-12));
        assertThat(undefined(inputs, options, "privacy.class_distance_ordered" + area))
                .extracting(Undefined::cause, Undefined::reason)
                .containsExactly(Undefined.Cause.NOT_APPLICABLE, "column 'area' holds categories, which have no order");
        assertThat(undefined(inputs, options, "privacy.class_distance_ordered[confidential=pay, quasi_identifiers=sex]")
                        .reason())
                .isEqualTo("column 'pay' has missing cells, which have no place in an order");
    }

    @Test
    void saysThatNothingConfidentialWasNamed() {
        var inputs = PrivacyInputs.NONE.withTable(PEOPLE);

        assertThat(undefined(inputs, KNOWN, "privacy.distinct_values_in_class[quasi_identifiers=sex, area]"))
                .extracting(Undefined::cause, Undefined::reason)
                .containsExactly(Undefined.Cause.NOT_COMPUTED, "no confidential columns were named in the options");
    }

    @Test
    void staysUndefined_whenTheTableIsTooLarge() {
        assertThat(undefined(
                                PrivacyInputs.NONE.withoutTable("more people than are counted"),
                                KNOWN,
                                "privacy.disclosed_records[quasi_identifiers=sex, area]")
                        .reason())
                .isEqualTo("more people than are counted");
    }

    @Test
    void refusesColumnsThatContradictEachOther() {
        var options = KNOWN.withConfidential(List.of("sex", "pay")).withBands(Map.of("area", 2.0, "zip", 1.0));

        assertThatExceptionOfType(PrivacyException.class)
                .isThrownBy(() -> PrivacyCheck.ofTable(PEOPLE, options))
                .withMessage("""
                        checks: privacy: column 'sex' is both a quasi-identifier and confidential
                          What an outsider knows already cannot be learned; name it once.
                        checks: privacy: confidential column 'pay' is not a column
                          Known: area, sex.
                        checks: privacy: bands are given for 'area', which holds categories
                          Only numbers fall into bands; take the line out.
                        checks: privacy: bands are given for 'zip'
                          Known: area, sex.""");
        assertThatExceptionOfType(PrivacyException.class)
                .isThrownBy(() -> PrivacyCheck.ofTable(
                        PEOPLE, KNOWN.withQuasiIdentifiers(List.of()).withConfidential(List.of("sex"))))
                .withMessage("""
                        checks: privacy: there are no quasiIdentifiers
                          Name the columns that an outsider may know; nobody is found by none.""");
    }

    @Test
    void countsOnlyTheTable_whenAskedForThat() {
        assertThat(PrivacyCheck.ofTable(PEOPLE, KNOWN.withConfidential(List.of())))
                .hasSize(13)
                .allMatch(evidence -> evidence.key().scope().parameters().containsKey("quasi_identifiers"));
    }

    private static double number(PrivacyInputs inputs, PrivacyOptions options, String key) {
        return value(inputs, options, key).estimate().value();
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
