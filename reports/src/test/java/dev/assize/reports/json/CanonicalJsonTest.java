package dev.assize.reports.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void ordersKeysByCodeUnits_asTheExampleOfTheRfc() throws Exception {
        // RFC 8785, section 3.2.3, without the key of a line break's neighbor that JSON texts cannot show here
        String json =
                "{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\\ufb33\":\"Hebrew Letter Dalet With Dagesh\","
                        + "\"1\":\"One\",\"\\ud83d\\ude00\":\"Emoji: Grinning Face\",\"\\u0080\":\"Control\","
                        + "\"\\u00f6\":\"Latin Small Letter O With Diaeresis\"}";

        assertThat(CanonicalJson.write(MAPPER.readTree(json)))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void writesTheExampleOfTheRfc() throws Exception {
        String json = "{\"numbers\": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],"
                + "\"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"}"; // section 3.2.2

        assertThat(CanonicalJson.write(MAPPER.readTree(json)))
                .isEqualTo("{\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[-0.0] | [0]",
                "[1.0] | [1]",
                "[100000000000000000000] | [100000000000000000000]",
                "{ } | {}",
                "[ ] | []",
                "[1e21] | [1e+21]",
                "[1e-7] | [1e-7]",
                "[0.000001] | [0.000001]"
            })
    void writesNumbersAsEcmascriptDoes(String json, String canonical) throws Exception {
        assertThat(CanonicalJson.write(MAPPER.readTree(json))).isEqualTo(canonical);
    }

    @Test
    void refusesWhatReportsDoNotHold() {
        assertThatThrownBy(() -> CanonicalJson.write(MAPPER.readTree("[null]")))
                .hasMessage("reports have no JSON value of the type NULL");
        assertThatThrownBy(() -> new JsonTree().putWhole("rows", (1L << 53) + 1))
                .hasMessage("rows is 9007199254740993; reports hold whole numbers up to 2^53");
        assertThat(new JsonTree()
                        .putTextsIfAny("none", Collections.emptyList())
                        .node()
                        .toString())
                .isEqualTo("{}");
    }
}
