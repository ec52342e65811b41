package dev.assize.privacy.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Seed;
import dev.assize.privacy.noise.NoiseSource.Purpose;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class NoiseSourceTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] KEY = HEX.parseHex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4");

    /** NIST SP 800-38A, F.5.5: CTR-AES256.Encrypt. */
    @Test
    void encryptsAsThePublishedVectors() throws GeneralSecurityException {
        byte[] counter = HEX.parseHex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff");
        byte[] plain = HEX.parseHex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
                + "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710");

        Cipher cipher = AesNoise.encryption(new SecretKeySpec(KEY, "AES"), counter);

        assertThat(HEX.formatHex(cipher.doFinal(plain)))
                .isEqualTo("601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c5"
                        + "2b0930daa23de94ce87017ba2d84988ddfc9c58db67aada613c2dd08457941a6");
    }

    @Test
    void streamIsTheEncryptionOfItsCounterBlocks() throws GeneralSecurityException {
        NoiseSource source = new AesNoise(KEY, true, "test");
        long step = 0x123456789AL;
        Keystream stream = source.stream(Purpose.SAMPLING, step, 77);
        Cipher block = Cipher.getInstance("AES/ECB/NoPadding");
        block.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"));

        int blocks = 3 * Keystream.CHUNK_BYTES / 16;
        for (int i = 0; i < blocks; i++) {
            ByteBuffer counter = ByteBuffer.allocate(16);
            counter.putLong(1L << 56 | step).putInt(77).putInt(i);
            ByteBuffer expected = ByteBuffer.wrap(block.doFinal(counter.array()));
            assertThat(stream.next()).isEqualTo(expected.getLong());
            assertThat(stream.next()).isEqualTo(expected.getLong());
        }
    }

    @Test
    void givesTheSameStream_inTheMemoryOfAnother() {
        NoiseSource source = NoiseSource.seeded(new Seed(1));
        Keystream used = source.stream(Purpose.SAMPLING, 3, 0);
        for (int drawn : new int[] {0, 1, 7, Keystream.CHUNK_BYTES / Long.BYTES, 5_000}) {
            for (int i = 0; i < drawn; i++) {
                used.next();
            }

            Keystream again = source.stream(Purpose.NOISE, drawn, 2, used);

            assertThat(again).isSameAs(used);
            Keystream fresh = source.stream(Purpose.NOISE, drawn, 2);
            for (int i = 0; i < 3 * Keystream.CHUNK_BYTES / Long.BYTES; i++) {
                assertThat(again.next()).isEqualTo(fresh.next());
            }
        }
    }

    @Test
    void keepsItsKey_whenTheMemoryIsOfAnotherSource() {
        NoiseSource source = NoiseSource.seeded(new Seed(1));
        Keystream other = NoiseSource.seeded(new Seed(2)).stream(Purpose.NOISE, 0, 0);

        assertThat(words(source.stream(Purpose.NOISE, 0, 0, other)))
                .isEqualTo(words(source.stream(Purpose.NOISE, 0, 0)));
    }

    @Test
    void givesAnotherStream_forAnotherPurposeStepOrPart() {
        NoiseSource source = NoiseSource.seeded(new Seed(1));
        long[] first = words(source.stream(Purpose.NOISE, 0, 0));

        assertThat(words(source.stream(Purpose.NOISE, 0, 0))).isEqualTo(first);
        assertThat(words(source.stream(Purpose.SAMPLING, 0, 0))).isNotEqualTo(first);
        assertThat(words(source.stream(Purpose.NOISE, 1, 0))).isNotEqualTo(first);
        assertThat(words(source.stream(Purpose.NOISE, 0, 1))).isNotEqualTo(first);
        assertThat(words(NoiseSource.seeded(new Seed(2)).stream(Purpose.NOISE, 0, 0)))
                .isNotEqualTo(first);
    }

    @Test
    void takesANewKeyEachTime_whenSecure() {
        NoiseSource one = NoiseSource.secure();
        NoiseSource other = NoiseSource.secure();

        assertThat(words(one.stream(Purpose.NOISE, 0, 0))).isNotEqualTo(words(other.stream(Purpose.NOISE, 0, 0)));
        assertThat(one.isSecure()).isTrue();
        assertThat(one.name()).isEqualTo("AES-256-CTR with a key from SecureRandom");
    }

    @Test
    void saysThatItIsNotPrivate_whenSeeded() {
        NoiseSource source = NoiseSource.seeded(new Seed(5));

        assertThat(source.isSecure()).isFalse();
        assertThat(source.name()).isEqualTo("AES-256-CTR with a key from a seed: not private");
    }

    @Test
    void refusesStepsAndPartsWithoutAStream() {
        NoiseSource source = NoiseSource.seeded(new Seed(5));

        assertThatThrownBy(() -> source.stream(Purpose.NOISE, 1L << 56, 0))
                .hasMessage(
                        "there is no stream for step 72057594037927936, part 0; steps are 0 to 2^56 - 1 and parts 0 "
                                + "or more");
        assertThatThrownBy(() -> source.stream(Purpose.NOISE, 3, -1))
                .hasMessageStartingWith("there is no stream for step 3, part -1");
    }

    /** Chi-square of 15 degrees over 1e6 draws; false alarm rate 0.001. */
    @Test
    void drawsWholeNumbersUniformly_belowABoundThatIsNoPowerOfTwo() {
        Keystream bits = NoiseSource.seeded(new Seed(11)).stream(Purpose.NOISE, 0, 0);
        int bound = 16 * 3;
        long[] counts = new long[16];
        int draws = 1_000_000;
        for (int i = 0; i < draws; i++) {
            counts[(int) bits.below(bound) / 3]++;
        }
        double expected = draws / 16.0;
        double square = Arrays.stream(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();

        assertThat(square).isLessThan(37.7);
    }

    @Test
    void favorsNoNumber_whenTheBoundIsTwoThirdsOfTheRange() {
        Keystream bits = NoiseSource.seeded(new Seed(12)).stream(Purpose.NOISE, 0, 0);
        long bound = Long.MAX_VALUE / 3 * 2; // a draw modulo this bound would fall into its lower half 2/3 of the time
        int lower = 0;
        int draws = 100_000;
        for (int i = 0; i < draws; i++) {
            lower += bits.below(bound) < bound / 2 ? 1 : 0;
        }

        assertThat(lower / (double) draws).isCloseTo(0.5, within(3.3 * 0.5 / Math.sqrt(draws)));
        assertThatThrownBy(() -> bits.below(0))
                .hasMessage("a uniform integer below 0 does not exist; the bound is at least 1");
    }

    private static long[] words(Keystream stream) {
        long[] words = new long[8];
        Arrays.setAll(words, i -> stream.next());
        return words;
    }
}
