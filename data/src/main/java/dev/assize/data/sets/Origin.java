package dev.assize.data.sets;

import dev.assize.core.Digest;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** How a file of a data set is got from the web. What arrives is believed only when its SHA-256 is the stated one. */
public sealed interface Origin {
    /** Returns the address that is asked first, for messages. */
    URI address();

    /** Writes the file. */
    void write(Web web, Path target) throws IOException;

    /** Opens addresses. */
    @FunctionalInterface
    interface Web {
        /** Returns the bytes behind an address. */
        InputStream open(URI address) throws IOException;
    }

    /**
     * The file as it is.
     *
     * @param address where it is
     */
    record Plain(URI address) implements Origin {
        @Override
        public void write(Web web, Path target) throws IOException {
            try (InputStream in = web.open(address)) {
                Files.copy(in, target);
            }
        }
    }

    /**
     * A file packed with gzip, unpacked on arrival.
     *
     * @param address where it is
     */
    record Gzipped(URI address) implements Origin {
        @Override
        public void write(Web web, Path target) throws IOException {
            try (InputStream in = new GZIPInputStream(web.open(address))) {
                Files.copy(in, target);
            }
        }
    }

    /**
     * A member of a zip file.
     *
     * @param address where the zip file is
     * @param member its path in the zip file
     */
    record ZipMember(URI address, String member) implements Origin {
        @Override
        public void write(Web web, Path target) throws IOException {
            try (ZipInputStream in = new ZipInputStream(web.open(address))) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    if (entry.getName().equals(member)) {
                        Files.copy(in, target);
                        return;
                    }
                }
            }
            throw new FileNotFoundException(
                    address + " holds no member '" + member + "', its content must have changed");
        }
    }

    /**
     * The Adult set as one CSV file, made of the two original files.
     *
     * @param address the training rows
     * @param test the test rows
     */
    record AdultParts(URI address, URI test) implements Origin {
        /** SHA-256 of the original {@code adult.data}. */
        private static final Digest TRAINING_CONTENT =
                new Digest("5b00264637dbfec36bdeaab5676b0b309ff9eb788d63554ca0a249491c86603d");
        /** SHA-256 of the original {@code adult.test}. */
        private static final Digest TEST_CONTENT =
                new Digest("a2a9044bc167a35b2361efbabec64e89d69ce82d9790d2980119aac5fd7e9c05");

        @Override
        public void write(Web web, Path target) throws IOException {
            AdultCsv.write(part(web, address, TRAINING_CONTENT), part(web, test, TEST_CONTENT), target);
        }

        private static byte[] part(Web web, URI address, Digest content) throws IOException {
            try (InputStream in = web.open(address)) {
                byte[] bytes = in.readAllBytes();
                if (!Digest.of(bytes).equals(content)) {
                    throw new IOException(address + " gives other bytes than the known ones with " + content);
                }
                return bytes;
            }
        }
    }
}
