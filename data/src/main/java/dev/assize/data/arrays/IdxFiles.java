package dev.assize.data.arrays;

import dev.assize.core.ArrayColumn;
import dev.assize.core.CategoricalColumn;
import dev.assize.data.DataException;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads pictures and labels in IDX format, packed with gzip or not. All parts go into one array. */
final class IdxFiles {
    private static final int CHUNK = 1 << 16;
    private static final int BYTE_VALUES = 256;

    private IdxFiles() {}

    static ArrayReader.Rows read(List<ArraySource.Files> parts) {
        List<Part> opened = open(parts);
        IdxHeader first = opened.get(0).header;
        int rows = 0;
        long numbers = 0;
        for (Part part : opened) {
            rows += part.header.rows();
            numbers += part.header.bytes();
        }
        float[] values = Memory.take(opened.get(0).pictures.name(), numbers);
        byte[] labels = new byte[rows];
        int row = 0;
        int at = 0;
        for (Part part : opened) {
            System.arraycopy(part.labels, 0, labels, row, part.labels.length);
            part.fill(values, at);
            row += part.header.rows();
            at += (int) part.header.bytes();
        }
        ArrayColumn images = ArrayColumn.adopt(ArrayReader.IMAGE, values, 1, first.height(), first.width());
        return new ArrayReader.Rows(images, column(labels), opened.get(0).header.rows());
    }

    /** Reads headers and labels of all parts, which need little memory; reports what is wrong with any of them. */
    private static List<Part> open(List<ArraySource.Files> parts) {
        Faults faults = new Faults();
        List<Part> opened = new ArrayList<>();
        for (ArraySource.Files part : parts) {
            open(part, opened, faults);
        }
        faults.require();
        IdxHeader first = opened.get(0).header;
        for (Part part : opened) {
            if (part.header.height() != first.height() || part.header.width() != first.width()) {
                throw DataException.of(
                        part.pictures.name(),
                        "it holds " + part.header.shown() + ", the training part " + first.shown(),
                        "Both parts need pictures of one size.");
            }
        }
        return opened;
    }

    private static void open(ArraySource.Files part, List<Part> opened, Faults faults) {
        byte[] labels = null;
        try {
            labels = labels(part.labels().orElseThrow());
        } catch (DataException e) {
            faults.add(e);
        }
        try {
            InputFile pictures = InputFile.of(part.path());
            IdxHeader header = header(pictures);
            if (labels != null && labels.length != header.rows()) {
                faults.add(
                        pictures.name(),
                        "it holds " + header.rows() + " pictures, "
                                + part.labels().orElseThrow() + " " + labels.length + " labels",
                        "Name two files that belong together.");
            }
            opened.add(new Part(pictures, header, labels == null ? new byte[0] : labels));
        } catch (DataException e) {
            faults.add(e);
        }
    }

    private static IdxHeader header(InputFile pictures) {
        try (DataInputStream in = new DataInputStream(pictures.open())) {
            return IdxHeader.ofPictures(pictures, in);
        } catch (IOException e) {
            throw pictures.unreadable(e);
        }
    }

    private static byte[] labels(Path path) {
        InputFile file = InputFile.of(path);
        try (DataInputStream in = new DataInputStream(file.open())) {
            IdxHeader header = IdxHeader.ofLabels(file, in);
            byte[] labels = in.readNBytes(header.rows());
            requireEnd(file, in, labels.length, header);
            return labels;
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    /** Refuses a file that has fewer or more bytes than it says. */
    private static void requireEnd(InputFile file, InputStream in, long found, IdxHeader header) throws IOException {
        if (found < header.bytes()) {
            throw DataException.of(
                    file.name(),
                    "it is cut short: it holds " + found + " of the " + header.bytes() + " bytes that it states",
                    "Copy or download the file again.");
        }
        if (in.read() >= 0) {
            throw DataException.of(
                    file.name(),
                    "there are bytes behind the " + header.bytes() + " that it states",
                    "The file is damaged or no IDX file; copy or download it again.");
        }
    }

    private static CategoricalColumn column(byte[] labels) {
        boolean[] occurs = new boolean[BYTE_VALUES];
        for (byte label : labels) {
            occurs[label & 0xFF] = true;
        }
        int[] codeOf = new int[BYTE_VALUES];
        List<String> dictionary = new ArrayList<>();
        for (int value = 0; value < BYTE_VALUES; value++) {
            codeOf[value] = dictionary.size();
            if (occurs[value]) {
                dictionary.add(String.valueOf(value));
            }
        }
        int[] codes = new int[labels.length];
        Arrays.setAll(codes, row -> codeOf[labels[row] & 0xFF]);
        return CategoricalColumn.of("label", dictionary, codes);
    }

    /** A part whose pictures are still to be read. */
    private static final class Part {
        private final InputFile pictures;
        private final IdxHeader header;
        private final byte[] labels;

        Part(InputFile pictures, IdxHeader header, byte[] labels) {
            this.pictures = pictures;
            this.header = header;
            this.labels = labels;
        }

        void fill(float[] values, int from) {
            byte[] chunk = new byte[CHUNK];
            int at = from;
            int end = from + (int) header.bytes();
            try (DataInputStream in = new DataInputStream(pictures.open())) {
                IdxHeader.ofPictures(pictures, in);
                int read = 0;
                while (at < end && read >= 0) {
                    read = in.read(chunk, 0, Math.min(CHUNK, end - at));
                    for (int i = 0; i < read; i++) {
                        values[at++] = chunk[i] & 0xFF;
                    }
                }
                requireEnd(pictures, in, at - from, header);
            } catch (IOException e) {
                throw pictures.unreadable(e);
            }
        }
    }
}
