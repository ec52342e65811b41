package dev.assize.policies.yaml;

import java.util.List;

/** A piece of a YAML file as it was written. */
sealed interface YamlNode {
    /** Returns where it starts. */
    Position start();

    /** Returns how many nodes it has when every alias in it is written out. */
    long expandedSize();

    /**
     * A place in the file.
     *
     * @param line from 1
     * @param column from 1
     */
    record Position(int line, int column) {}

    /**
     * A text, number, flag or nothing.
     *
     * @param plain written without quotes and not as a block, so that it may be something else than a text
     */
    record ScalarNode(Position start, String text, boolean plain) implements YamlNode {
        @Override
        public long expandedSize() {
            return 1;
        }
    }

    /** A list. */
    record ListNode(Position start, List<YamlNode> items, long expandedSize) implements YamlNode {}

    /** A mapping, in the order of the file. */
    record MapNode(Position start, List<Entry> entries, long expandedSize) implements YamlNode {}

    /** A key and its value. */
    record Entry(ScalarNode key, YamlNode value) {}
}
