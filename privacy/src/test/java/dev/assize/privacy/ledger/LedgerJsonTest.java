package dev.assize.privacy.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Place;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerJsonTest {
    private static final Place PLACE = Place.of("ledger.json");
    private static final Ledger LEDGER =
            Ledger.empty().append(LedgerTest.entry(1.1, 100)).append(LedgerTest.entry(0.1 + 0.2, 50));

    @Test
    void readsWhatItWrote_withTheSameBytesAgain() {
        String json = LedgerJson.write(LEDGER);

        Ledger again = LedgerJson.read(json, PLACE);

        assertThat(again).isEqualTo(LEDGER).hasSameHashCodeAs(LEDGER);
        assertThat(again.head()).isEqualTo(LEDGER.head());
        assertThat(LedgerJson.write(again)).isEqualTo(json).endsWith("}\n");
    }

    @ParameterizedTest
    @CsvSource({
        "\"steps\" : 100, \"steps\" : 10",
        "\"noiseMultiplier\" : 1.1, \"noiseMultiplier\" : 2.1",
        "\"samplingRate\" : 0.01, \"samplingRate\" : 0.001",
        "\"clipNorm\" : 1.0, \"clipNorm\" : 2.0",
        "\"secret\" : true, \"secret\" : false",
        "\"unit\" : \"row\", \"unit\" : \"user\"",
        "\"purpose\" : \"training\", \"purpose\" : \"nothing\""
    })
    void refusesLedger_whenSomethingWasEdited(String found, String edited) {
        String json = LedgerJson.write(LEDGER).replaceFirst(found, edited);

        assertThatThrownBy(() -> LedgerJson.read(json, PLACE))
                .isInstanceOf(LedgerException.class)
                .hasMessageStartingWith(
                        "ledger.json: the privacy ledger was edited, its hash chain is broken at entry 1: it says "
                                + LEDGER.hashes().get(0).hex() + ", the entries give ")
                .hasMessageEndingWith(
                        "\n  Entries were changed, removed or moved. Use the file as the training wrote it.");
    }

    @Test
    void refusesLedger_whenTheLastEntryWasRemoved() {
        Ledger shorter = Ledger.empty().append(LEDGER.entries().get(0));
        String json = LedgerJson.write(shorter)
                .replace(
                        "\"head\" : \"" + shorter.head().hex(),
                        "\"head\" : \"" + LEDGER.head().hex());

        assertThatThrownBy(() -> LedgerJson.read(json, PLACE))
                .hasMessageContaining("its hash chain is broken at the head");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"format\": \"assize-privacy-ledger\"}", "{\"a\": NaN}", "null", "7"})
    void refusesText_thatIsNoLedger(String json) {
        assertThatThrownBy(() -> LedgerJson.read(json, PLACE))
                .isInstanceOf(LedgerException.class)
                .hasMessageStartingWith("ledger.json: ");
    }

    @Test
    void refusesMechanism_thatIsUnknown() {
        String json = LedgerJson.write(LEDGER).replace("poisson-sampled-gaussian", "magic");

        assertThatThrownBy(() -> LedgerJson.read(json, PLACE))
                .hasMessageStartingWith("ledger.json: the privacy ledger makes no sense: unknown mechanism 'magic'; "
                        + "known are gaussian, poisson-sampled-gaussian");
    }

    @Test
    void readsLedger_withoutEntries() {
        assertThat(LedgerJson.read(LedgerJson.write(Ledger.empty()), PLACE).entries())
                .isEqualTo(List.of());
    }
}
