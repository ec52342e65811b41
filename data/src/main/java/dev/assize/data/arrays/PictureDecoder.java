package dev.assize.data.arrays;

import dev.assize.data.arrays.ArraySource.Size;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes one picture with the readers that come with Java, without temporary files. Its size is looked at before it is
 * decoded, and what else the file holds (texts, color profiles beside the pixels) is passed over.
 *
 * <p>Gray pictures keep their numbers; others become red, green and blue of sRGB. 16 bits become 8. Where a picture is
 * transparent it is drawn on black. How a camera was held (EXIF) is not looked at.
 */
final class PictureDecoder {
    private static final List<String> FORMATS = List.of("png", "jpeg", "jpg", "gif", "bmp");
    private static final int FULL = 255;
    private static final String KINDS = "PNG, JPEG, GIF and BMP are read.";

    private PictureDecoder() {}

    /** Returns the picture, scaled where a size is stated; empty where there is a fault. */
    static Optional<Picture> decode(Path file, Optional<Size> target, Faults faults) {
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                faults.add(file.toString(), "the file is no picture, or a damaged one", "Remove it. " + KINDS);
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                return decode(reader, in, file, faults)
                        .map(picture -> target.map(picture::scaled).orElse(picture));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // the readers throw much that is not IOException when a file is damaged
            faults.add(
                    file.toString(),
                    "the picture is damaged: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    "Copy or export it again, or remove it.");
            return Optional.empty();
        }
    }

    private static Optional<Picture> decode(ImageReader reader, ImageInputStream in, Path file, Faults faults)
            throws IOException {
        String format = reader.getFormatName().toLowerCase(Locale.ROOT);
        if (!FORMATS.contains(format)) {
            faults.add(
                    file.toString(), "the picture is a " + format + " file", "Export it in another format. " + KINDS);
            return Optional.empty();
        }
        reader.setInput(in, true, true);
        if (!hasPossibleSize(reader, file, faults)) {
            return Optional.empty();
        }
        if (format.equals("png")) {
            PngChunks.check(file);
        }
        BufferedImage image = whole(reader);
        return Optional.of(new Picture(file, new Size(image.getHeight(), image.getWidth()), planes(image)));
    }

    private static boolean hasPossibleSize(ImageReader reader, Path file, Faults faults) throws IOException {
        int height = reader.getHeight(0);
        int width = reader.getWidth(0);
        if (Math.min(height, width) >= 1 && Math.max(height, width) <= Size.MOST) {
            return true;
        }
        faults.add(
                file.toString(),
                "the picture states " + height + " x " + width + " pixels",
                "A side has 1 to " + Size.MOST + " pixels; make it smaller. It was not decoded.");
        return false;
    }

    /** Decodes; refuses what the reader only warns of, such as a file that ends too early and was filled up. */
    private static BufferedImage whole(ImageReader reader) throws IOException {
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning.toLowerCase(Locale.ROOT)));
        BufferedImage image = reader.read(0);
        Optional<String> broken = warnings.stream()
                .filter(warning -> warning.matches("(?s).*(premature|truncat|corrupt|eof|eoi).*"))
                .findFirst();
        if (broken.isPresent() || image.getHeight() != reader.getHeight(0) || image.getWidth() != reader.getWidth(0)) {
            throw new IOException(broken.orElse("it has another size than it states"));
        }
        return image;
    }

    private static byte[] planes(BufferedImage image) {
        Raster raster = image.getRaster();
        boolean plainGray = !(image.getColorModel() instanceof IndexColorModel) && raster.getNumBands() <= 2;
        return plainGray ? gray(raster) : colors(image);
    }

    /** The numbers as they are stored: the general way would brighten them, taking them for linear light. */
    private static byte[] gray(Raster raster) {
        int height = raster.getHeight();
        int width = raster.getWidth();
        int most = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
        byte[] plane = new byte[height * width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double value = (double) raster.getSample(x, y, 0) * FULL / most;
                if (raster.getNumBands() == 2) {
                    value *= (double) raster.getSample(x, y, 1) / most;
                }
                plane[y * width + x] = (byte) Math.round(value);
            }
        }
        return plane;
    }

    private static byte[] colors(BufferedImage image) {
        int width = image.getWidth();
        int area = image.getHeight() * width;
        int[] pixels = image.getRGB(0, 0, width, image.getHeight(), new int[area], 0, width);
        byte[] planes = new byte[3 * area];
        boolean gray = true;
        for (int i = 0; i < area; i++) {
            int alpha = pixels[i] >>> 24;
            int red = drawn(pixels[i] >> 16, alpha);
            int green = drawn(pixels[i] >> 8, alpha);
            int blue = drawn(pixels[i], alpha);
            gray &= red == green && green == blue;
            planes[i] = (byte) red;
            planes[area + i] = (byte) green;
            planes[2 * area + i] = (byte) blue;
        }
        return gray ? Arrays.copyOf(planes, area) : planes;
    }

    private static int drawn(int channel, int alpha) {
        return ((channel & 0xFF) * alpha + FULL / 2) / FULL;
    }
}
