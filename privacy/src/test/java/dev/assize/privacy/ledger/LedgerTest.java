package dev.assize.privacy.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Digest;
import dev.assize.privacy.mechanism.GaussianMechanism;
import dev.assize.privacy.mechanism.Neighbors;
import dev.assize.privacy.mechanism.Phase;
import dev.assize.privacy.mechanism.SampledGaussian;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LedgerTest {
    static final Digest DATA = Digest.of("rows");
    static final NoiseOrigin SECRET = new NoiseOrigin("AES-256-CTR keyed by SecureRandom", true);

    static LedgerEntry entry(double noise, long steps) {
        return new LedgerEntry(
                "training",
                new SampledGaussian(0.01, noise),
                steps,
                new DataAccess(DATA, ProtectedUnit.ROW, OptionalDouble.of(1), SECRET));
    }

    @Test
    void keepsEarlierLedger_whenEntryIsAppended() {
        Ledger first = Ledger.empty().append(entry(1.1, 100));
        Ledger second = first.append(entry(1.2, 50));

        assertThat(first.entries()).hasSize(1);
        assertThat(second.entries()).containsExactly(entry(1.1, 100), entry(1.2, 50));
        assertThat(second.hashes().get(0)).isEqualTo(first.head());
        assertThat(second.head()).isNotEqualTo(first.head());
    }

    @Test
    void addsStepsOfEqualMechanisms_whenAskedForPhases() {
        Ledger ledger =
                Ledger.empty().append(entry(1.1, 100)).append(entry(1.2, 50)).append(entry(1.1, 7));

        assertThat(ledger.phases())
                .containsExactly(
                        new Phase(new SampledGaussian(0.01, 1.1), 107), new Phase(new SampledGaussian(0.01, 1.2), 50));
    }

    @Test
    void changesHead_whenAnyPartOfAnEntryChanges() {
        Digest head = Ledger.empty().append(entry(1.1, 100)).head();

        assertThat(Ledger.empty().append(entry(Math.nextUp(1.1), 100)).head()).isNotEqualTo(head);
        assertThat(Ledger.empty().append(entry(1.1, 101)).head()).isNotEqualTo(head);
        assertThat(Ledger.empty()
                        .append(new LedgerEntry(
                                "tuning",
                                entry(1.1, 1).mechanism(),
                                100,
                                entry(1.1, 1).access()))
                        .head())
                .isNotEqualTo(head);
    }

    @Test
    void refusesEntry_whenItIsAboutOtherData() {
        Ledger ledger = Ledger.empty().append(entry(1.1, 100));
        Digest other = Digest.of("other rows");
        LedgerEntry strange = new LedgerEntry(
                "training",
                new SampledGaussian(0.01, 1),
                1,
                new DataAccess(other, ProtectedUnit.ROW, OptionalDouble.empty(), SECRET));

        assertThatThrownBy(() -> ledger.append(strange))
                .isInstanceOf(LedgerException.class)
                .hasMessage("ledger: an entry is about the data " + other + ", the entries before about " + DATA
                        + "\n  A ledger holds the uses of one data set; keep one ledger for each.");
    }

    @Test
    void refusesEntry_whenItProtectsSomethingElse() {
        Ledger ledger = Ledger.empty().append(entry(1.1, 100));
        LedgerEntry users = new LedgerEntry(
                "training",
                new SampledGaussian(0.01, 1.1),
                1,
                new DataAccess(DATA, ProtectedUnit.USER, OptionalDouble.of(1), SECRET));
        LedgerEntry replaced = new LedgerEntry(
                "training",
                new GaussianMechanism(1.1, Neighbors.REPLACE_ONE),
                1,
                new DataAccess(DATA, ProtectedUnit.ROW, OptionalDouble.of(1), SECRET));

        assertThatThrownBy(() -> ledger.append(users))
                .isInstanceOf(LedgerException.class)
                .hasMessage(
                        "ledger: an entry protects everything of one user, one more or one less, the entries before "
                                + "one row, one more or one less\n  Budgets of different units or neighbors do not add up; keep "
                                + "one ledger for each.");
        assertThatThrownBy(() -> ledger.append(replaced)).isInstanceOf(LedgerException.class);
    }

    @Test
    void isNotSecret_whenOneEntryUsedSeededNoise() {
        LedgerEntry seeded = new LedgerEntry(
                "training",
                new SampledGaussian(0.01, 1),
                1,
                new DataAccess(DATA, ProtectedUnit.ROW, OptionalDouble.of(1), new NoiseOrigin("seed 7", false)));

        assertThat(Ledger.empty().append(entry(1.1, 100)).secret()).isTrue();
        assertThat(Ledger.empty().append(entry(1.1, 100)).append(seeded).secret())
                .isFalse();
    }

    @Test
    void refusesEntry_withoutPurposeOrSteps() {
        assertThatThrownBy(() -> new LedgerEntry(
                        " ", entry(1, 1).mechanism(), 1, entry(1, 1).access()))
                .hasMessage("a ledger entry has no purpose; say what the data was used for");
        assertThatThrownBy(() -> entry(1, 0))
                .hasMessage("a phase of 0 steps makes no sense; the number of steps lies from 1 to 1000000000000");
        assertThatThrownBy(() -> new DataAccess(DATA, ProtectedUnit.ROW, OptionalDouble.of(0), SECRET))
                .hasMessage("the clip norm is 0.0; it is finite and above 0");
        assertThatThrownBy(() -> new NoiseOrigin("", true))
                .hasMessage("the source of the noise has no name; say which generator it was");
    }
}
