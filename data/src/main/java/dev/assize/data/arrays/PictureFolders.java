package dev.assize.data.arrays;

import dev.assize.core.ArrayColumn;
import dev.assize.core.CategoricalColumn;
import dev.assize.data.arrays.ArraySource.Colors;
import dev.assize.data.arrays.ArraySource.Pictures;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Reads folders of pictures: each folder in it is a class and holds PNG, JPEG, GIF (the first picture of it) and BMP
 * files. Names that begin with a full stop are passed over; anything else that is no picture is a fault, and so is a
 * link
 * that leads out of the folder.
 */
final class PictureFolders {
    private static final int GRAY = 1;
    private static final int RGB = 3;

    private final Pictures options;
    private final Faults faults = new Faults();

    PictureFolders(Pictures options) {
        this.options = options;
    }

    /** Reads all parts. */
    ArrayReader.Rows read(List<ArraySource.Files> parts) {
        List<Picture> pictures = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        int trainRows = 0;
        for (ArraySource.Files part : parts) {
            for (Path file : list(part.path(), faults)) {
                PictureDecoder.decode(file, options.size(), faults).ifPresent(pictures::add);
                Path parent = Objects.requireNonNull(file.getParent(), "a picture lies in the folder of its class");
                labels.add(String.valueOf(parent.getFileName()));
            }
            trainRows = trainRows == 0 ? labels.size() : trainRows;
        }
        requireOneSize(pictures, parts.get(0).path());
        faults.require();
        List<String> classes = new ArrayList<>(new TreeSet<>(labels));
        int[] codes = labels.stream().mapToInt(classes::indexOf).toArray();
        return new ArrayReader.Rows(
                column(pictures, parts.get(0).path().toString()),
                CategoricalColumn.of("label", classes, codes),
                trainRows);
    }

    /** Returns the files of pictures, in the order of class and name; refuses a folder that cannot be used. */
    static List<Path> files(Path folder) {
        Faults faults = new Faults();
        List<Path> files = list(folder, faults);
        faults.require();
        return files;
    }

    private static List<Path> list(Path folder, Faults faults) {
        List<Path> files = new ArrayList<>();
        List<Path> classes = entries(folder, faults);
        for (Path entry : classes) {
            if (!isInside(entry, folder, faults)) {
                continue;
            }
            if (!Files.isDirectory(entry)) {
                faults.add(
                        entry.toString(),
                        "the file stands beside the folders of the classes",
                        "Put each picture into the folder of its class, and other files elsewhere.");
                continue;
            }
            List<Path> pictures = entries(entry, faults);
            if (pictures.isEmpty()) {
                faults.add(entry.toString(), "the folder of a class is empty", "Put its pictures there or remove it.");
            }
            for (Path picture : pictures) {
                addPicture(picture, folder, files, faults);
            }
        }
        if (classes.isEmpty()) {
            faults.add(
                    folder.toString(),
                    "the folder is empty or absent",
                    "It needs a folder for each class, with the pictures of the class in it.");
        }
        return files;
    }

    private static void addPicture(Path picture, Path folder, List<Path> files, Faults faults) {
        if (!isInside(picture, folder, faults)) {
            return;
        }
        if (Files.isRegularFile(picture)) {
            files.add(picture);
        } else {
            faults.add(
                    picture.toString(),
                    "this is no file, and stands among the pictures of a class",
                    "A folder of a class holds pictures and no folders.");
        }
    }

    /** Whether a path lies in the folder when all links are followed. */
    private static boolean isInside(Path path, Path folder, Faults faults) {
        try {
            if (path.toRealPath().startsWith(folder.toRealPath())) {
                return true;
            }
            faults.add(
                    path.toString(),
                    "this is a link that leads out of the folder",
                    "Copy what it leads to into the folder; nothing outside is read.");
        } catch (IOException e) {
            faults.add(path.toString(), "this is a link that leads nowhere, or it cannot be read", "Remove it.");
        }
        return false;
    }

    private static List<Path> entries(Path folder, Faults faults) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path entry : all) {
                if (!String.valueOf(entry.getFileName()).startsWith(".")) {
                    entries.add(entry);
                }
            }
        } catch (IOException e) {
            faults.add(InputFile.unreadable(folder, e));
        }
        entries.sort(Comparator.comparing(path -> String.valueOf(path.getFileName())));
        return entries;
    }

    private void requireOneSize(List<Picture> pictures, Path folder) {
        Map<String, List<Picture>> bySize = new LinkedHashMap<>();
        pictures.forEach(picture -> bySize.computeIfAbsent(picture.size().toString(), size -> new ArrayList<>())
                .add(picture));
        if (bySize.size() < 2) {
            return;
        }
        List<String> shown = new ArrayList<>();
        bySize.forEach((size, of) -> shown.add(size + " (" + of.size() + ", such as "
                + folder.relativize(of.get(0).file()) + ")"));
        String more = shown.size() > 4 ? " and " + (shown.size() - 4) + " more" : "";
        faults.add(
                folder.toString(),
                "the pictures have " + shown.size() + " sizes: "
                        + String.join(", ", shown.subList(0, Math.min(4, shown.size()))) + more,
                "State the size that all shall be scaled to, height first: size: [28, 28].");
    }

    private ArrayColumn column(List<Picture> pictures, String source) {
        boolean gray = options.colors()
                .map(colors -> colors == Colors.GRAY)
                .orElseGet(() -> pictures.stream().allMatch(Picture::isGray));
        int channels = gray ? GRAY : RGB;
        ArraySource.Size size = pictures.get(0).size();
        int area = size.height() * size.width();
        float[] values = Memory.take(source, (long) pictures.size() * channels * area);
        for (int i = 0; i < pictures.size(); i++) {
            pictures.get(i).write(values, i * channels * area, gray);
        }
        return ArrayColumn.adopt(ArrayReader.IMAGE, values, channels, size.height(), size.width());
    }
}
