package dev.assize.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of some bytes.
 *
 * @param hex 64 hexadecimal digits in lower case
 */
public record Digest(String hex) {
    private static final int HEX_DIGITS = 64;
    private static final int CHUNK = 1 << 16;

    /** Checks the form. */
    public Digest {
        if (hex.length() != HEX_DIGITS
                || !hex.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            throw new IllegalArgumentException("'" + hex + "' is not a SHA-256 of 64 hexadecimal digits in lower case");
        }
    }

    /** Returns the digest of {@code bytes}. */
    public static Digest of(byte[] bytes) {
        return finish(sha256(), bytes);
    }

    /** Returns the digest of a text in UTF-8. */
    public static Digest of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the digest of a file, read in chunks. */
    public static Digest of(Path file) {
        MessageDigest digest = sha256();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + " to compute its SHA-256", e);
        }
        return finish(digest, new byte[0]);
    }

    /** Returns {@code sha256:} and the digits. */
    @Override
    public String toString() {
        return "sha256:" + hex;
    }

    private static Digest finish(MessageDigest digest, byte[] last) {
        return new Digest(HexFormat.of().formatHex(digest.digest(last)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }
}
