package dev.assize.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestTest {
    /** FIPS 180-2, appendix B.1. */
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void isTheSha256OfTheBytes() {
        assertThat(Digest.of("abc").hex()).isEqualTo(OF_ABC);
        assertThat(Digest.of("abc")).hasToString("sha256:" + OF_ABC);
    }

    @Test
    void readsFilesInChunks(@TempDir Path folder) throws Exception {
        byte[] large = new byte[200_001];
        large[200_000] = 1;
        Path file = Files.write(folder.resolve("large.bin"), large);

        assertThat(Digest.of(file)).isEqualTo(Digest.of(large));
    }

    @Test
    void namesTheFile_whenItCannotBeRead(@TempDir Path folder) {
        Path absent = folder.resolve("absent");

        assertThatThrownBy(() -> Digest.of(absent))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot read " + absent + " to compute its SHA-256");
    }

    @Test
    void refusesOtherForms() {
        assertThatThrownBy(() -> new Digest("ABC"))
                .hasMessage("'ABC' is not a SHA-256 of 64 hexadecimal digits in lower case");
    }
}
