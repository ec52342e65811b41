package dev.assize.privacy.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.core.Digest;
import dev.assize.privacy.mechanism.Mechanism;
import dev.assize.privacy.mechanism.Mechanisms;
import dev.assize.privacy.mechanism.Neighbors;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** The text form of a ledger entry. */
final class EntryJson {
    private EntryJson() {}

    static ObjectNode write(LedgerEntry entry, ObjectNode node) {
        node.put("purpose", entry.purpose());
        node.put("mechanism", entry.mechanism().id());
        node.put("neighbors", entry.mechanism().neighbors().id());
        ObjectNode parameters = node.putObject("parameters");
        entry.mechanism().parameters().forEach(parameters::put);
        node.put("steps", entry.steps());
        node.put("data", entry.access().data().hex());
        node.put("unit", entry.access().unit().id());
        entry.access().clipNorm().ifPresent(norm -> node.put("clipNorm", norm));
        ObjectNode noise = node.putObject("noise");
        noise.put("name", entry.access().noise().name());
        noise.put("secret", entry.access().noise().secret());
        return node;
    }

    static LedgerEntry read(LedgerPart part) {
        SortedMap<String, Double> parameters = new TreeMap<>();
        LedgerPart numbers = part.child("parameters");
        numbers.json().fieldNames().forEachRemaining(name -> parameters.put(name, numbers.number(name)));
        LedgerPart noise = part.child("noise");
        try {
            Mechanism mechanism =
                    Mechanisms.of(part.text("mechanism"), Neighbors.of(part.text("neighbors")), parameters);
            DataAccess access = new DataAccess(
                    new Digest(part.text("data")),
                    ProtectedUnit.of(part.text("unit")),
                    part.has("clipNorm") ? OptionalDouble.of(part.number("clipNorm")) : OptionalDouble.empty(),
                    new NoiseOrigin(noise.text("name"), noise.flag("secret")));
            return new LedgerEntry(part.text("purpose"), mechanism, part.whole("steps"), access);
        } catch (IllegalArgumentException e) {
            throw part.fault("makes no sense: " + e.getMessage(), "Use the file as the training wrote it.");
        }
    }
}
