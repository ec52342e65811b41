package dev.assize.data.arrays;

import static dev.assize.data.arrays.ArraySamples.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.data.DataException;
import dev.assize.data.arrays.ArraySource.Pictures;
import dev.assize.data.arrays.ArraySource.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrayReaderTest {
    @TempDir
    Path folder;

    @Test
    void knowsItsFilesByNameAndContent() throws IOException {
        Path idx = Files.write(folder.resolve("pictures"), ArraySamples.idxPictures(2051, 1, 1, 1, 1));
        Path table = Files.write(folder.resolve("odd.csv"), ArraySamples.idxPictures(2051, 1, 1, 1, 1));

        assertThat(ArrayReader.reads(folder)).isTrue();
        assertThat(ArrayReader.reads(idx)).isTrue();
        assertThat(ArrayReader.reads(folder.resolve("absent.TS.gz"))).isTrue();
        assertThat(ArrayReader.reads(folder.resolve("t10k-images-idx3-ubyte.gz")))
                .isTrue();
        assertThat(ArrayReader.reads(table)).isFalse();
        assertThat(ArrayReader.reads(folder.resolve("absent"))).isFalse();
        assertThat(ArrayReader.reads(ArraySamples.write(folder, "text", "a,b\n")))
                .isFalse();
    }

    @Test
    void refusesSettingsThatBelongToOtherFiles() throws IOException {
        Path sequences = ArraySamples.write(folder, "x.ts", "@classLabel true a\n@data\n1:a\n");
        ArraySource source = new ArraySource(
                new ArraySource.Files(sequences, Optional.of(folder.resolve("labels"))),
                Optional.of(new ArraySource.Files(folder, Optional.empty())),
                "sequence",
                new Pictures(Optional.of(new Size(2, 2)), Optional.empty()));

        assertThat(refusal(folder, source)).isEqualTo("""
                        DIR/x.ts: the label is called 'sequence', as another column is
                          Give the label another name, for example 'class'.
                        DIR/x.ts: a file of labels is named beside it
                          Leave 'labels' out; the labels are the names of folders, or stand in the file.
                        DIR: the test part is of another kind than DIR/x.ts
                          Bring both parts as folders, or both as files of one format.
                        DIR/x.ts: a size or colors are stated, and this is no folder of pictures
                          Leave them out; only pictures of a folder are scaled or change their colors.""");
    }

    @Test
    void needsTheLabelsOfIdxPictures() throws IOException {
        Path idx = Files.write(folder.resolve("x-idx3-ubyte"), ArraySamples.idxPictures(2051, 1, 1, 1, 1));

        assertThat(refusal(folder, ArraySource.of(idx, "digit")))
                .isEqualTo("DIR/x-idx3-ubyte: no file of labels is named\n"
                        + "  Name it: labels: FILE. Pictures in IDX format have their labels in a file of their own.");
    }

    @Test
    void digestChangesWithTheLabels() throws IOException {
        Path idx = Files.write(folder.resolve("x"), ArraySamples.idxPictures(2051, 1, 1, 1, 1));
        Path one = Files.write(folder.resolve("one"), ArraySamples.idxLabels(2049, 1, 1));
        Path two = Files.write(folder.resolve("two"), ArraySamples.idxLabels(2049, 1, 2));
        ArraySource source = ArraySource.of(idx, "digit");

        assertThat(ArrayReader.digest(source.withLabels(one)))
                .isEqualTo(ArrayReader.digest(source.withLabels(one)))
                .isNotEqualTo(ArrayReader.digest(source.withLabels(two)));
    }

    @Test
    void refusesMoreNumbersThanMemoryHolds() {
        assertThatThrownBy(() -> Memory.take("x", 1L << 40))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("x: it has 1099511627776 numbers, which need 4194304 MB of memory; there are ")
                .hasMessageEndingWith(
                        " MB\n  Use fewer or smaller arrays, at most 2147483639 numbers in all, or give Java "
                                + "more memory with -Xmx.");
        assertThat(Memory.take("x", 5)).hasSize(5);
    }
}
