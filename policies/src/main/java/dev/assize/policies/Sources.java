package dev.assize.policies;

import dev.assize.core.Digest;
import dev.assize.policies.yaml.Known;
import dev.assize.policies.yaml.Problems;
import dev.assize.policies.yaml.YamlFile;
import dev.assize.policies.yaml.YamlMap;
import dev.assize.policies.yaml.YamlValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finds what policies extend: each pack and file once, nothing outside the folder of the first policy, no cycles. */
final class Sources {
    private static final String PACK = "pack:";

    private final Optional<Path> folder;
    private final Problems problems;
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> read = new HashSet<>();
    private final SortedMap<String, Digest> digests = new TreeMap<>();

    /** Starts with the policy in {@code file}, or with one that is not a file. */
    Sources(Optional<Path> file, Problems problems) {
        this.folder = file.map(Sources::folderOf);
        this.problems = problems;
        file.ifPresent(path -> open.push(identity(path)));
    }

    /** Returns the SHA-256 of each pack and file that was extended, by its name as a policy writes it. */
    SortedMap<String, Digest> digests() {
        return Collections.unmodifiableSortedMap(digests);
    }

    /** Reads what {@code reference} names, if it was not read before. */
    Optional<Policy> follow(
            YamlValue reference, Optional<Path> from, Function<YamlMap, Policy> pack, Function<Path, Policy> file) {
        Optional<String> text = reference.text();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String name = text.get();
        if (name.startsWith(PACK)) {
            return once(name, reference, () -> pack.apply(pack(name)), known(name, reference));
        }
        return within(name, reference, from).flatMap(path -> {
            digests.put(name, Digest.of(path));
            return once(identity(path), reference, () -> file.apply(path), true);
        });
    }

    private YamlMap pack(String name) {
        byte[] bytes = Packs.bytes(name.substring(PACK.length()));
        digests.put(name, Digest.of(bytes));
        return YamlFile.parse(bytes, name, problems);
    }

    private boolean known(String name, YamlValue reference) {
        List<String> known = Packs.names().stream().map(pack -> PACK + pack).toList();
        if (!known.contains(name)) {
            reference.problem("unknown pack '" + name + "'", Known.hint("packs", name, known));
        }
        return known.contains(name);
    }

    private Optional<Policy> once(String identity, YamlValue reference, Supplier<Policy> reader, boolean usable) {
        if (open.contains(identity)) {
            reference.problem(
                    "'" + reference.text().orElse("") + "' extends itself" + circle(identity),
                    "Remove this line or the one that leads back here.");
            return Optional.empty();
        }
        if (!usable || !read.add(identity)) {
            return Optional.empty();
        }
        open.push(identity);
        Policy policy = reader.get();
        open.pop();
        return Optional.of(policy);
    }

    /** The sources between a source and itself, where there are any. */
    private String circle(String identity) {
        String between = open.stream()
                .takeWhile(source -> !source.equals(identity))
                .map(source -> source.substring(source.lastIndexOf('/') + 1))
                .collect(Collectors.joining(", "));
        return between.isEmpty() ? "" : " through " + between;
    }

    private Optional<Path> within(String name, YamlValue reference, Optional<Path> from) {
        if (from.isEmpty() || folder.isEmpty()) {
            reference.problem(
                    "'" + name + "' is a file, and only packs can be extended here",
                    Known.hint(
                            "packs",
                            name,
                            Packs.names().stream().map(pack -> PACK + pack).toList()));
            return Optional.empty();
        }
        try {
            Path path = folderOf(from.get()).resolve(name).normalize();
            if (!path.toAbsolutePath()
                            .normalize()
                            .startsWith(folder.get().toAbsolutePath().normalize())
                    || leaves(path)) {
                reference.problem(
                        "'" + name + "' lies outside the folder of the policy",
                        "Copy the file into the folder and name it relative to this file.");
                return Optional.empty();
            }
            if (!Files.isRegularFile(path)) {
                reference.problem(
                        "there is no file '" + name + "'", "Name it relative to this file, or write pack:NAME.");
                return Optional.empty();
            }
            return Optional.of(path);
        } catch (InvalidPathException e) {
            reference.problem("'" + name + "' is not a file name", "Name a file relative to this file.");
            return Optional.empty();
        }
    }

    /** Whether links lead out of the folder. */
    private boolean leaves(Path path) {
        try {
            return Files.exists(path)
                    && !path.toRealPath().startsWith(folder.orElseThrow().toRealPath());
        } catch (IOException e) {
            return true;
        }
    }

    private static Path folderOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private static String identity(Path file) {
        try {
            return file.toRealPath().toString().replace('\\', '/');
        } catch (IOException e) {
            return file.toAbsolutePath().normalize().toString().replace('\\', '/');
        }
    }
}
