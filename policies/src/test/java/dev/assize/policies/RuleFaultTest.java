package dev.assize.policies;

import static dev.assize.policies.Faults.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Faults in rules: each message as a whole. */
class RuleFaultTest {
    @Test
    void suggestsTheKey_whenAKeyOfThePolicyIsUnknown() {
        String policy = """
                policy: p
                version: 1
                ruls:
                  - id: a
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:3:1: unknown key 'ruls'
                    3 | ruls:
                      | ^
                  Known keys: policy, version, title, extends, rules, waivers
                  Did you mean 'rules'?""");
    }

    @Test
    void suggestsTheKey_whenAKeyOfARuleIsUnknown() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                    sevrity: warning
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:7:5: unknown key 'sevrity' in an item of 'rules'
                    7 |     sevrity: warning
                      |     ^
                  Known keys: id, title, metric, scope, require, decide, mode, severity, onUndefined, source, maps, \
                from, until, reason
                  Did you mean 'severity'?""");
    }

    @Test
    void listsTheKeys_whenAnUnknownKeyResemblesNone() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                    threshold: 0.8
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:7:5: unknown key 'threshold' in an item of 'rules'
                    7 |     threshold: 0.8
                      |     ^
                  Known keys: id, title, metric, scope, require, decide, mode, severity, onUndefined, source, maps, \
                from, until, reason""");
    }

    @Test
    void suggestsTheKey_whenALimitIsMisspelled() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atleast: 0.8}
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:6:15: unknown key 'atleast' in 'require'
                    6 |     require: {atleast: 0.8}
                      |               ^
                  Known keys: atLeast, atMost
                  Did you mean 'atLeast'?""");
    }

    @Test
    void suggestsTheValue_whenTheSeverityIsUnknown() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                    severity: warn
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:7:15: unknown value 'warn' for 'severity'
                    7 |     severity: warn
                      |               ^
                  Known values: error, warning, info
                  Did you mean 'warning'?""");
    }

    @Test
    void listsTheValues_whenTheSeverityResemblesNone() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                    severity: blocker
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:7:15: unknown value 'blocker' for 'severity'
                    7 |     severity: blocker
                      |               ^
                  Known values: error, warning, info""");
    }

    @Test
    void suggestsTheValue_whenTheModeIsUnknown() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                    mode: only-if-proved-good
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:7:11: unknown value 'only-if-proved-good' for 'mode'
                    7 |     mode: only-if-proved-good
                      |           ^
                  Known values: only-if-proven-good, block-if-proven-bad
                  Did you mean 'only-if-proven-good'?""");
    }

    @Test
    void listsTheValues_whenOnUndefinedIsUnknown() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                    onUndefined: pass
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:7:18: unknown value 'pass' for 'onUndefined'
                    7 |     onUndefined: pass
                      |                  ^
                  Known values: inconclusive, fail, not-applicable, needs-review""");
    }

    @Test
    void suggestsTheValue_whenDecideByIsUnknown() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                    decide: {by: bounds}
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:7:18: unknown value 'bounds' for 'by'
                    7 |     decide: {by: bounds}
                      |                  ^
                  Known values: bound, point
                  Did you mean 'bound'?""");
    }

    @Test
    void listsTheValues_whenTheCorrectionIsUnknown() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                    decide: {correction: bonferroni}
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:7:26: unknown value 'bonferroni' for 'correction'
                    7 |     decide: {correction: bonferroni}
                      |                          ^
                  Known values: holm, bh, none""");
    }

    @Test
    void namesTheRange_whenTheConfidenceIsAPercentage() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                    decide: {confidence: 95}
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:7:26: 'confidence' is 95, a number from 0.5 to 0.999999 is needed
                    7 |     decide: {confidence: 95}
                      |                          ^
                  Write a number in this range.""");
    }

    @Test
    void namesTheRange_whenTheConfidenceIsOne() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                    decide: {confidence: 1}
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:7:26: 'confidence' is 1, a number from 0.5 to 0.999999 is needed
                    7 |     decide: {confidence: 1}
                      |                          ^
                  Write a number in this range.""");
    }

    @Test
    void asksForANumber_whenALimitIsAText() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: high}
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:6:24: 'atLeast' is the text 'high', a number is needed
                    6 |     require: {atLeast: high}
                      |                        ^
                  Write a number without quotes, such as 0.95.""");
    }

    @Test
    void asksForANumber_whenALimitIsAPercentage() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 80%}
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:6:24: 'atLeast' is the text '80%', a number is needed
                    6 |     require: {atLeast: 80%}
                      |                        ^
                  Write a fraction, such as 0.95 for 95 %.""");
    }

    @Test
    void asksForANumber_whenALimitIsQuoted() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: "0.8"}
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:6:24: 'atLeast' is the text '0.8', a number is needed
                    6 |     require: {atLeast: "0.8"}
                      |                        ^
                  Write a number without quotes, such as 0.95.""");
    }

    @Test
    void asksForAFiniteNumber_whenALimitIsInfinite() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atMost: .inf}
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:6:23: 'atMost' is .inf, a finite number of usual size is needed
                    6 |     require: {atMost: .inf}
                      |                       ^
                  Write a number such as 0.95.""");
    }

    @Test
    void asksForAUsualNumber_whenAnExponentIsHuge() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atMost: 1e999999999}
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:6:23: 'atMost' is 1e999999999, a finite number of usual size is needed
                    6 |     require: {atMost: 1e999999999}
                      |                       ^
                  Write a number such as 0.95.""");
    }

    @Test
    void asksForASwap_whenNoValueMeetsBothLimits() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.9, atMost: 0.8}
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:6:24: no value is at least 0.9 and at most 0.8
                    6 |     require: {atLeast: 0.9, atMost: 0.8}
                      |                        ^
                  Swap the two numbers.""");
    }

    @Test
    void asksForALimit_whenRequireIsEmpty() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {}
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:6:14: 'require' is empty
                    6 |     require: {}
                      |              ^
                  Write atLeast, atMost or both, such as {atLeast: 0.80}.""");
    }

    @Test
    void asksForAMapping_whenRequireIsANumber() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: 0.8
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:6:14: 'require' is 0.8, a mapping is needed
                    6 |     require: 0.8
                      |              ^
                  Write {key: value}, or indented 'key: value' lines.""");
    }

    @Test
    void namesAllMissingKeys_whenARuleIsEmpty() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - {}
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:4:5: 'id' is missing in an item of 'rules'
                    4 |   - {}
                      |     ^
                  Add 'id: ...' here.
                p.yaml:4:5: 'metric' is missing in an item of 'rules'
                    4 |   - {}
                      |     ^
                  Add 'metric: ...' here.
                p.yaml:4:5: 'require' is missing in an item of 'rules'
                    4 |   - {}
                      |     ^
                  Add 'require: ...' here.""");
    }

    @Test
    void namesAllMissingKeys_whenThePolicyHasNone() {
        String policy = """
                rules: []
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:1:1: 'policy' is missing
                    1 | rules: []
                      | ^
                  Add 'policy: ...' here.
                p.yaml:1:1: 'version' is missing
                    1 | rules: []
                      | ^
                  Add 'version: ...' here.""");
    }

    @Test
    void asksForAMapping_whenARuleIsAText() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - four-fifths
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:4:5: an item of 'rules' is the text 'four-fifths', a mapping is needed
                    4 |   - four-fifths
                      |     ^
                  Write {key: value}, or indented 'key: value' lines.""");
    }

    @Test
    void asksForAList_whenRulesAreAMapping() {
        String policy = """
                policy: p
                version: 1
                rules:
                  a: {metric: fairness.x}
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:4:3: 'rules' is a mapping, a list is needed
                    4 |   a: {metric: fairness.x}
                      |   ^
                  Write [a, b], or one item a line after '- '.""");
    }

    @Test
    void asksForAValue_whenAKeyHasNone() {
        String policy = """
                policy: p
                version: 1
                title:
                rules: []
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:3:7: 'title' is empty, a text is needed
                    3 | title:
                      |       ^
                  Write a text; one with special characters goes into double quotes.""");
    }

    @Test
    void showsTheForm_whenAnIdHasSpaces() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: Women and men
                    metric: fairness.x
                    require: {atLeast: 0.8}
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:4:9: 'id' is 'Women and men', it must be lower-case letters, digits and hyphens, such as \
                selection-sex
                    4 |   - id: Women and men
                      |         ^
                  Write it in this form.""");
    }

    @Test
    void showsTheForm_whenAMetricHasNoModule() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: demographic_parity_ratio
                    require: {atLeast: 0.8}
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:5:13: 'metric' is 'demographic_parity_ratio', it must be an evidence id, such as \
                fairness.demographic_parity_ratio
                    5 |     metric: demographic_parity_ratio
                      |             ^
                  Write it in this form.""");
    }

    @Test
    void namesBothLines_whenTwoRulesHaveOneId() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:7:9: duplicate rule id 'a'
                    7 |   - id: a
                      |         ^
                  It stands in line 4 already; give each rule its own id.""");
    }

    @Test
    void namesTheNumber_whenThreeGroupsAreCompared() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                    scope: {groups: [x, y, z]}
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:7:21: 'groups' names 3 groups, at most 2 are compared
                    7 |     scope: {groups: [x, y, z]}
                      |                     ^
                  Name one group, two (first compared with second), or write each.""");
    }

    @Test
    void namesTheAttribute_whenItStandsTwice() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                    scope: {attribute: [sex, sex]}
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:7:24: 'attribute' names 'sex' twice
                    7 |     scope: {attribute: [sex, sex]}
                      |                        ^
                  Remove one of the two.""");
    }

    @Test
    void refusesNames_whenEachIsNamedBesides() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                    scope: {attribute: [each, sex]}
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:7:24: 'attribute' names each and others besides
                    7 |     scope: {attribute: [each, sex]}
                      |                        ^
                  Write each alone, or only the names.""");
    }

    @Test
    void showsTheKeys_whenAScopeKeyIsAPlural() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                    scope: {attributes: [sex, race]}
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:7:25: 'attributes' is not a part of a scope
                    7 |     scope: {attributes: [sex, race]}
                      |                         ^
                  Write attribute, groups, class, or a parameter of the metric such as delta.""");
    }

    @Test
    void asksForAText_whenAParameterIsAList() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                    scope: {delta: [1, 2]}
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:7:20: 'delta' is a list, a text is needed
                    7 |     scope: {delta: [1, 2]}
                      |                    ^
                  Write a text; one with special characters goes into double quotes.""");
    }

    @Test
    void asksForAMapping_whenAScopeIsAText() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                    scope: sex
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:7:12: 'scope' is the text 'sex', a mapping is needed
                    7 |     scope: sex
                      |            ^
                  Write {key: value}, or indented 'key: value' lines.""");
    }

    @Test
    void asksForADay_whenADateIsOfAnotherForm() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                    from: 02.08.2026
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:7:11: 'from' is the text '02.08.2026', a day of the calendar is needed
                    7 |     from: 02.08.2026
                      |           ^
                  Write year, month and day, such as 2027-03-31.""");
    }

    @Test
    void asksForADay_whenItIsNotInTheCalendar() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                    from: 2026-02-30
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:7:11: 'from' is the text '2026-02-30', a day of the calendar is needed
                    7 |     from: 2026-02-30
                      |           ^
                  Write year, month and day, such as 2027-03-31.""");
    }

    @Test
    void asksForASwap_whenARuleEndsBeforeItStarts() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                    from: 2027-01-01
                    until: 2026-01-01
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:8:12: 'until' is 2026-01-01, before 'from', which is 2027-01-01
                    8 |     until: 2026-01-01
                      |            ^
                  Swap the two days.""");
    }

    @Test
    void reportsAllAtOnce_whenThereAreSeveral() {
        String policy = """
                policy: p
                version: [1]
                rules:
                  - id: a
                    metric: fairness.x
                    requires: {atLeast: 0.8}
                    severity: fatal
                  - id: b
                    metric: 5
                    require: {atLeast: no}
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:2:10: 'version' is a list, a text is needed
                    2 | version: [1]
                      |          ^
                  Write a text; one with special characters goes into double quotes.
                p.yaml:4:5: 'require' is missing in an item of 'rules'
                    4 |   - id: a
                      |     ^
                  Add 'require: ...' here.
                p.yaml:6:5: unknown key 'requires' in an item of 'rules'
                    6 |     requires: {atLeast: 0.8}
                      |     ^
                  Known keys: id, title, metric, scope, require, decide, mode, severity, onUndefined, source, maps, \
                from, until, reason
                  Did you mean 'require'?
                p.yaml:7:15: unknown value 'fatal' for 'severity'
                    7 |     severity: fatal
                      |               ^
                  Known values: error, warning, info
                p.yaml:9:13: 'metric' is '5', it must be an evidence id, such as fairness.demographic_parity_ratio
                    9 |     metric: 5
                      |             ^
                  Write it in this form.
                p.yaml:10:24: 'atLeast' is the text 'no', a number is needed
                   10 |     require: {atLeast: no}
                      |                        ^
                  Write a number without quotes, such as 0.95.""");
    }
}
