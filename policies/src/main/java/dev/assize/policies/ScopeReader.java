package dev.assize.policies;

import dev.assize.core.CanonicalNumber;
import dev.assize.policies.yaml.YamlMap;
import dev.assize.policies.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the scope of a rule or a waiver. */
final class ScopeReader {
    private static final Pattern PARAMETER = Pattern.compile("[a-z][A-Za-z0-9_]*");
    private static final int MOST_GROUPS = 2;
    private static final String EACH_IN_WORDS = "each";

    private ScopeReader() {}

    /** Reads the key {@code scope} of {@code map}; a scope of everything where there is none. */
    static RuleScope read(YamlMap map) {
        Optional<YamlMap> scope = map.map("scope");
        return scope.map(ScopeReader::scope).orElse(RuleScope.ANY);
    }

    private static RuleScope scope(YamlMap map) {
        List<String> attributes = names(map, "attribute");
        List<String> groups = names(map, "groups");
        List<String> classes = names(map, "class");
        if (groups.size() > MOST_GROUPS) {
            String hint = "Name one group, two (first compared with second), or write each.";
            map.problem("groups", "'groups' names " + groups.size() + " groups, at most 2 are compared", hint);
        }
        SortedMap<String, String> parameters = new TreeMap<>();
        for (String key : map.keys()) {
            if (!List.of("attribute", "groups", "class").contains(key)) {
                parameter(map, key).ifPresent(value -> parameters.put(key, value));
            }
        }
        map.finish();
        return new RuleScope(attributes, groups, classes, parameters);
    }

    private static List<String> names(YamlMap map, String key) {
        List<String> names = new ArrayList<>(map.texts(key));
        Set<String> seen = new HashSet<>();
        names.stream().filter(name -> !seen.add(name)).findFirst().ifPresent(twice -> {
            map.problem(key, "'" + key + "' names '" + twice + "' twice", "Remove one of the two.");
        });
        if (names.size() > 1 && (names.contains(RuleScope.EACH) || names.contains(EACH_IN_WORDS))) {
            map.problem(key, "'" + key + "' names each and others besides", "Write each alone, or only the names.");
        }
        names.replaceAll(name -> name.equals(EACH_IN_WORDS) ? RuleScope.EACH : name);
        return names;
    }

    private static Optional<String> parameter(YamlMap map, String key) {
        Optional<YamlValue> value = map.value(key);
        if (!PARAMETER.matcher(key).matches()
                || key.equals("attributes")
                || key.equals("group")
                || key.equals("classes")) {
            String hint = "Write attribute, groups, class, or a parameter of the metric such as delta.";
            map.problem(key, "'" + key + "' is not a part of a scope", hint);
            return Optional.empty();
        }
        if (value.isPresent() && value.get().isNumber()) {
            return value.get().number().map(number -> CanonicalNumber.text(number.doubleValue()));
        }
        return value.flatMap(YamlValue::text).map(text -> text.equals(EACH_IN_WORDS) ? RuleScope.EACH : text);
    }
}
