package dev.assize.training.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.core.Digest;
import dev.assize.core.Place;
import dev.assize.privacy.ledger.DataAccess;
import dev.assize.privacy.ledger.Ledger;
import dev.assize.privacy.ledger.LedgerEntry;
import dev.assize.privacy.ledger.LedgerException;
import dev.assize.privacy.ledger.NoiseOrigin;
import dev.assize.privacy.ledger.ProtectedUnit;
import dev.assize.privacy.mechanism.FixedSizeGaussian;
import dev.assize.privacy.mechanism.Mechanism;
import dev.assize.privacy.mechanism.SampledGaussian;
import dev.assize.privacy.mechanism.TruncatedSampledGaussian;
import dev.assize.training.file.JsonPart;
import dev.assize.training.settings.TrainingException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HistoryJsonTest {
    private static final Digest DATA = Digest.of("data");

    private static PrivateHistory history(Mechanism mechanism) {
        DataAccess access = new DataAccess(
                DATA,
                ProtectedUnit.ROW,
                OptionalDouble.of(1),
                new NoiseOrigin("AES-256-CTR keyed by SecureRandom", true));
        Ledger ledger = Ledger.empty().append(new LedgerEntry(StepCount.TRAINING, mechanism, 60, access));
        return new PrivateHistory(ledger, 1e-5, 1000, 2, true);
    }

    private static ObjectNode written(Mechanism mechanism) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        HistoryJson.write(history(mechanism), root);
        return root;
    }

    private static JsonPart part(ObjectNode root) {
        return new JsonPart(root, "record.json", Place.of("model.zip"));
    }

    static Stream<Mechanism> mechanisms() {
        return Stream.of(
                new SampledGaussian(0.1, 1.5),
                new FixedSizeGaussian(0.1, 1.5),
                new TruncatedSampledGaussian(1000, 0.1, 200, 1.5));
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void readsWhatItWrote(Mechanism mechanism) {
        assertThat(HistoryJson.read(part(written(mechanism)), DATA)).contains(history(mechanism));
    }

    @Test
    void hasNothing_whereTheTrainingWasNotPrivate() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putArray(HistoryJson.LEDGER);

        assertThat(HistoryJson.read(part(root), DATA)).isEmpty();
    }

    @Test
    void refusesALedgerOfOtherData() {
        assertThatThrownBy(() -> HistoryJson.read(part(written(new SampledGaussian(0.1, 1.5))), Digest.of("other")))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("model.zip: ")
                .hasMessageContaining("has a privacy ledger that belongs to other data");
    }

    @Test
    void refusesAClaimWithoutItsLedger() {
        ObjectNode root = written(new SampledGaussian(0.1, 1.5));
        root.remove(HistoryJson.LEDGER);

        assertThatThrownBy(() -> HistoryJson.read(part(root), DATA))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("says that the training was private and has no ledger");
    }

    @Test
    void refusesAnEditedLedger() {
        ObjectNode root = written(new SampledGaussian(0.1, 1.5));
        ArrayNode entries = (ArrayNode) root.path(HistoryJson.LEDGER).path("entries");
        ((ObjectNode) entries.get(0)).put("steps", 6);

        assertThatThrownBy(() -> HistoryJson.read(part(root), DATA))
                .isInstanceOf(LedgerException.class)
                .hasMessageStartingWith(
                        "model.zip: the privacy ledger was edited, its hash chain is broken at entry 1: it says ")
                .hasMessageEndingWith(
                        "\n  Entries were changed, removed or moved. Use the file as the training wrote it.");
        assertThat(List.of(HistoryJson.LEDGER, HistoryJson.PRIVACY)).containsExactly("ledger", "privacy");
    }
}
