package dev.assize.data.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.ArrayColumn;
import dev.assize.core.EncodedFeature;
import dev.assize.core.Encoder;
import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import dev.assize.core.Tensor;
import dev.assize.core.TextColumn;
import dev.assize.data.DataException;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodersTest {
    private static final String HINT = "\n  Use the encoder as it was saved with the model, or train the model again.";

    private static final Table TABLE = Table.of(List.of(
            NumericColumn.of("age", 1, 2),
            ArrayColumn.adopt("image", new float[] {0, 1, 2, 3, 4, 5, 6, 7}, 1, 2, 2),
            ArrayColumn.adoptSequences("sound", new float[] {1, 2, 3, 4}, 1, new int[] {3, 1}),
            TextColumn.of("name", List.of("ab", "b")),
            ArrayColumn.adopt("vector", new float[4], 2),
            TextColumn.of("none", Arrays.asList(null, null))));

    private static final String IMAGE = """
            {
              "format" : "assize-encoder",
              "version" : 1,
              "kind" : "image",
              "column" : "image",
              "axes" : [ 1, 2, 2 ],
              "channels" : [ {
                "offset" : 0.0,
                "scale" : 255.0,
                "mean" : 3.5
              } ]
            }
            """;
    private static final String SEQUENCE = """
            {
              "format" : "assize-encoder",
              "version" : 1,
              "kind" : "sequence",
              "column" : "sound",
              "longest" : 3,
              "channels" : [ {
                "mean" : 2.5,
                "deviation" : 1.118033988749895
              } ]
            }
            """;
    private static final String CHARACTERS = """
            {
              "format" : "assize-encoder",
              "version" : 1,
              "kind" : "characters",
              "column" : "name",
              "form" : "one_hot",
              "letters" : "as_written",
              "longest" : 2,
              "known" : "ab"
            }
            """;

    @Test
    void choosesTheEncoderByTheTypeOfTheColumns() {
        assertThat(Encoders.fit(TABLE, List.of("age"))).isInstanceOf(TableEncoder.class);
        assertThat(Encoders.fit(TABLE, List.of("image"))).isInstanceOf(ImageEncoder.class);
        assertThat(Encoders.fit(TABLE, List.of("sound"))).isInstanceOf(SequenceEncoder.class);
        assertThat(Encoders.fit(TABLE, List.of("name"))).isInstanceOf(CharacterEncoder.class);
    }

    @Test
    void writesEachAsItsOwnText() {
        assertThat(Encoders.toJson(Encoders.fit(TABLE, List.of("image")))).isEqualTo(IMAGE);
        assertThat(Encoders.toJson(Encoders.fit(TABLE, List.of("sound")))).isEqualTo(SEQUENCE);
        assertThat(Encoders.toJson(Encoders.fit(TABLE, List.of("name")))).isEqualTo(CHARACTERS);
    }

    @ParameterizedTest
    @CsvSource({"age", "image", "sound", "name"})
    void readsBackAnEncoderThatEncodesTheSame(String column) {
        Encoder encoder = Encoders.fit(TABLE, List.of(column));

        Encoder back = Encoders.fromJson(Encoders.toJson(encoder));

        assertThat(back).isInstanceOf(encoder.getClass());
        assertThat(back.shape()).isEqualTo(encoder.shape());
        assertThat(back.features()).isEqualTo(encoder.features());
        assertThat(back.encode(TABLE)).isEqualTo(encoder.encode(TABLE));
        assertThat(Encoders.toJson(back)).isEqualTo(Encoders.toJson(encoder));
    }

    @ParameterizedTest
    @CsvSource({"age", "image", "sound", "name"})
    void hasAsManyFeaturesAsTheShapeHasNumbers(String column) {
        Encoder encoder = Encoders.fit(TABLE, List.of(column));
        Tensor encoded = encoder.encode(TABLE);

        assertThat(encoder.features()).hasSize(encoded.rowSize()).doesNotHaveDuplicates();
        assertThat(encoded.rows()).isEqualTo(2);
        assertThat(Arrays.copyOfRange(encoded.shape(), 1, encoded.shape().length))
                .isEqualTo(encoder.shape());
    }

    @Test
    void namesAllColumnsThatCannotStandTogether() {
        assertThatThrownBy(() -> Encoders.fit(TABLE, List.of("age", "image", "name", "gone")))
                .isInstanceOf(DataException.class)
                .hasMessage("training rows: column 'age' (numbers) stands beside 'image' (arrays) among the features\n"
                        + "  A model reads one column of arrays or free texts and nothing else; exclude the others.\n"
                        + "training rows: column 'name' (free texts) stands beside 'image' (arrays) among "
                        + "the features\n"
                        + "  A model reads one column of arrays or free texts and nothing else; exclude the others.\n"
                        + "table: there is no column 'gone', which the model reads\n"
                        + "  Did you mean 'none'? Known: age, image, name, none, sound, vector.");
    }

    @Test
    void refusesArraysThatAreNeitherPicturesNorSequences() {
        assertThatThrownBy(() -> Encoders.fit(TABLE, List.of("vector")))
                .hasMessage("training rows: column 'vector' holds arrays of the axes [2]\n"
                        + "  A model reads pictures [channels, height, width] and sequences [channels, time].");
    }

    @Test
    void refusesAColumnWithoutValues() {
        assertThatThrownBy(() -> Encoders.fit(TABLE, List.of("none")))
                .hasMessage("training rows: column 'none' has no value in any of the 2 rows\n"
                        + "  Exclude the column, or train on rows that have it.");
    }

    @Test
    void tableEncoderRefusesArraysAndTexts() {
        assertThatThrownBy(() -> TableEncoder.fit(TABLE, List.of("age", "image")))
                .hasMessage("training rows: column 'image' holds arrays, this encoder takes numbers and categories\n"
                        + "  Exclude the column, or let Encoders.fit choose an encoder for it.");
    }

    @Test
    void refusesRowsOfTooManyNumbers() {
        String large = IMAGE.replace("[ 1, 2, 2 ]", "[ 1, 5000, 5000 ]");

        assertThatThrownBy(() -> Encoders.fromJson(large))
                .hasMessage(
                        "encoder: a row of the column 'image' would be [1, 5000, 5000] numbers, more than 16777216\n"
                                + "  Use smaller pictures, shorter sequences or texts of fewer different characters.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"kind\" : \"image\" | \"kind\" : \"java.lang.Runtime\""
                        + " | it has the kind \"java.lang.Runtime\", known are [image, sequence, "
                        + "characters] (at 'kind')",
                "\"kind\" : \"image\" | \"kind\" : 7"
                        + " | it is not an encoder of format assize-encoder, version 1 (at 'format')",
                "\"version\" : 1 | \"version\" : 3"
                        + " | it is not an encoder of format assize-encoder, version 1 (at 'format')",
                "\"column\" : \"image\" | \"column\" : \"\" | it names no column (at 'column')",
                "\"mean\" : 3.5 | \"mean\" : 3.5, \"run\" : 1"
                        + " | it has the unknown key 'run', known are [offset, scale, mean] (at 'run')",
                "\"mean\" : 3.5 | \"mean\" : 1e999 | it has a column whose mean is not a finite number (at 'image')",
                "\"scale\" : 255.0 | \"scale\" : 0 | it has a column whose scale is 0.0, not above 0 (at 'image')",
                "1, 2, 2 | 2, 2, 2 | it scales 1 channels of 2 (at 'image')",
                "1, 2, 2 | 1, 2 | it has pictures of 2 axes, not of 3 (at 'image')",
                "1, 2, 2 | 1, 0, 2"
                        + " | it has 0 for the length of an axis, which is not from 1 to 16777216 (at 'image')",
                "1, 2, 2 | 1, 2.5, 2"
                        + " | it has 2.5 for the length of an axis, which is not from 1 to 16777216 (at 'image')",
            })
    void refusesADamagedPictureEncoder(String part, String damaged, String message) {
        assertThatThrownBy(() -> Encoders.fromJson(IMAGE.replace(part, damaged)))
                .isInstanceOf(DataException.class)
                .hasMessage("encoder.json: " + message + HINT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"longest\" : 3 | \"longest\" : -3"
                        + " | it has -3 for the length of longest, which is not from 1 to 16777216 (at 'sound')",
                "\"longest\" : 3 | \"longest\" : 99999999999"
                        + " | it has 99999999999 for the length of longest, which is not from 1 to 16777216 "
                        + "(at 'sound')",
                "\"mean\" : 2.5, | | it has a column whose mean is not a finite number (at 'sound')",
                "\"mean\" : 2.5, | \"mean\" : \"2.5\","
                        + " | it has a column whose mean is not a finite number (at 'sound')",
                "\"channels\" | \"chanels\" | it has the unknown key 'chanels',"
                        + " known are [format, version, kind, column, longest, channels] (at 'chanels')",
            })
    void refusesADamagedSequenceEncoder(String part, String damaged, String message) {
        assertThatThrownBy(() -> Encoders.fromJson(SEQUENCE.replace(part, damaged == null ? "" : damaged)))
                .isInstanceOf(DataException.class)
                .hasMessage("encoder.json: " + message + HINT);
    }

    @Test
    void refusesASequenceEncoderWithoutChannels() {
        String without = SEQUENCE.replaceAll("(?s)\\[.*\\]", "[ ]");
        String broken = SEQUENCE.replaceAll("(?s)\\[.*\\]", "[ 5 ]");

        assertThatThrownBy(() -> Encoders.fromJson(without))
                .hasMessage("encoder.json: it has a sequence without channels (at 'sound')" + HINT);
        assertThatThrownBy(() -> Encoders.fromJson(broken))
                .hasMessage("encoder.json: it has NUMBER where an object with [mean, deviation] belongs (at 'kind')"
                        + HINT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one_hot | two_hot | it has \"two_hot\" as form (at 'name')",
                "as_written | loud | it has \"loud\" as letters (at 'name')",
                "\"ab\" | \"ba\""
                        + " | it has known characters that are not a text in the order of code points (at 'name')",
                "\"ab\" | \"aa\""
                        + " | it has known characters that are not a text in the order of code points (at 'name')",
                "\"ab\" | [1]"
                        + " | it has known characters that are not a text in the order of code points (at 'name')",
                "\"longest\" : 2 | \"longest\" : 0"
                        + " | it has 0 for the length of longest, which is not from 1 to 16777216 (at 'name')",
            })
    void refusesADamagedCharacterEncoder(String part, String damaged, String message) {
        assertThatThrownBy(() -> Encoders.fromJson(CHARACTERS.replace(part, damaged)))
                .isInstanceOf(DataException.class)
                .hasMessage("encoder.json: " + message + HINT);
    }

    @Test
    void refusesTheJsonOfAnEncoderThatIsNotItsOwn() {
        assertThatThrownBy(() -> Encoders.toJson(new Foreign()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "an encoder of the class dev.assize.data.encoding.EncodersTest$Foreign has no JSON form; use "
                                + "one that Encoders.fit makes");
    }

    @Test
    void refusesALimitBelowOneStep() {
        assertThatThrownBy(() -> EncodingOptions.DEFAULT.withLongest(0))
                .hasMessage("at most 0 time steps would be kept of a sequence; keep 1 or more");
    }

    private static final class Foreign implements Encoder {
        @Override
        public List<String> columns() {
            return List.of();
        }

        @Override
        public List<EncodedFeature> features() {
            return List.of();
        }

        @Override
        public Tensor encode(Table rows) {
            return Tensor.of(new double[0], 0, 0);
        }

        @Override
        public SortedMap<String, String> decode(double[] encodedRow) {
            return new TreeMap<>();
        }
    }
}
