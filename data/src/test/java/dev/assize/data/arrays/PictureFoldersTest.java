package dev.assize.data.arrays;

import static dev.assize.data.arrays.ArraySamples.cells;
import static dev.assize.data.arrays.ArraySamples.color;
import static dev.assize.data.arrays.ArraySamples.gray;
import static dev.assize.data.arrays.ArraySamples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Table;
import dev.assize.data.arrays.ArraySource.Colors;
import dev.assize.data.arrays.ArraySource.Pictures;
import dev.assize.data.arrays.ArraySource.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFoldersTest {
    @TempDir
    Path temporary;

    private Path folder;
    private ArraySource source;

    @BeforeEach
    void writePictures() throws IOException {
        folder = temporary.resolve("pets");
        gray(folder.resolve("dog/b.png"), "png", 2, 0, 50, 100, 255);
        gray(folder.resolve("cat/z.png"), "png", 2, 1, 2, 3, 4);
        gray(folder.resolve("cat/a.bmp"), "bmp", 2, 5, 6, 7, 8);
        source = ArraySource.of(folder, "animal");
    }

    private ArraySource with(Optional<Size> size, Optional<Colors> colors) {
        return source.withPictures(new Pictures(size, colors));
    }

    @Test
    void takesFoldersForClasses_inTheOrderOfNames() {
        Table table = ArrayReader.read(source);

        assertThat(table.schema().names()).containsExactly("image", "animal");
        assertThat(table.array("image").axes()).containsExactly(1, 2, 2);
        assertThat(cells(table, "animal")).isEqualTo("cat\ncat\ndog");
        assertThat(cells(table, "image")).isEqualTo("5 6 7 8\n1 2 3 4\n0 50 100 255");
    }

    @Test
    void passesOverHiddenFiles() throws IOException {
        ArraySamples.write(folder, ".DS_Store", "x");
        ArraySamples.write(folder.resolve("cat"), ".hidden", "x");

        assertThat(ArrayReader.read(source).rowCount()).isEqualTo(3);
    }

    @Test
    void readsColorsWhereOnePictureHasThem() throws IOException {
        color(folder.resolve("dog/c.png"), "png", 2, 0xFF0000, 0x00FF00, 0x0000FF, 0x102030);

        Table table = ArrayReader.read(source);

        assertThat(table.array("image").axes()).containsExactly(3, 2, 2);
        assertThat(table.array("image").text(3, "")).isEqualTo("255 0 0 16 0 255 0 32 0 0 255 48");
        assertThat(table.array("image").text(0, "")).isEqualTo("5 6 7 8 5 6 7 8 5 6 7 8");
    }

    @Test
    void makesGrayOfColors_whenAsked() throws IOException {
        color(folder.resolve("dog/c.png"), "png", 2, 0xFF0000, 0x00FF00, 0x0000FF, 0x646464);

        Table table = ArrayReader.read(with(Optional.empty(), Optional.of(Colors.GRAY)));

        // 0.299, 0.587 and 0.114 of 255
        assertThat(table.array("image").text(3, "")).isEqualTo("76.245 149.685 29.07 100");
    }

    @Test
    void makesThreeChannelsOfGray_whenAsked() {
        assertThat(ArrayReader.read(with(Optional.empty(), Optional.of(Colors.RGB)))
                        .array("image")
                        .text(1, ""))
                .isEqualTo("1 2 3 4 1 2 3 4 1 2 3 4");
    }

    @Test
    void scalesToOneSize() throws IOException {
        gray(folder.resolve("dog/c.png"), "png", 4, 0, 4, 8, 8, 4, 8, 8, 8, 100, 100, 200, 200, 100, 100, 200, 200);

        Table table = ArrayReader.read(with(Optional.of(new Size(2, 2)), Optional.empty()));

        assertThat(table.array("image").text(3, "")).isEqualTo("4 8 100 200");
        assertThat(table.array("image").text(2, "")).isEqualTo("0 50 100 255");
    }

    @Test
    void refusesPicturesOfDifferentSizes() throws IOException {
        gray(folder.resolve("dog/c.png"), "png", 3, 0, 4, 8);

        assertThat(refusal(temporary, source))
                .isEqualTo("DIR/pets: the pictures have 2 sizes: 2 x 2 (3, such as cat/a.bmp), 1 x 3 (1, such as "
                        + "dog/c.png)\n  State the size that all shall be scaled to, height first: size: [28, 28].");
    }

    @Test
    void namesEveryFaultOfTheFolder() throws IOException {
        ArraySamples.write(folder, "readme.txt", "x");
        ArraySamples.write(folder.resolve("cat"), "notes.png", "no picture");
        Files.createDirectories(folder.resolve("dog/puppies"));
        Files.createDirectories(folder.resolve("empty"));
        byte[] picture = Files.readAllBytes(folder.resolve("cat/z.png"));
        picture[picture.length - 18] ^= 0x55; // in the pixels, before their checksum
        Files.write(folder.resolve("cat/broken.png"), picture);

        assertThat(refusal(temporary, source)).isEqualTo("""
                        DIR/pets/dog/puppies: this is no file, and stands among the pictures of a class
                          A folder of a class holds pictures and no folders.
                        DIR/pets/empty: the folder of a class is empty
                          Put its pictures there or remove it.
                        DIR/pets/readme.txt: the file stands beside the folders of the classes
                          Put each picture into the folder of its class, and other files elsewhere.
                        DIR/pets/cat/broken.png: the picture is damaged: a checksum of the PNG file does not fit
                          Copy or export it again, or remove it.
                        DIR/pets/cat/notes.png: the file is no picture, or a damaged one
                          Remove it. PNG, JPEG, GIF and BMP are read.""");
    }

    @Test
    void refusesAnEmptyFolder() throws IOException {
        Path empty = Files.createDirectories(temporary.resolve("nothing"));

        assertThat(refusal(temporary, ArraySource.of(empty, "animal")))
                .isEqualTo("DIR/nothing: the folder is empty or absent\n"
                        + "  It needs a folder for each class, with the pictures of the class in it.");
    }

    @Test
    void refusesLinksThatLeadOutOfTheFolder() throws IOException {
        Path secret = gray(temporary.resolve("elsewhere/x.png"), "png", 2, 1, 2, 3, 4);
        Files.createSymbolicLink(folder.resolve("cat/link.png"), secret);
        Files.createSymbolicLink(folder.resolve("bird"), temporary.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("cat/gone.png"), temporary.resolve("gone.png"));

        String hint = "\n  Copy what it leads to into the folder; nothing outside is read.";
        assertThat(refusal(temporary, source))
                .isEqualTo("DIR/pets/bird: this is a link that leads out of the folder" + hint
                        + "\nDIR/pets/cat/gone.png: this is a link that leads nowhere, or it cannot be read\n"
                        + "  Remove it."
                        + "\nDIR/pets/cat/link.png: this is a link that leads out of the folder" + hint);
    }

    @Test
    void followsLinksInsideTheFolder() throws IOException {
        Files.createSymbolicLink(folder.resolve("cat/link.png"), folder.resolve("dog/b.png"));

        assertThat(ArrayReader.read(source).array("image").text(1, "")).isEqualTo("0 50 100 255");
    }

    @Test
    void readsATestFolderOfItsOwn() throws IOException {
        Path test = temporary.resolve("test");
        gray(test.resolve("dog/x.png"), "png", 2, 9, 9, 9, 9);

        Table table = ArrayReader.read(source.withTest(new ArraySource.Files(test, Optional.empty())));

        assertThat(cells(table, "part")).isEqualTo("train\ntrain\ntrain\ntest");
        assertThat(table.array("image").text(3, "")).isEqualTo("9 9 9 9");
    }

    @Test
    void digestIsThatOfNamesAndContents_notOfThePlace() throws IOException {
        Path copy = temporary.resolve("copy");
        for (String name : new String[] {"dog/b.png", "cat/z.png", "cat/a.bmp"}) {
            Files.createDirectories(copy.resolve(name).getParent());
            Files.copy(folder.resolve(name), copy.resolve(name));
        }

        assertThat(ArrayReader.digest(ArraySource.of(copy, "animal"))).isEqualTo(ArrayReader.digest(source));
        Files.move(copy.resolve("cat/a.bmp"), copy.resolve("dog/a.bmp"));
        assertThat(ArrayReader.digest(ArraySource.of(copy, "animal"))).isNotEqualTo(ArrayReader.digest(source));
    }
}
