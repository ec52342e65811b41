package dev.assize.data.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import dev.assize.data.DataException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncoderJsonTest {
    private static final Table TRAINING = Table.of(List.of(
            NumericColumn.of("age", 2, 2, 6, 6),
            CategoricalColumn.ofTexts("j\"ob", Arrays.asList("b", "ä", null, "b"))));

    private static final String JSON = """
            {
              "format" : "assize-encoder",
              "version" : 1,
              "columns" : [ {
                "column" : "age",
                "kind" : "number",
                "mean" : 4.0,
                "deviation" : 2.0,
                "missing" : false
              }, {
                "column" : "j\\"ob",
                "kind" : "category",
                "missing" : true,
                "categories" : [ "b", "ä" ]
              } ]
            }
            """;

    @Test
    void writesTheSameTextForTheSameEncoder() {
        TableEncoder encoder = TableEncoder.fit(TRAINING, List.of("age", "j\"ob"));

        assertThat(encoder.toJson()).isEqualTo(JSON);
    }

    @Test
    void readsBackAnEncoderThatEncodesTheSame() {
        TableEncoder encoder = TableEncoder.fit(TRAINING, List.of("j\"ob", "age"));

        TableEncoder back = TableEncoder.fromJson(encoder.toJson());

        assertThat(back.features()).isEqualTo(encoder.features());
        assertThat(back.encode(TRAINING)).isEqualTo(encoder.encode(TRAINING));
        assertThat(back.toJson()).isEqualTo(encoder.toJson());
    }

    @Test
    void keepsEveryBitOfANumber() {
        Table table = Table.of(List.of(NumericColumn.of("x", 0.1, 0.2, 1e300, -1 / 3.0)));
        TableEncoder encoder = TableEncoder.fit(table.select(new int[] {0, 1, 3}), List.of("x"));

        assertThat(TableEncoder.fromJson(encoder.toJson()).encode(table)).isEqualTo(encoder.encode(table));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\" : 1 | \"version\" : 2"
                        + " | it is not an encoder of format assize-encoder, version 1 (at 'format')",
                "\"kind\" : \"number\" | \"kind\" : \"java.lang.Runtime\""
                        + " | it has a column whose kind is neither number nor category (at 'age')",
                "\"mean\" : 4.0 | \"mean\" : 1e999 | it has a column whose mean is not a finite number (at 'age')",
                "\"mean\" : 4.0 | \"mean\" : \"4\" | it has a column whose mean is not a finite number (at 'age')",
                "\"deviation\" : 2.0 | \"deviation\" : 0"
                        + " | it has a column whose deviation is 0.0, not above 0 (at 'age')",
                "\"missing\" : false | \"absent\" : false"
                        + " | it has a column without the keys 'column' and 'missing' (at 'age')",
                "\"b\", \"ä\" | \"b\", \"b\""
                        + " | it has a column with the category \"b\" twice or not as text (at 'j\"ob')",
                "[ \"b\", \"ä\" ] | [ ] | it has a column without categories (at 'j\"ob')"
            })
    void refusesOtherTexts(String part, String replacement, String message) {
        String changed = JSON.replace(part, replacement);

        assertThat(changed).isNotEqualTo(JSON);
        assertThatThrownBy(() -> TableEncoder.fromJson(changed))
                .isInstanceOf(DataException.class)
                .hasMessage("encoder.json: " + message
                        + "\n  Use the encoder as it was saved with the model, or train the model again.");
    }

    @Test
    void refusesTextThatIsNotJson() {
        for (String text : List.of("", "{", "[]", "null", JSON + "x", JSON.substring(0, 100))) {
            assertThatThrownBy(() -> TableEncoder.fromJson(text))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("encoder.json: it is not ");
        }
    }
}
