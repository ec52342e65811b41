package dev.assize.policies.yaml;

import dev.assize.core.Place;
import dev.assize.policies.yaml.YamlNode.Entry;
import dev.assize.policies.yaml.YamlNode.MapNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A mapping of a YAML file. Every key that is asked for is a known key; {@link #finish} notes the others. A value
 * that is missing where it is required, or faulty, is noted as a problem and a stand-in is returned.
 */
public final class YamlMap {
    private final MapNode node;
    private final String name;
    private final YamlSource source;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    YamlMap(MapNode node, String name, YamlSource source, Problems problems) {
        this.node = node;
        this.name = name;
        this.source = source;
        this.problems = problems;
    }

    /** Returns where the mapping starts. */
    public Place place() {
        return source.place(node.start());
    }

    /** Returns where a key stands, or where the mapping starts if it has no such key. */
    public Place place(String key) {
        return entry(key).map(entry -> source.place(entry.key().start())).orElse(place());
    }

    /** Returns the keys in the order of the file. */
    public List<String> keys() {
        return node.entries().stream().map(entry -> entry.key().text()).toList();
    }

    /** Returns whether the file has the key; does not make it known. */
    public boolean has(String key) {
        return entry(key).isPresent();
    }

    /** Notes a problem at the value of a key, or at the mapping if it has no such key. */
    public void problem(String key, String message, String hint) {
        Place place =
                entry(key).map(entry -> source.place(entry.value().start())).orElse(place());
        problems.add(place, message, hint);
    }

    /** Returns the value of a key, if the file has it. */
    public Optional<YamlValue> value(String key) {
        known.add(key);
        return entry(key).map(entry -> new YamlValue(entry.value(), "'" + key + "'", source, problems));
    }

    /** Returns the value of a key that must be there. */
    public Optional<YamlValue> required(String key) {
        Optional<YamlValue> value = value(key);
        if (value.isEmpty()) {
            problems.add(place(), "'" + key + "' is missing" + in(), "Add '" + key + ": ...' here.");
        }
        return value;
    }

    /** Returns a text that must be there; {@code ""} stands in for a faulty one. */
    public String requiredText(String key) {
        return required(key).flatMap(YamlValue::text).orElse("");
    }

    /** Returns a text, if the file has it. */
    public Optional<String> text(String key) {
        return value(key).flatMap(YamlValue::text);
    }

    /** Returns a text. */
    public String text(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    /** Returns a number exactly as written, if the file has it. */
    public Optional<BigDecimal> number(String key) {
        return value(key).flatMap(YamlValue::number);
    }

    /** Returns a number from {@code least} to {@code most}. */
    public double number(String key, double otherwise, double least, double most) {
        BigDecimal low = BigDecimal.valueOf(least);
        BigDecimal high = BigDecimal.valueOf(most);
        return value(key)
                .flatMap(value -> value.number(low, high))
                .map(BigDecimal::doubleValue)
                .orElse(otherwise);
    }

    /** Returns a whole number from {@code least} to {@code most}. */
    public long wholeNumber(String key, long otherwise, long least, long most) {
        return value(key).flatMap(value -> value.wholeNumber(least, most)).orElse(otherwise);
    }

    /** Returns true or false. */
    public boolean flag(String key, boolean otherwise) {
        return value(key).flatMap(YamlValue::flag).orElse(otherwise);
    }

    /** Returns a day, if the file has it. */
    public Optional<LocalDate> date(String key) {
        return value(key).flatMap(YamlValue::date);
    }

    /** Returns a day that must be there; 1970-01-01 stands in for a faulty one. */
    public LocalDate requiredDate(String key) {
        return required(key).flatMap(YamlValue::date).orElse(LocalDate.EPOCH);
    }

    /** Returns the constant whose name, in lower case with hyphens, is written. */
    public <E extends Enum<E>> E choice(String key, E otherwise) {
        return value(key)
                .flatMap(value -> value.choice(otherwise.getDeclaringClass()))
                .orElse(otherwise);
    }

    /** Returns one of the {@code known} texts. */
    public String oneOf(String key, String otherwise, List<String> knownTexts) {
        return value(key).flatMap(value -> value.oneOf(knownTexts)).orElse(otherwise);
    }

    /** Returns the items of a list; none if the file does not have it. */
    public List<YamlValue> list(String key) {
        return value(key).map(YamlValue::items).orElse(List.of());
    }

    /** Returns the texts of a list, or the one text that stands instead of it; none if the file does not have it. */
    public List<String> texts(String key) {
        return value(key).map(YamlValue::texts).orElse(List.of());
    }

    /** Returns a mapping, if the file has it. */
    public Optional<YamlMap> map(String key) {
        return value(key).flatMap(YamlValue::map);
    }

    /** Reads each mapping of a list and finishes it; none if the file does not have the list. */
    public <T> List<T> maps(String key, Function<YamlMap, T> reader) {
        List<T> read = new ArrayList<>();
        for (YamlValue item : list(key)) {
            item.map().ifPresent(map -> {
                read.add(reader.apply(map));
                map.finish();
            });
        }
        return read;
    }

    /** Makes keys known that this reading does not ask for. */
    public void alsoKnown(String... keys) {
        known.addAll(List.of(keys));
    }

    /** Notes every key that nobody asked for. Called once all known keys were asked for. */
    public void finish() {
        for (Entry entry : node.entries()) {
            String key = entry.key().text();
            if (!known.contains(key)) {
                String message = "unknown key '" + Known.shortened(key) + "'" + in();
                problems.add(source.place(entry.key().start()), message, Known.hint("keys", key, known));
            }
        }
    }

    private String in() {
        return name.isEmpty() ? "" : " in " + name;
    }

    private Optional<Entry> entry(String key) {
        return node.entries().stream()
                .filter(entry -> entry.key().text().equals(key))
                .findFirst();
    }
}
