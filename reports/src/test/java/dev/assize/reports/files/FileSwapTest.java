package dev.assize.reports.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSwapTest {
    @TempDir
    Path folder;

    private Path file(String name) {
        return folder.resolve(name);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @Test
    void replacesEveryFile() throws IOException {
        Files.writeString(file("a"), "old a");

        try (FileSwap swap = new FileSwap(folder)) {
            swap.stage("a", bytes("new a"));
            swap.stage("b", bytes("new b"));
            assertThat(file("a")).hasContent("old a");
            swap.commit();
        }

        assertThat(file("a")).hasContent("new a");
        assertThat(file("b")).hasContent("new b");
        assertThat(names()).containsExactly("a", "b");
    }

    @Test
    void bringsBackWhatItReplaced_whenALaterFileCannotBeMoved() throws IOException {
        Files.writeString(file("a"), "old a");

        try (FileSwap swap = new FileSwap(folder)) {
            swap.stage("a", bytes("new a"));
            swap.stage("b", bytes("new b"));
            swap.stage("c", bytes("new c"));
            Files.createDirectories(file("c").resolve("in the way"));
            assertThatThrownBy(swap::commit).isInstanceOf(IOException.class);
        }

        assertThat(file("a")).hasContent("old a");
        assertThat(names()).containsExactly("a", "c");
    }

    @Test
    void removesWhatItStaged_whenNothingIsCommitted() throws IOException {
        try (FileSwap swap = new FileSwap(folder)) {
            swap.stage("a", bytes("new a"));
            assertThat(names()).hasSize(1);
        }

        assertThat(names()).isEmpty();
    }

    @Test
    void refusesAFolder_beforeAnythingIsReplaced() throws IOException {
        Files.createDirectory(file("a"));

        try (FileSwap swap = new FileSwap(folder)) {
            assertThatThrownBy(() -> swap.stage("a", bytes("new")))
                    .isInstanceOf(IOException.class)
                    .hasMessage("a is a folder");
        }

        assertThat(names()).containsExactly("a");
    }

    @Test
    void keepsTwoRunsApart() throws IOException {
        try (FileSwap first = new FileSwap(folder);
                FileSwap second = new FileSwap(folder)) {
            first.stage("a", bytes("first"));
            second.stage("a", bytes("second"));
            second.commit();
            first.commit();
        }

        assertThat(file("a")).hasContent("first");
        assertThat(names()).containsExactly("a");
    }
}
