package dev.assize.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PolicyReaderTest {
    /** Every key of the format. */
    static final String FULL = """
            policy: lending
            version: 1.10
            title: Consumer lending
            extends: [pack:us-four-fifths]
            rules:
              - id: selection-sex
                title: Women and men are selected at similar rates
                metric: fairness.demographic_parity_ratio
                scope: {attribute: sex, groups: [Female, Male], class: approved, epsilon: 1.0e-1, norm: linf}
                require: {atLeast: 0.80, atMost: 1.25}
                decide: {by: point, confidence: 0.99, correction: bh}
                mode: block-if-proven-bad
                severity: warning
                onUndefined: needs-review
                source: convention
                maps: [US-UGESP-4D, X-1]
                from: 2026-08-02
                until: 2027-08-02
              - id: four-fifths
                metric: fairness.impact_ratio
                scope: {attribute: each}
                require: {atLeast: 0.75}
                severity: error
                reason: small branch, agreed with the regulator
              - {id: budget, metric: privacy.epsilon, scope: {delta: 1.0e-5, unit: "*"}, require: {atMost: 3.0}}
            waivers:
              - rule: selection-sex
                scope: {attribute: sex}
                owner: credit-risk@bank.example
                approver: chief-risk@bank.example
                reason: legal minimum age, see DPIA 12
                created: 2026-11-01
                expires: 2027-03-31
            """;

    private static final Policy POLICY = PolicyReader.read(FULL, "lending.yaml");

    private static Rule rule(String id) {
        return POLICY.rules().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void keepsNameAndVersion_asWritten() {
        assertThat(POLICY.name()).isEqualTo("lending");
        assertThat(POLICY.version()).isEqualTo("1.10");
        assertThat(POLICY.title()).isEqualTo("Consumer lending");
    }

    @Test
    void putsInheritedRulesFirst_whenAPolicyExtendsAPack() {
        assertThat(POLICY.rules()).extracting(Rule::id).containsExactly("four-fifths", "selection-sex", "budget");
    }

    @Test
    void replacesAnInheritedRule_whenAReasonIsGiven() {
        assertThat(rule("four-fifths").limit()).hasToString("≥ 0.75");
        assertThat(rule("four-fifths").places().rule()).hasToString("lending.yaml:19:9");
    }

    @Test
    void readsEveryKeyOfARule() {
        Rule rule = rule("selection-sex");
        Verdict.RuleSummary summary = rule.summary();

        assertThat(summary.title()).isEqualTo("Women and men are selected at similar rates");
        assertThat(summary.limit())
                .contains(new Limit(Optional.of(new BigDecimal("0.80")), Optional.of(new BigDecimal("1.25"))));
        assertThat(summary.decide()).isEqualTo(new Decide(Decide.By.POINT, 0.99, Decide.Correction.BH));
        assertThat(summary.mode()).isEqualTo(Mode.BLOCK_IF_PROVEN_BAD);
        assertThat(summary.severity()).isEqualTo(Severity.WARNING);
        assertThat(summary.source()).isEqualTo("convention");
        assertThat(summary.maps()).containsExactly("US-UGESP-4D", "X-1");
        assertThat(rule.onUndefined()).isEqualTo(OnUndefined.NEEDS_REVIEW);
        assertThat(rule.effective()).hasToString("from 2026-08-02 until 2027-08-02");
    }

    @Test
    void readsAScope_withNumbersInCanonicalForm() {
        TreeMap<String, String> parameters = new TreeMap<>();
        parameters.put("epsilon", "0.1");
        parameters.put("norm", "linf");

        assertThat(rule("selection-sex").scope())
                .isEqualTo(new RuleScope(List.of("sex"), List.of("Female", "Male"), List.of("approved"), parameters));
        assertThat(rule("budget").target()).isEqualTo("privacy.epsilon[delta=0.00001, unit=*]");
        assertThat(rule("four-fifths").scope().attributes()).containsExactly("*");
    }

    @Test
    void usesTheStrictDefaults_whenARuleNamesOnlyMetricAndLimit() {
        Rule rule = rule("budget");

        assertThat(rule.summary().title()).isEqualTo("budget");
        assertThat(rule.summary().decide()).isEqualTo(new Decide(Decide.By.BOUND, 0.95, Decide.Correction.HOLM));
        assertThat(rule.summary().mode()).isEqualTo(Mode.ONLY_IF_PROVEN_GOOD);
        assertThat(rule.summary().severity()).isEqualTo(Severity.ERROR);
        assertThat(rule.summary().source()).isEqualTo("project default");
        assertThat(rule.onUndefined()).isEqualTo(OnUndefined.INCONCLUSIVE);
        assertThat(rule.effective()).isEqualTo(Effective.ALWAYS);
    }

    @Test
    void readsAWaiver() {
        Waiver waiver = POLICY.waivers().get(0);

        assertThat(waiver.rule()).isEqualTo("selection-sex");
        assertThat(waiver.scope()).hasToString("attribute=sex");
        assertThat(waiver.approval())
                .isEqualTo(new Waiver.Approval(
                        "credit-risk@bank.example", "chief-risk@bank.example", "legal minimum age, see DPIA 12"));
        assertThat(waiver.term()).isEqualTo(new Waiver.Term(LocalDate.of(2026, 11, 1), LocalDate.of(2027, 3, 31)));
        assertThat(waiver.place()).hasToString("lending.yaml:27:5");
    }

    @Test
    void allowsATighterRule_withoutAReason() {
        Policy policy = PolicyReader.read("""
                policy: p
                version: 1
                extends: [pack:us-four-fifths]
                rules:
                  - id: four-fifths
                    metric: fairness.impact_ratio
                    require: {atLeast: 0.90}
                """, "p.yaml");

        assertThat(policy.rules()).extracting(Rule::limit).hasToString("[≥ 0.90]");
    }

    @Test
    void readsEveryPack_withoutAProblem() {
        assertThat(Packs.names()).allSatisfy(name -> {
            Policy pack = PolicyReader.read("{policy: p, version: 1, extends: [pack:" + name + "]}", "p.yaml");
            assertThat(pack.rules())
                    .isNotEmpty()
                    .allSatisfy(rule -> assertThat(rule.summary().source()).isNotEqualTo("project default"));
        });
    }

    @Test
    void readsTheWordNo_asAText() {
        Policy policy = PolicyReader.read("{policy: no, version: on}", "p.yaml");

        assertThat(policy.name()).isEqualTo("no");
        assertThat(policy.version()).isEqualTo("on");
    }
}
