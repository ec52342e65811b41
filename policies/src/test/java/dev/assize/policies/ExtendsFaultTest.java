package dev.assize.policies;

import static dev.assize.policies.Faults.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Faults in what a policy extends: each message as a whole. */
class ExtendsFaultTest {
    @Test
    void suggestsThePack_whenItIsUnknown() {
        String policy = """
                policy: p
                version: 1
                extends: [pack:us-four-fifth]
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:3:11: unknown pack 'pack:us-four-fifth'
                    3 | extends: [pack:us-four-fifth]
                      |           ^
                  Known packs: pack:assize-baseline, pack:us-four-fifths
                  Did you mean 'pack:us-four-fifths'?""");
    }

    @Test
    void listsThePacks_whenTheUnknownOneResemblesNone() {
        String policy = """
                policy: p
                version: 1
                extends: [pack:x]
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:3:11: unknown pack 'pack:x'
                    3 | extends: [pack:x]
                      |           ^
                  Known packs: pack:assize-baseline, pack:us-four-fifths""");
    }

    @Test
    void refusesFiles_whenThePolicyIsNoFile() {
        String policy = """
                policy: p
                version: 1
                extends: [base.yaml]
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:3:11: 'base.yaml' is a file, and only packs can be extended here
                    3 | extends: [base.yaml]
                      |           ^
                  Known packs: pack:assize-baseline, pack:us-four-fifths""");
    }

    @Test
    void asksForAList_whenExtendsIsAText() {
        String policy = """
                policy: p
                version: 1
                extends: pack:us-four-fifths
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:3:10: 'extends' is the text 'pack:us-four-fifths', a list is needed
                    3 | extends: pack:us-four-fifths
                      |          ^
                  Write [a, b], or one item a line after '- '.""");
    }

    @Test
    void asksForAReason_whenALimitIsLoosened() {
        String policy = """
                policy: p
                version: 1
                extends: [pack:us-four-fifths]
                rules:
                  - id: four-fifths
                    metric: fairness.impact_ratio
                    scope: {attribute: each}
                    require: {atLeast: 0.75}
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:5:9: rule 'four-fifths' of pack:us-four-fifths is loosened: limit ≥ 0.75 instead of ≥ 0.80
                    5 |   - id: four-fifths
                      |         ^
                  Make it at least as strict, or add 'reason: ...' that says why it may be looser.""");
    }

    @Test
    void asksForAReason_whenASeverityIsLowered() {
        String policy = """
                policy: p
                version: 1
                extends: [pack:us-four-fifths]
                rules:
                  - id: four-fifths
                    metric: fairness.impact_ratio
                    require: {atLeast: 0.85}
                    severity: info
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:5:9: rule 'four-fifths' of pack:us-four-fifths is loosened: severity info instead of error
                    5 |   - id: four-fifths
                      |         ^
                  Make it at least as strict, or add 'reason: ...' that says why it may be looser.""");
    }

    @Test
    void asksForAReason_whenADecisionIsMadeByTheValue() {
        String policy = """
                policy: p
                version: 1
                extends: [pack:us-four-fifths]
                rules:
                  - id: four-fifths
                    metric: fairness.impact_ratio
                    require: {atLeast: 0.8}
                    decide: {by: point}
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:5:9: rule 'four-fifths' of pack:us-four-fifths is loosened: another way to decide
                    5 |   - id: four-fifths
                      |         ^
                  Make it at least as strict, or add 'reason: ...' that says why it may be looser.""");
    }
}
