package dev.assize.data.arrays;

import static dev.assize.data.arrays.ArraySamples.color;
import static dev.assize.data.arrays.ArraySamples.gray;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assize.data.DataException;
import dev.assize.data.arrays.ArraySource.Size;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferUShort;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureDecoderTest {
    @TempDir
    Path folder;

    private static float[] read(Path file, boolean gray) {
        Faults faults = new Faults();
        Optional<Picture> picture = PictureDecoder.decode(file, Optional.empty(), faults);
        faults.require();
        Size size = picture.orElseThrow().size();
        float[] numbers = new float[(gray ? 1 : 3) * size.height() * size.width()];
        picture.orElseThrow().write(numbers, 0, gray);
        return numbers;
    }

    private String fault(Path file) {
        DataException refused = catchThrowableOfType(DataException.class, () -> read(file, true));
        return refused == null ? "(not refused)" : refused.getMessage().replace(folder.toString(), "DIR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "gif"})
    void keepsEveryGray_asItIsStored(String format) throws IOException {
        int[] pixels = new int[256];
        Arrays.setAll(pixels, i -> i);
        Path file = gray(folder.resolve("x"), format, 16, pixels);

        float[] numbers = read(file, true);

        for (int i = 0; i < 256; i++) {
            assertThat(numbers[i]).isEqualTo(i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp"})
    void keepsEveryColor(String format) throws IOException {
        Path file = color(folder.resolve("x"), format, 2, 0x010203, 0xFFFEFD, 0x7F8081, 0);

        assertThat(read(file, false)).containsExactly(1, 255, 127, 0, 2, 254, 128, 0, 3, 253, 129, 0);
    }

    @Test
    void readsJpegToAFewLevels() throws IOException {
        Path gray = gray(folder.resolve("gray.jpg"), "jpeg", 8, filled(64, 100));
        Path color = color(folder.resolve("color.jpg"), "jpeg", 8, filled(64, 0xC86432));

        for (float number : read(gray, true)) {
            assertThat(number).isBetween(98f, 102f);
        }
        float[] numbers = read(color, false);
        assertThat(numbers[0]).isBetween(195f, 205f);
        assertThat(numbers[64]).isBetween(95f, 105f);
        assertThat(numbers[128]).isBetween(45f, 55f);
    }

    private static int[] filled(int count, int value) {
        int[] pixels = new int[count];
        Arrays.fill(pixels, value);
        return pixels;
    }

    @Test
    void makesEightBitsOfSixteen() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        short[] data = ((DataBufferUShort) image.getRaster().getDataBuffer()).getData();
        data[0] = (short) 65_535;
        data[1] = (short) 32_896; // 128 * 257

        assertThat(read(ArraySamples.write(image, folder.resolve("x"), "png"), true))
                .containsExactly(255, 128);
    }

    @Test
    void drawsTransparentPartsOnBlack() throws IOException {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 3, 1, new int[] {0x00FFFFFF, 0x80FF0000, 0xFF0000FF}, 0, 3);

        assertThat(read(ArraySamples.write(image, folder.resolve("x"), "png"), false))
                .containsExactly(0, 128, 0, 0, 0, 0, 0, 0, 255);
    }

    @ParameterizedTest
    @CsvSource({"png", "jpeg", "gif", "bmp"})
    void refusesAPictureThatIsCutShort(String format) throws IOException {
        SplittableRandom random = new SplittableRandom(20_261_123L);
        int[] pixels = random.ints(64 * 64, 0, 256).toArray();
        byte[] whole = Files.readAllBytes(gray(folder.resolve("whole"), format, 64, pixels));
        for (int part = 1; part < 10; part++) {
            Path file = Files.write(folder.resolve("x"), Arrays.copyOf(whole, whole.length * part / 10));
            assertThat(fault(file)).as("%d tenths of %s", part, format).startsWith("DIR/x: the picture is damaged: ");
        }
    }

    @Test
    void refusesAPictureThatUnpacksToTooMuch_beforeDecodingIt() throws IOException {
        Path wide = Files.write(folder.resolve("wide.png"), pngHeader(2_000_000_000, 2_000_000_000));
        Path large = Files.write(folder.resolve("large.png"), pngHeader(4097, 1));

        assertThat(fault(wide))
                .isEqualTo("DIR/wide.png: the picture states 2000000000 x 2000000000 pixels\n"
                        + "  A side has 1 to 4096 pixels; make it smaller. It was not decoded.");
        assertThat(fault(large)).startsWith("DIR/large.png: the picture states 1 x 4097 pixels\n");
    }

    /** A PNG that states a size and ends. */
    private static byte[] pngHeader(int width, int height) {
        byte[] chunk = ByteBuffer.allocate(17)
                .put(new byte[] {'I', 'H', 'D', 'R'})
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 0, 0, 0, 0})
                .array();
        CRC32 check = new CRC32();
        check.update(chunk);
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
                .putInt(13)
                .put(chunk)
                .putInt((int) check.getValue())
                .array();
    }

    @Test
    void refusesAPngWithOneBitFlipped_whereverItIs() throws IOException {
        byte[] whole = Files.readAllBytes(gray(folder.resolve("whole"), "png", 2, 1, 2, 3, 4));
        for (int at = 16; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Path file = Files.write(folder.resolve("x"), damaged);
            assertThat(fault(file)).as("byte %d", at).startsWith("DIR/x: the picture ");
        }
    }

    @Test
    void refusesOtherFormats() throws IOException {
        Path tiff = gray(folder.resolve("x.png"), "tiff", 2, 1, 2);

        assertThat(fault(tiff))
                .isEqualTo("DIR/x.png: the picture is a tif file\n"
                        + "  Export it in another format. PNG, JPEG, GIF and BMP are read.");
    }

    @Test
    void neverFailsInAnotherWay_whateverTheBytes() throws IOException {
        SplittableRandom random = new SplittableRandom(20_261_123L);
        for (String format : new String[] {"png", "jpeg", "gif", "bmp"}) {
            byte[] whole = Files.readAllBytes(gray(
                    folder.resolve("whole"),
                    format,
                    16,
                    random.ints(256, 0, 256).toArray()));
            for (int draw = 0; draw < 300; draw++) {
                byte[] damaged = whole.clone();
                for (int i = 0; i < 3; i++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                Path file = Files.write(folder.resolve("x"), damaged);
                // a fault or a picture, nothing else
                assertThat(fault(file)).isNotEmpty();
            }
        }
    }

    @Test
    void scalesUpAndDownByCoveredArea() throws IOException {
        Path file = gray(folder.resolve("x"), "png", 3, 0, 90, 180);
        Picture picture = PictureDecoder.decode(file, Optional.of(new Size(2, 2)), new Faults())
                .orElseThrow();
        float[] numbers = new float[4];
        picture.write(numbers, 0, true);

        // (1 * 0 + 0.5 * 90) / 1.5 and (0.5 * 90 + 1 * 180) / 1.5
        assertThat(numbers).containsExactly(30, 150, 30, 150);
    }

    @Test
    void scalingAConstantPictureChangesNothing() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        for (int draw = 0; draw < 50; draw++) {
            Path file = gray(folder.resolve("x"), "png", 1 + random.nextInt(7), filled(7 * 6 * 5 * 4 * 3, 201));
            Size size = new Size(1 + random.nextInt(9), 1 + random.nextInt(9));
            Picture picture =
                    PictureDecoder.decode(file, Optional.of(size), new Faults()).orElseThrow();
            float[] numbers = new float[size.height() * size.width()];
            picture.write(numbers, 0, true);
            assertThat(numbers).containsOnly(201);
        }
    }

    @Test
    void refusesASizeThatNoPictureHas() {
        assertThatThrownBy(() -> new Size(0, 5))
                .hasMessage("a picture of 0 x 5 pixels cannot be made; each side has 1 to 4096 pixels");
        assertThatThrownBy(() -> new Size(5, 4097)).isInstanceOf(IllegalArgumentException.class);
    }
}
