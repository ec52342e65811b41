package dev.assize.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Scope;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RuleScopeTest {
    private static final Scope SEX = Scope.attribute("sex");
    private static final Scope SEX_AND_RACE = Scope.ALL.withAttributes(List.of("sex", "race"));
    private static final Scope BUDGET = Scope.ALL.with("delta", 1e-5);

    private static RuleScope scope(String yaml) {
        return Samples.rule("metric: m.x, require: {atLeast: 1}, scope: " + yaml)
                .rules()
                .get(0)
                .scope();
    }

    @Test
    void matchesEverything_whereNothingIsNamed() {
        assertThat(List.of(Scope.ALL, SEX, SEX_AND_RACE, BUDGET, SEX.withGroups("F", "M"), SEX.withClass("yes")))
                .allMatch(RuleScope.ANY::matches);
        assertThat(RuleScope.ANY.isAny()).isTrue();
        assertThat(scope("{}")).isEqualTo(RuleScope.ANY);
    }

    @Test
    void matchesOneAttribute_notItsIntersections() {
        assertThat(scope("{attribute: sex}").matches(SEX)).isTrue();
        assertThat(scope("{attribute: sex}").matches(SEX_AND_RACE)).isFalse();
        assertThat(scope("{attribute: sex}").matches(Scope.ALL)).isFalse();
    }

    @Test
    void matchesAnIntersection_inAnyOrder() {
        assertThat(scope("{attribute: [race, sex]}").matches(SEX_AND_RACE)).isTrue();
        assertThat(scope("{attribute: [race, sex]}").matches(SEX)).isFalse();
    }

    @Test
    void matchesGroups_inTheirOrder() {
        assertThat(scope("{groups: [F, M]}").matches(SEX.withGroups("F", "M"))).isTrue();
        assertThat(scope("{groups: [M, F]}").matches(SEX.withGroups("F", "M"))).isFalse();
        assertThat(scope("{groups: F}").matches(SEX.withGroups("F"))).isTrue();
        assertThat(scope("{groups: F}").matches(SEX.withGroups("F", "M"))).isFalse();
    }

    @Test
    void matchesEachNamedPart_whenAWildcardIsWritten() {
        for (String each : List.of("each", "\"*\"")) {
            assertThat(scope("{attribute: " + each + "}").matches(SEX)).isTrue();
            assertThat(scope("{attribute: " + each + "}").matches(SEX_AND_RACE)).isTrue();
            assertThat(scope("{attribute: " + each + "}").matches(Scope.ALL)).isFalse();
            assertThat(scope("{groups: " + each + "}").matches(SEX)).isFalse();
            assertThat(scope("{class: " + each + "}").matches(SEX.withClass("yes")))
                    .isTrue();
            assertThat(scope("{delta: " + each + "}").matches(BUDGET)).isTrue();
            assertThat(scope("{delta: " + each + "}").matches(SEX)).isFalse();
        }
    }

    @Test
    void matchesNumbers_howeverTheyAreWritten() {
        assertThat(List.of("1.0e-5", "0.00001", "1E-5", "10e-6"))
                .allMatch(number -> scope("{delta: " + number + "}").matches(BUDGET));
        assertThat(scope("{delta: 1.1e-5}").matches(BUDGET)).isFalse();
        assertThat(scope("{epsilon: 1.0e-5}").matches(BUDGET)).isFalse();
    }

    @Test
    void prints_asEvidenceKeysDo() {
        TreeMap<String, String> parameters = new TreeMap<>();
        parameters.put("delta", "0.00001");

        assertThat(new RuleScope(List.of("sex"), List.of("F", "M"), List.of("yes"), parameters))
                .hasToString("attribute=sex, groups=F vs M, class=yes, delta=0.00001");
    }
}
