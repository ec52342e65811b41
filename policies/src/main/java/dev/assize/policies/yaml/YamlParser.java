package dev.assize.policies.yaml;

import dev.assize.core.InputException;
import dev.assize.core.Problem;
import dev.assize.policies.yaml.YamlNode.Entry;
import dev.assize.policies.yaml.YamlNode.ListNode;
import dev.assize.policies.yaml.YamlNode.MapNode;
import dev.assize.policies.yaml.YamlNode.Position;
import dev.assize.policies.yaml.YamlNode.ScalarNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Builds the nodes of a YAML text and refuses what the format allows but a file of ours must not have. */
final class YamlParser {
    private static final int DEEPEST = 32;
    private static final int MOST_ALIASES = 50;
    private static final int MOST_NODES = 50_000;

    private final YamlSource source;
    private final Problems problems;
    private final Map<Anchor, YamlNode> anchors = new HashMap<>();
    private int aliases;

    YamlParser(YamlSource source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** Returns the one document of the text. */
    YamlNode parse(String text) {
        refuseControlCharacters();
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setCodePointLimit(YamlFile.MOST_BYTES)
                .build();
        try {
            return document(new Parse(settings).parseString(text).iterator());
        } catch (MarkedYamlEngineException e) {
            throw problems.stop(YamlFault.explain(e, source), e);
        } catch (YamlEngineException e) {
            String message = String.valueOf(e.getMessage())
                    .lines()
                    .findFirst()
                    .orElse("")
                    .strip();
            String hint = "Remove characters that cannot be printed and save the file as plain text.";
            throw problems.stop(new Problem(source.whole(), "this is not YAML: " + message, hint), e);
        }
    }

    private void refuseControlCharacters() {
        for (int line = 1; line <= source.lines().size(); line++) {
            int[] points = source.lines().get(line - 1).codePoints().toArray();
            for (int column = 1; column <= points.length; column++) {
                int point = points[column - 1];
                if (point == '\t') {
                    String hint = "Use spaces; inside a text write \"\\t\" in double quotes.";
                    throw stop(new Position(line, column), "there is a tab", hint);
                }
                if (Character.isISOControl(point)) {
                    String message = String.format(Locale.ROOT, "there is a control character, U+%04X", point);
                    throw stop(new Position(line, column), message, "Remove it and save the file as plain text.");
                }
            }
        }
    }

    private YamlNode document(Iterator<Event> events) {
        events.next();
        Event start = events.next();
        if (!(start instanceof DocumentStartEvent document)) {
            String hint = "Write 'key: value' lines.";
            throw problems.stop(new Problem(source.whole(), "the file is empty", hint), null);
        }
        document.getSpecVersion()
                .filter(version -> version.getMinor() != 2)
                .ifPresent(version -> problems.add(
                        source.place(position(start)),
                        "this is YAML " + version.getMajor() + "." + version.getMinor() + ", YAML 1.2 is needed",
                        "Remove the %YAML line; in YAML 1.2 'yes' and 'no' are texts."));
        YamlNode root = node(events.next(), events, 1);
        events.next();
        Event next = events.next();
        if (next instanceof DocumentStartEvent) {
            throw stop(position(next), "a second document starts here", "Put it into a file of its own.");
        }
        return root;
    }

    private YamlNode node(Event event, Iterator<Event> events, int depth) {
        if (depth > DEEPEST) {
            throw stop(position(event), "this is nested deeper than " + DEEPEST + " levels", "Flatten the file.");
        }
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        YamlNode node;
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar.getTag(), event);
            node = new ScalarNode(position(event), scalar.getValue(), scalar.isPlain());
        } else if (event instanceof SequenceStartEvent sequence) {
            refuseTag(sequence.getTag(), event);
            node = list(event, events, depth);
        } else {
            refuseTag(((MappingStartEvent) event).getTag(), event);
            node = map(event, events, depth);
        }
        ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
        return node;
    }

    private YamlNode alias(AliasEvent alias) {
        Anchor anchor = alias.getAnchor().orElseThrow();
        YamlNode node = anchors.get(anchor);
        if (node == null) {
            String hint = "Define it with '&" + anchor + "' on an earlier value that does not contain this place.";
            throw stop(position(alias), "the alias '*" + anchor + "' has no value yet", hint);
        }
        aliases++;
        if (aliases > MOST_ALIASES) {
            throw stop(position(alias), "there are more than " + MOST_ALIASES + " aliases", "Write the values out.");
        }
        return node;
    }

    private YamlNode list(Event start, Iterator<Event> events, int depth) {
        List<YamlNode> items = new ArrayList<>();
        long size = 1;
        for (Event event = events.next(); event instanceof NodeEvent; event = events.next()) {
            YamlNode item = node(event, events, depth + 1);
            size = grown(size, item, event);
            items.add(item);
        }
        return new ListNode(position(start), List.copyOf(items), size);
    }

    private YamlNode map(Event start, Iterator<Event> events, int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        long size = 1;
        for (Event event = events.next(); event instanceof NodeEvent; event = events.next()) {
            YamlNode key = node(event, events, depth + 1);
            if (!(key instanceof ScalarNode name)) {
                throw stop(position(event), "a key is a list or a mapping", "Write a text before the colon.");
            }
            YamlNode value = node(events.next(), events, depth + 1);
            size = grown(size, value, event);
            Entry first = entries.putIfAbsent(name.text(), new Entry(name, value));
            if (first != null) {
                String hint = "It stands in line " + first.key().start().line() + " already; remove one of the two.";
                problems.add(source.place(position(event)), "duplicate key '" + name.text() + "'", hint);
            }
        }
        return new MapNode(position(start), List.copyOf(entries.values()), size);
    }

    private long grown(long size, YamlNode more, Event event) {
        long sum = size + more.expandedSize();
        if (sum > MOST_NODES) {
            String message = "with its aliases written out this has more than " + MOST_NODES + " values";
            throw stop(position(event), message, "Write the values out and keep the file small.");
        }
        return sum;
    }

    private void refuseTag(Optional<String> tag, Event event) {
        tag.ifPresent(name -> problems.add(
                source.place(position(event)),
                "the tag '" + name.replace("tag:yaml.org,2002:", "!!") + "' is not allowed",
                "Remove it; the key alone says what kind of value is meant."));
    }

    private InputException stop(Position position, String message, String hint) {
        return problems.stop(new Problem(source.place(position), message, hint), null);
    }

    private static Position position(Event event) {
        Mark mark = event.getStartMark().orElseThrow();
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
