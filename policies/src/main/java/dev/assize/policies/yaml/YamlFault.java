package dev.assize.policies.yaml;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.policies.yaml.YamlNode.Position;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in plain words what the YAML parser could not read, and what to do about the usual causes. */
final class YamlFault {
    private static final String UNCLOSED = "found unexpected end of stream";
    /** What the parser says in part, and what a person does about it. */
    private static final Map<String, String> HINTS = hints();

    private YamlFault() {}

    static Problem explain(MarkedYamlEngineException fault, YamlSource source) {
        boolean open = UNCLOSED.equals(fault.getProblem());
        Optional<Mark> mark = (open ? fault.getContextMark() : fault.getProblemMark()).or(fault::getProblemMark);
        Place place = mark.map(at -> source.place(new Position(at.getLine() + 1, at.getColumn() + 1)))
                .orElse(source.whole());
        String problem = String.valueOf(fault.getProblem()).strip();
        String hint = HINTS.entrySet().stream()
                .filter(entry -> problem.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("Compare the line with the ones around it: colon and space after a key, equal indentation.");
        return new Problem(place, "this is not YAML: " + problem, hint);
    }

    private static Map<String, String> hints() {
        Map<String, String> hints = new LinkedHashMap<>();
        hints.put(
                "mapping values are not allowed here",
                "Put a text that contains ': ' into double quotes, or correct the indentation.");
        hints.put("could not find expected ':'", "Write 'key: value' with a colon and a space after the key.");
        hints.put("expected <block end>", "Check the indentation: keys of one mapping start in the same column.");
        hints.put(UNCLOSED, "Close the quote that is opened here.");
        hints.put("that cannot start any token", "Put the text into double quotes.");
        hints.put("expected ',' or", "Close the bracket, or put a comma between the values.");
        return hints;
    }
}
