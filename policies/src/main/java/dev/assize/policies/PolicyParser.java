package dev.assize.policies;

import dev.assize.policies.yaml.Problems;
import dev.assize.policies.yaml.YamlFile;
import dev.assize.policies.yaml.YamlMap;
import dev.assize.policies.yaml.YamlValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the mapping of a policy file into a policy, with what it extends. */
final class PolicyParser {
    private final Sources sources;
    private final Problems problems;
    private final RuleReader rules = new RuleReader();

    PolicyParser(Sources sources, Problems problems) {
        this.sources = sources;
        this.problems = problems;
    }

    Policy parse(Path file) {
        return parse(YamlFile.read(file, problems), Optional.of(file));
    }

    /** Parses a policy that is not a file and so cannot extend files. */
    Policy parse(YamlMap map) {
        return parse(map, Optional.empty());
    }

    private Policy parse(YamlMap map, Optional<Path> file) {
        String name = map.requiredText("policy");
        String version = map.requiredText("version");
        String title = map.text("title", name);
        Map<String, Rule> inherited = new LinkedHashMap<>();
        List<Waiver> waivers = new ArrayList<>();
        for (YamlValue reference : map.list("extends")) {
            Optional<Policy> base = sources.follow(reference, file, this::parse, this::parse);
            if (base.isPresent()) {
                base.get().rules().forEach(rule -> inherit(rule, inherited, reference));
                waivers.addAll(base.get().waivers());
            }
        }
        List<Rule> merged = merge(inherited, map.maps("rules", rules::read));
        waivers.addAll(map.maps("waivers", WaiverReader::read));
        map.finish();
        return new Policy(name, version, title, merged, waivers);
    }

    private static void inherit(Rule rule, Map<String, Rule> inherited, YamlValue reference) {
        Rule first = inherited.putIfAbsent(rule.id(), rule);
        if (first != null) {
            reference.problem(
                    "rule '" + rule.id() + "' comes from "
                            + first.places().rule().source() + " and from "
                            + rule.places().rule().source(),
                    "Extend one of the two, or give one of the rules another id.");
        }
    }

    private List<Rule> merge(Map<String, Rule> inherited, List<RuleReader.Written> own) {
        Map<String, Rule> all = new LinkedHashMap<>(inherited);
        Map<String, Rule> seen = new LinkedHashMap<>();
        for (RuleReader.Written written : own) {
            Rule rule = written.rule();
            Rule twin = seen.putIfAbsent(rule.id(), rule);
            if (twin != null && !rule.id().isEmpty()) {
                problems.add(
                        rule.places().rule(),
                        "duplicate rule id '" + rule.id() + "'",
                        "It stands in line " + twin.places().rule().line() + " already; give each rule its own id.");
            }
            Optional.ofNullable(inherited.get(rule.id())).ifPresent(base -> replace(base, written));
            all.put(rule.id(), rule);
        }
        return new ArrayList<>(all.values());
    }

    private void replace(Rule base, RuleReader.Written written) {
        Optional<String> looser = Strictness.whatIsLooser(base, written.rule());
        if (looser.isPresent() && written.reason().isEmpty()) {
            problems.add(
                    written.rule().places().rule(),
                    "rule '" + base.id() + "' of " + base.places().rule().source() + " is loosened: " + looser.get(),
                    "Make it at least as strict, or add 'reason: ...' that says why it may be looser.");
        }
    }
}
