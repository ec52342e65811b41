package dev.assize.cli;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.privacy.PrivacyException;
import dev.assize.privacy.ledger.Ledger;
import dev.assize.privacy.ledger.LedgerJson;
import dev.assize.training.ModelFile;
import dev.assize.training.gan.GanFile;
import dev.assize.training.privacy.PrivateHistory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Ledgers where they are kept: in a model file, or as JSON of their own. */
final class StoredLedger {
    private static final int MOST_BYTES = 64 << 20;
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private StoredLedger() {}

    /** Reads the ledger of a model file or of a JSON file; refuses one that was edited. */
    static Ledger read(Console console, Path given) {
        Path file = console.input(given);
        byte[] bytes = bytes(file, MOST_BYTES, given);
        if (Arrays.equals(ZIP, Arrays.copyOf(bytes, ZIP.length))) {
            return ofModel(file, given).ledger();
        }
        return LedgerJson.read(new String(bytes, StandardCharsets.UTF_8), Place.of(given.toString()));
    }

    /** Reads what the private training of a model did. */
    static PrivateHistory ofModel(Path file, Path given) {
        Optional<PrivateHistory> privacy = GanFile.isOne(file)
                ? GanFile.privacy(file)
                : ModelFile.load(file).record().privacy();
        return privacy.orElseThrow(() -> fault(
                given,
                "this model was not trained privately, so it has no ledger",
                "Train it with 'privacy: {epsilon: 1.0, delta: 1.0e-5}' in model.train."));
    }

    private static byte[] bytes(Path file, int most, Path given) {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(most + 1);
            boolean zip = Arrays.equals(ZIP, Arrays.copyOf(bytes, ZIP.length));
            if (bytes.length > most && !zip) {
                throw fault(
                        given, "holds more than " + most + " bytes, so it is no ledger", "Name a ledger or a model.");
            }
            return bytes;
        } catch (IOException e) {
            throw fault(given, "cannot be read: " + e, "Name a ledger as JSON, or a model that was trained privately.");
        }
    }

    private static PrivacyException fault(Path given, String message, String hint) {
        return new PrivacyException(List.of(new Problem(Place.of(given.toString()), message, hint)));
    }
}
