package dev.assize.policies.yaml;

import dev.assize.core.Place;
import java.util.List;
import java.util.Optional;

/** The lines of a YAML file under the name by which the user knows it. */
final class YamlSource {
    private static final int LONGEST_SHOWN = 200;

    private final String name;
    private final List<String> lines;

    YamlSource(String name, String text) {
        this.name = name;
        this.lines = List.of(text.split("\r\n|\r|\n", -1));
    }

    List<String> lines() {
        return lines;
    }

    Place whole() {
        return Place.of(name);
    }

    /**
     * Returns the place with its line, in which control characters are shown as {@code ·} and a long tail as
     * {@code …}.
     */
    Place place(YamlNode.Position position) {
        int line = Math.min(position.line(), lines.size());
        return new Place(name, line, position.column(), shown(lines.get(line - 1), position.column()));
    }

    private static Optional<String> shown(String line, int column) {
        if (column > LONGEST_SHOWN) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        line.codePoints()
                .limit(LONGEST_SHOWN)
                .map(point -> Character.isISOControl(point) ? '·' : point)
                .forEach(text::appendCodePoint);
        return Optional.of(
                line.codePointCount(0, line.length()) > LONGEST_SHOWN
                        ? text.append('…').toString()
                        : text.toString());
    }
}
