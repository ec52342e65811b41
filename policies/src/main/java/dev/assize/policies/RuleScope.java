package dev.assize.policies;

import dev.assize.core.Scope;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which evidence a rule or a waiver speaks of. Each part is one of:
 *
 * <ul>
 *   <li>empty, where the policy does not name it: matches everything, so that what a rule leaves open is judged
 *       wherever it was measured;
 *   <li>{@code [*]} (in a policy {@code "*"} or {@code each}): matches every evidence that names this part;
 *   <li>{@code [none]}: matches every evidence that does not name this part, such as that of all rows;
 *   <li>names: matches evidence with exactly these. The order of attributes does not matter (they mean an
 *       intersection), that of groups does (the first is compared with the second).
 * </ul>
 *
 * @param attributes sensitive columns
 * @param groups groups of the attributes; two mean first compared with second
 * @param classes classes of the label
 * @param parameters settings of the method by name, numbers in canonical form, {@code *} for any value
 */
public record RuleScope(
        List<String> attributes, List<String> groups, List<String> classes, SortedMap<String, String> parameters) {
    /** Stands for every name. */
    public static final String EACH = "*";

    /** Stands for no name. */
    public static final String NONE = "none";

    /** Matches every scope. */
    public static final RuleScope ANY = new RuleScope(List.of(), List.of(), List.of(), new TreeMap<>());

    private static final List<String> EVERY = List.of(EACH);
    private static final List<String> NOTHING = List.of(NONE);

    /** Copies the parts. */
    public RuleScope {
        attributes = List.copyOf(attributes);
        groups = List.copyOf(groups);
        classes = List.copyOf(classes);
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /** Returns whether a rule of this scope speaks of evidence of {@code scope}. */
    public boolean matches(Scope scope) {
        boolean sameAttributes = attributes.size() == scope.attributes().size()
                && new HashSet<>(attributes).equals(new HashSet<>(scope.attributes()));
        return (open(attributes, scope.attributes()) || sameAttributes)
                && (open(groups, scope.groups()) || groups.equals(scope.groups()))
                && (open(classes, scope.classes()) || classes.equals(scope.classes()))
                && parameters.entrySet().stream().allMatch(wanted -> {
                    String found = scope.parameters().get(wanted.getKey());
                    return found != null
                            && (wanted.getValue().equals(EACH)
                                    || wanted.getValue().equals(found));
                });
    }

    /** Returns whether every scope matches. */
    public boolean isAny() {
        return attributes.isEmpty() && groups.isEmpty() && classes.isEmpty() && parameters.isEmpty();
    }

    /** Returns the scope in one line as evidence keys have it, for example {@code attribute=sex, delta=0.00001}. */
    @Override
    public String toString() {
        return new Scope(attributes, groups, classes, parameters).toString();
    }

    private static boolean open(List<String> wanted, List<String> found) {
        return wanted.isEmpty()
                || (wanted.equals(EVERY) && !found.isEmpty())
                || (wanted.equals(NOTHING) && found.isEmpty());
    }
}
