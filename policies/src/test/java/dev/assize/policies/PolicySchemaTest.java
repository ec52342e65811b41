package dev.assize.policies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The schema that editors use says the same as the reader. */
class PolicySchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode document() throws IOException {
        try (InputStream in = PolicySchemaTest.class.getResourceAsStream("schema/policy.schema.json")) {
            return JSON.readTree(Objects.requireNonNull(in, "the schema is not in the jar"));
        }
    }

    private static List<Error> validate(String policy) throws IOException {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        Schema schema = registry.getSchema(document().toString());
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();
        return schema.validate(JSON.valueToTree(new Load(settings).loadFromString(policy)));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** What the reader lists as known when it meets something unknown. */
    private static String[] known(String policy, String what) {
        Matcher matcher = Pattern.compile("Known " + what + ": (.*)").matcher(Faults.refusal(policy));
        assertThat(matcher.find()).as("the reader lists what it knows").isTrue();
        return matcher.group(1).split(", ");
    }

    @ParameterizedTest
    @MethodSource("dev.assize.policies.Packs#names")
    void acceptsEveryPack(String pack) throws IOException {
        assertThat(validate(new String(Packs.bytes(pack), StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void acceptsAPolicyWithEveryKey_whenTheReaderDoes() throws IOException {
        assertThat(validate(PolicyReaderTest.FULL)).isEmpty();
        assertThat(PolicyReader.read(PolicyReaderTest.FULL, "p.yaml").rules()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "policy | {zz: 1}",
                "rule | {rules: [{zz: 1}]}",
                "require | {rules: [{require: {zz: 1}}]}",
                "decide | {rules: [{decide: {zz: 1}}]}",
                "waiver | {waivers: [{zz: 1}]}"
            })
    void hasTheKeysOfTheReader_forEachMapping(String definition, String policy) throws IOException {
        JsonNode schema = definition.equals("policy")
                ? document()
                : document().get("$defs").get(definition);

        assertThat(names(schema.get("properties"))).containsExactlyInAnyOrder(known(policy, "keys"));
        assertThat(schema.get("additionalProperties").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rule | severity | {rules: [{severity: zz}]}",
                "rule | mode | {rules: [{mode: zz}]}",
                "rule | onUndefined | {rules: [{onUndefined: zz}]}",
                "decide | by | {rules: [{decide: {by: zz}}]}",
                "decide | correction | {rules: [{decide: {correction: zz}}]}"
            })
    void hasTheValuesOfTheReader_forEachChoice(String definition, String key, String policy) throws IOException {
        JsonNode choice =
                document().get("$defs").get(definition).get("properties").get(key);
        List<String> values = new ArrayList<>();
        choice.get("enum").forEach(value -> values.add(value.asText()));

        assertThat(values).containsExactlyInAnyOrder(known(policy, "values"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"attribute", "groups", "class"})
    void namesThePartsOfAScope_thatTheReaderKnows(String part) throws IOException {
        String policy = "policy: p\nversion: 1\nrules:\n  - id: a\n    metric: m.x\n    require: {atLeast: 1}\n"
                + "    scope: {" + part + ": [x]}\n";
        RuleScope scope = PolicyReader.read(policy, "p.yaml").rules().get(0).scope();

        assertThat(names(document().get("$defs").get("scope").get("properties")))
                .containsExactly("attribute", "groups", "class");
        assertThat(scope.parameters()).isEmpty();
        assertThat(validate(policy)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{version: 1}",
                "{policy: p, version: [1]}",
                "{policy: p, version: 1, rules: [{id: a, metric: m.x, require: {}}]}",
                "{policy: p, version: 1, rules: [{id: a, metric: m.x, require: {atLeast: high}}]}",
                "{policy: p, version: 1, rules: [{id: A b, metric: m.x, require: {atLeast: 1}}]}",
                "{policy: p, version: 1, rules: [{id: a, metric: x, require: {atLeast: 1}}]}",
                "{policy: p, version: 1, rules: [{id: a, metric: m.x, require: {atLeast: 1}, "
                        + "decide: {confidence: 95}}]}",
                "{policy: p, version: 1, rules: [{id: a, metric: m.x, require: {atLeast: 1}, "
                        + "scope: {groups: [a, b, c]}}]}",
                "{policy: p, version: 1, rules: [{id: a, metric: m.x, require: {atLeast: 1}, "
                        + "scope: {attributes: [a]}}]}",
                "{policy: p, version: 1, rules: [{id: a, metric: m.x, require: {atLeast: 1}, from: 02.08.2026}]}",
                "{policy: p, version: 1, extends: pack:us-four-fifths}",
                "{policy: p, version: 1, waivers: [{rule: a}]}"
            })
    void refusesWhatTheReaderRefuses(String policy) throws IOException {
        assertThat(validate(policy)).isNotEmpty();
        assertThat(Faults.refusal(policy)).isNotEqualTo("accepted");
    }
}
