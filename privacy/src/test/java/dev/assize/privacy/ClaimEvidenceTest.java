package dev.assize.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Counts;
import dev.assize.core.Digest;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.GroupTable;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Undefined;
import dev.assize.privacy.accounting.Accounting;
import dev.assize.privacy.ledger.DataAccess;
import dev.assize.privacy.ledger.Ledger;
import dev.assize.privacy.ledger.LedgerEntry;
import dev.assize.privacy.ledger.NoiseOrigin;
import dev.assize.privacy.ledger.ProtectedUnit;
import dev.assize.privacy.mechanism.SampledGaussian;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClaimEvidenceTest {
    private static final SampledGaussian STEP = new SampledGaussian(0.01, 1.1);

    private static final String MEASURED = "privacy.epsilon_measured[delta=0.00001]";

    private static Ledger ledger(boolean secret) {
        DataAccess access = new DataAccess(
                Digest.of("data"), ProtectedUnit.ROW, OptionalDouble.of(1), new NoiseOrigin("a source", secret));
        return Ledger.empty().append(new LedgerEntry("training", STEP, 1000, access));
    }

    private static PrivacyInputs claimed(double delta) {
        return PrivacyInputs.NONE.withRecord(Optional.of(PrivacyClaim.of(ledger(true), delta, 30_000)));
    }

    private static Evidence find(PrivacyInputs inputs, String key) {
        return PrivacyCheck.run(inputs, PrivacyOptions.defaults()).stream()
                .filter(evidence -> evidence.key().toString().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static double value(PrivacyInputs inputs, String key) {
        return ((MeasuredValue) find(inputs, key)).estimate().value();
    }

    @Test
    void claimsBothSidesOfEpsilon_withUnitSourceAndUses() {
        PrivacyInputs inputs = claimed(1e-5);
        var account = Accounting.epsilon(ledger(true), 1e-5);
        MeasuredValue epsilon = (MeasuredValue) find(inputs, "privacy.epsilon[delta=0.00001]");

        assertThat(epsilon.estimate().value()).isEqualTo(account.upper());
        assertThat(epsilon.estimate().interval()).isEmpty();
        assertThat(epsilon.method())
                .isEqualTo("claimed by the privacy ledger; protects one row, one more or one less; accountant "
                        + account.accountant());
        assertThat(value(inputs, "privacy.epsilon_lower[delta=0.00001]")).isEqualTo(account.lower());
        assertThat(value(inputs, "privacy.noise_secret")).isEqualTo(1);
        assertThat(((MeasuredValue) find(inputs, "privacy.noise_secret")).method())
                .isEqualTo("source of the noise: a source");
        assertThat(value(inputs, "privacy.protected_units")).isEqualTo(30_000);
        assertThat(value(inputs, "privacy.sampled_steps")).isEqualTo(1000);
        assertThat(((MeasuredValue) find(inputs, "privacy.sampled_steps")).method())
                .isEqualTo(STEP.words() + ", 1000 steps");
    }

    @Test
    void warns_whenDeltaIsOneOverTheRecordsOrMore() {
        assertThat(((MeasuredValue) find(claimed(1e-4), "privacy.epsilon[delta=0.0001]")).method())
                .endsWith("; delta is not below 1 / 30000, so that whole records may be given away");
    }

    @Test
    void holds_whenMembersLookLikeOthers() {
        double[] losses = IntStream.range(0, 2000).mapToDouble(i -> i / 2000.0).toArray();
        PrivacyInputs inputs = claimed(1e-5).withLosses(MembershipLosses.of(losses, losses));

        assertThat(value(inputs, "privacy.epsilon_measured[delta=0.00001]")).isZero();
        assertThat(value(inputs, "privacy.epsilon_holds[delta=0.00001]")).isEqualTo(1);
    }

    @Test
    void isRefuted_whenTheAttackSeparatesMembers() {
        double[] members = IntStream.range(0, 2000).mapToDouble(i -> i / 1e6).toArray();
        double[] others = IntStream.range(0, 2000).mapToDouble(i -> 1 + i).toArray();
        PrivacyInputs inputs = claimed(1e-5).withLosses(MembershipLosses.of(members, others));

        // on the half of the rows that is tried: 1000 of 1000 against 0 of 1000
        double expected = MeasuredEpsilon.of(new Counts("in", 1000, 1000), new Counts("out", 0, 1000), 1e-5);
        assertThat(value(inputs, "privacy.epsilon_measured[delta=0.00001]")).isCloseTo(expected, within(1e-12));
        assertThat(value(inputs, "privacy.epsilon_measurable[delta=0.00001]")).isCloseTo(expected, within(1e-12));
        assertThat(expected).isGreaterThan(5);
        assertThat(value(inputs, "privacy.epsilon_holds[delta=0.00001]")).isZero();
        assertThat(method(inputs, "privacy.epsilon_holds[delta=0.00001]"))
                .isEqualTo("1 if the measured lower bound is at most the claimed epsilon");
    }

    /** An attack has a direction: a training that gives members away by high losses leaks as much. */
    @Test
    void isRefuted_whenMembersHaveTheHigherLosses() {
        double[] members = IntStream.range(0, 2000).mapToDouble(i -> 1 + i).toArray();
        double[] others = IntStream.range(0, 2000).mapToDouble(i -> i / 1e6).toArray();
        PrivacyInputs inputs = claimed(1e-5).withLosses(MembershipLosses.of(members, others));

        assertThat(value(inputs, "privacy.epsilon_measured[delta=0.00001]")).isGreaterThan(5);
        assertThat(value(inputs, "privacy.epsilon_holds[delta=0.00001]")).isZero();
    }

    @Test
    void saysThatTheCheckCannotFail_whenThereAreTooFewRows() {
        double[] losses = IntStream.range(0, 20).mapToDouble(i -> i).toArray();
        PrivacyInputs inputs = claimed(1e-5).withLosses(MembershipLosses.of(losses, losses));

        // ten of ten against none of ten: at least 0.6915 by Clopper and Pearson (1 - 0.025^(1/10)), so at most ln 2.24
        assertThat(value(inputs, "privacy.epsilon_measurable[delta=0.00001]"))
                .isCloseTo(Math.log(0.6915 / 0.3085), within(1e-3));
        assertThat(value(inputs, "privacy.epsilon[delta=0.00001]")).isGreaterThan(0.9);
        assertThat(method(inputs, "privacy.epsilon_holds[delta=0.00001]"))
                .isEqualTo("1 if the measured lower bound is at most the claimed epsilon; on so few rows no attack can "
                        + "refute this claim");
    }

    @Test
    void measuresNothing_whenAllLossesAreEqual() {
        PrivacyInputs inputs = claimed(1e-5).withLosses(MembershipLosses.of(new double[500], new double[500]));

        assertThat(value(inputs, "privacy.epsilon_measured[delta=0.00001]")).isZero();
        assertThat(value(inputs, "privacy.epsilon_holds[delta=0.00001]")).isEqualTo(1);
    }

    @Test
    void doesNotDependOnTheOrderOfRows() {
        double[] members =
                new SplittableRandom(5L).doubles(300).map(u -> u * u * u * u).toArray();
        double[] others = new SplittableRandom(6L).doubles(300).toArray();
        double[] turned =
                IntStream.range(0, 300).mapToDouble(i -> members[299 - i]).toArray();

        assertThat(value(claimed(1e-5).withLosses(MembershipLosses.of(turned, others)), MEASURED))
                .isEqualTo(value(claimed(1e-5).withLosses(MembershipLosses.of(members, others)), MEASURED))
                .isGreaterThan(0);
    }

    private static String method(PrivacyInputs inputs, String key) {
        return ((MeasuredValue) find(inputs, key)).method();
    }

    @Test
    void putsClaimAndMeasurementSideBySide() {
        double[] losses = IntStream.range(0, 2000).mapToDouble(i -> i / 2000.0).toArray();
        PrivacyInputs inputs = claimed(1e-5).withLosses(MembershipLosses.of(losses, losses));
        GroupTable table = (GroupTable) find(inputs, "privacy.epsilon_compared[delta=0.00001]");
        var account = Accounting.epsilon(ledger(true), 1e-5);

        assertThat(table.columns())
                .extracting(GroupTable.Head::id)
                .containsExactly("privacy.epsilon_lower", "privacy.epsilon");
        assertThat(table.rows())
                .containsExactly(
                        new GroupTable.Row("claimed", 30_000, List.of(known(account.lower()), known(account.upper()))),
                        new GroupTable.Row(
                                "measured by an attack",
                                4000,
                                List.of(known(0), new GroupTable.Unknown("an attack bounds epsilon from below only"))));
    }

    private static GroupTable.Cell known(double value) {
        return new GroupTable.Known(Estimate.certain(value));
    }

    @Test
    void saysWhyNothingWasMeasured_besideTheClaim() {
        GroupTable table = (GroupTable) find(claimed(1e-5), "privacy.epsilon_compared[delta=0.00001]");
        Undefined measured = (Undefined) find(claimed(1e-5), "privacy.epsilon_measured[delta=0.00001]");
        GroupTable.Cell missing = new GroupTable.Unknown(measured.reason());

        assertThat(table.rows().get(1))
                .isEqualTo(new GroupTable.Row("measured by an attack", 0, List.of(missing, missing)));
    }

    /** TPR 90 of 100 and FPR 10 of 100; Clopper-Pearson 0.8238 to .. and .. to 0.1762 (tables). */
    @Test
    void measuresByBothErrors_byHand() {
        double bound = MeasuredEpsilon.of(new Counts("in", 90, 100), new Counts("out", 10, 100), 0);

        assertThat(bound).isCloseTo(Math.log(0.8238 / 0.1762), within(1e-3));
        assertThat(MeasuredEpsilon.of(new Counts("in", 10, 100), new Counts("out", 90, 100), 0))
                .isZero();
        assertThat(MeasuredEpsilon.of(new Counts("in", 90, 100), new Counts("out", 10, 100), 0.05))
                .isCloseTo(Math.log((0.8238 - 0.05) / 0.1762), within(1e-3));
    }

    @Test
    void isUndefined_whenThereIsNoClaimOrNoAttack() {
        PrivacyInputs plain = PrivacyInputs.NONE.withRecord(Optional.empty());
        PrivacyInputs seeded = PrivacyInputs.NONE.withSeededNoise();

        for (String id : List.of(
                "epsilon",
                "epsilon_lower",
                "epsilon_measured",
                "epsilon_measurable",
                "epsilon_compared",
                "epsilon_holds",
                "noise_secret")) {
            assertThat(((Undefined) find(plain, "privacy." + id)).reason())
                    .isEqualTo("not trained privately: the model was trained without a guarantee, so no finite epsilon "
                            + "holds");
            assertThat(((Undefined) find(seeded, "privacy." + id)).reason())
                    .isEqualTo("not trained privately: the noise came from a seed that the record names, so it hides "
                            + "nobody");
        }
        assertThat(find(claimed(1e-5), "privacy.epsilon_holds[delta=0.00001]")).isInstanceOf(Undefined.class);
    }

    @Test
    void refusesEmptyClaims() {
        assertThatThrownBy(() -> PrivacyClaim.of(ledger(false), 1e-5, 10))
                .hasMessage("a ledger of 1 entries on 10 records, secret noise: false, claims nothing; a claim has at "
                        + "least one entry, and all of its noise is secret");
        assertThatThrownBy(() -> new PrivacyClaim(ledger(true), Accounting.epsilon(ledger(true), 1e-5), 1, 10))
                .hasMessage("the claimed delta is 1.0; it lies above 0 and below 1");
    }
}
