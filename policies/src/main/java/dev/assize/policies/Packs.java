package dev.assize.policies;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The policies that come with Assize, for {@code extends: [pack:NAME]}. */
public final class Packs {
    private static final List<String> NAMES = List.of("assize-baseline", "us-four-fifths");

    private Packs() {}

    /** Returns the names of the packs, in alphabetical order. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * Returns the YAML of a pack.
     *
     * @throws IllegalArgumentException if there is no such pack
     */
    public static byte[] bytes(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("there is no pack '" + name + "'; there are " + NAMES);
        }
        try (InputStream in = Packs.class.getResourceAsStream("packs/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks the pack '" + name + "'; build it again");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the pack '" + name + "' from the jar; build it again", e);
        }
    }
}
