package dev.assize.privacy.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import java.util.ArrayList;
import java.util.List;

/** A JSON object of a ledger that is read with care: what is missing or of another type is a fault with its place. */
final class LedgerPart {
    private final JsonNode json;
    private final Place place;

    LedgerPart(JsonNode json, Place place) {
        this.json = json;
        this.place = place;
        if (!json.isObject()) {
            throw fault("holds " + json.getNodeType() + " where a JSON object is expected", "");
        }
    }

    JsonNode json() {
        return json;
    }

    String text(String key) {
        JsonNode value = json.path(key);
        if (!value.isTextual()) {
            throw missing(key, "a text");
        }
        return value.asText();
    }

    boolean flag(String key) {
        JsonNode value = json.path(key);
        if (!value.isBoolean()) {
            throw missing(key, "true or false");
        }
        return value.asBoolean();
    }

    long whole(String key) {
        JsonNode value = json.path(key);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw missing(key, "a whole number");
        }
        return value.asLong();
    }

    double number(String key) {
        JsonNode value = json.path(key);
        if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
            throw missing(key, "a number");
        }
        return value.asDouble();
    }

    boolean has(String key) {
        return json.hasNonNull(key);
    }

    LedgerPart child(String key) {
        return new LedgerPart(json.path(key), place);
    }

    List<LedgerPart> list(String key) {
        JsonNode value = json.path(key);
        if (!value.isArray()) {
            throw missing(key, "a list");
        }
        List<LedgerPart> parts = new ArrayList<>();
        value.forEach(item -> parts.add(new LedgerPart(item, place)));
        return parts;
    }

    LedgerException fault(String message, String hint) {
        return new LedgerException(List.of(new Problem(place, "the privacy ledger " + message, hint)));
    }

    private LedgerException missing(String key, String expected) {
        return fault(
                "has no '" + key + "' that is " + expected,
                "It was edited or cut short; use the file as the training wrote it.");
    }
}
