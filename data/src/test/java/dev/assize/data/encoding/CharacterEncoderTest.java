package dev.assize.data.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.EncodedFeature;
import dev.assize.core.EncodedFeature.Kind;
import dev.assize.core.Encoder;
import dev.assize.core.Table;
import dev.assize.core.Tensor;
import dev.assize.core.TextColumn;
import dev.assize.data.encoding.EncodingOptions.CharacterForm;
import dev.assize.data.encoding.EncodingOptions.Letters;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CharacterEncoderTest {
    private static Table names(String... names) {
        return Table.of(List.of(TextColumn.of("name", Arrays.asList(names))));
    }

    private static Encoder fit(EncodingOptions options, String... names) {
        return Encoders.fit(names(names), List.of("name"), options);
    }

    @Test
    void writesCharactersOneHot() {
        Encoder encoder = Encoders.fit(names("ab", "c"), List.of("name"));

        Tensor encoded = encoder.encode(names("ca", "b"));

        assertThat(encoder).isInstanceOf(CharacterEncoder.class);
        assertThat(encoder.shape()).containsExactly(4, 2); // a, b, c, unknown; two steps
        assertThat(encoded.shape()).containsExactly(2, 4, 2);
        assertThat(encoded.row(0)).containsExactly(0, 1, 0, 0, 1, 0, 0, 0);
        assertThat(encoded.row(1)).containsExactly(0, 0, 1, 0, 0, 0, 0, 0);
    }

    @Test
    void writesIndices_thatAreNeverZero() {
        Encoder encoder = fit(EncodingOptions.DEFAULT.withCharacters(CharacterForm.INDEX), "ab", "cab");

        assertThat(encoder.shape()).containsExactly(1, 3);
        assertThat(encoder.encode(names("ca", "z", "abc")).toArray()).containsExactly(3, 1, 0, 4, 0, 0, 1, 2, 3);
        assertThat(encoder.features().get(1)).isEqualTo(new EncodedFeature("character at 1", "name", Kind.CATEGORY));
    }

    @Test
    void givesUnknownCharactersAPlaceOfTheirOwn() {
        Encoder encoder = Encoders.fit(names("a"), List.of("name"));

        assertThat(encoder.encode(names("x")).row(0)).containsExactly(0, 1);
        assertThat(encoder.decode(new double[] {0, 1})).containsEntry("name", "\uFFFD");
        assertThat(encoder.features())
                .containsExactly(
                        new EncodedFeature("'a' at 0", "name", Kind.CATEGORY),
                        new EncodedFeature("(unseen) at 0", "name", Kind.UNSEEN));
    }

    @Test
    void makesOneUnknownCharacterOfATextThatIsEmptyOrMissing() {
        Encoder encoder = Encoders.fit(names("ab"), List.of("name"));

        assertThat(encoder.encode(names("", null)).toArray()).containsExactly(0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0);
    }

    @Test
    void cutsOffWhatIsLongerThanTheTrainingTexts() {
        Encoder encoder = Encoders.fit(names("abc"), List.of("name"));

        assertThat(encoder.decode(encoder.encode(names("cabbage")).row(0))).containsEntry("name", "cab");
    }

    @Test
    void learnsNothingBehindTheLimit() {
        Encoder encoder = fit(EncodingOptions.DEFAULT.withLongest(2), "abz");

        assertThat(encoder.shape()).containsExactly(3, 2); // z is never seen
    }

    @Test
    void makesSmallLettersByTheRulesOfNoLanguage() {
        Encoder small = fit(EncodingOptions.DEFAULT.withLetters(Letters.SMALL), "Ida", "ADI");
        Encoder written = fit(EncodingOptions.DEFAULT, "Ida", "ADI");

        assertThat(small.shape()).containsExactly(4, 3);
        assertThat(written.shape()).containsExactly(6, 3);
        assertThat(small.decode(small.encode(names("IDA")).row(0))).containsEntry("name", "ida");
    }

    @Test
    void countsCodePoints() {
        Encoder encoder = Encoders.fit(names("a😀é"), List.of("name"));

        assertThat(encoder.shape()).containsExactly(4, 3);
        assertThat(encoder.features().get(6).name()).isEqualTo("'😀' at 0");
        assertThat(encoder.decode(encoder.encode(names("😀é")).row(0))).containsEntry("name", "😀é");
    }

    @ParameterizedTest
    @EnumSource(CharacterForm.class)
    void decodesWhatItEncodes(CharacterForm form) {
        SplittableRandom random = new SplittableRandom(20_261_123L);
        String[] texts = new String[50];
        for (int i = 0; i < texts.length; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(1 + random.nextInt(8), ' ', 0x3FF).forEach(text::appendCodePoint);
            texts[i] = text.toString();
        }
        Encoder encoder = fit(EncodingOptions.DEFAULT.withCharacters(form), texts);
        Encoder back = Encoders.fromJson(Encoders.toJson(encoder));

        Tensor encoded = back.encode(names(texts));

        for (int i = 0; i < texts.length; i++) {
            assertThat(back.decode(encoded.row(i))).containsEntry("name", texts[i]);
        }
        assertThat(encoded).isEqualTo(encoder.encode(names(texts)));
    }

    @Test
    void decodesARowThatAnAttackMovedALittle() {
        Encoder encoder = Encoders.fit(names("ab"), List.of("name"));

        assertThat(encoder.decode(new double[] {0.7, 0.2, 0.3, 0.1, 0, 0.1})).containsEntry("name", "a");
    }

    @Test
    void refusesCategories() {
        Encoder encoder = Encoders.fit(names("ab"), List.of("name"));
        Table other = Table.of(List.of(CategoricalColumn.ofTexts("name", List.of("ab"))));

        assertThatThrownBy(() -> encoder.encode(other))
                .hasMessage("table: column 'name' holds categories, the model was trained on free texts\n"
                        + "  Use the model's own data, or train a model on this table.");
    }
}
