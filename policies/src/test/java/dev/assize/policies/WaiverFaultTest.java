package dev.assize.policies;

import static dev.assize.policies.Faults.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Faults in waivers: each message as a whole. */
class WaiverFaultTest {
    @Test
    void suggestsTheRule_whenAWaiverNamesAnUnknownOne() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: selection-age
                    metric: fairness.x
                    require: {atLeast: 0.8}
                waivers:
                  - rule: selection-aeg
                    owner: o@bank.example
                    approver: p@bank.example
                    reason: see DPIA 12
                    created: 2026-11-01
                    expires: 2027-03-31
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:8:5: the waiver is for the unknown rule 'selection-aeg'
                    8 |   - rule: selection-aeg
                      |     ^
                  Known rules: selection-age
                  Did you mean 'selection-age'?""");
    }

    @Test
    void asksForSomebodyElse_whenTheOwnerApproves() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                waivers:
                  - rule: a
                    owner: o@bank.example
                    approver: O@bank.example
                    reason: see DPIA 12
                    created: 2026-11-01
                    expires: 2027-03-31
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:10:15: 'O@bank.example' is owner and approver
                   10 |     approver: O@bank.example
                      |               ^
                  Somebody else must approve a waiver.""");
    }

    @Test
    void namesTheLastDay_whenAWaiverIsTooLong() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                waivers:
                  - rule: a
                    owner: o@bank.example
                    approver: p@bank.example
                    reason: see DPIA 12
                    created: 2026-11-01
                    expires: 2027-05-01
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:13:14: the waiver holds for 181 days, at most 180 are allowed
                   13 |     expires: 2027-05-01
                      |              ^
                  Let it expire on 2027-04-30 or before, and agree on it again then.""");
    }

    @Test
    void asksForASwap_whenAWaiverExpiresBeforeItStarts() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                waivers:
                  - rule: a
                    owner: o@bank.example
                    approver: p@bank.example
                    reason: see DPIA 12
                    created: 2026-11-01
                    expires: 2026-10-31
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:13:14: 'expires' is 2026-10-31, before 'created', which is 2026-11-01
                   13 |     expires: 2026-10-31
                      |              ^
                  Swap the two days.""");
    }

    @Test
    void namesTheKey_whenAWaiverHasNoApprover() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                waivers:
                  - rule: a
                    owner: o@bank.example
                    reason: see DPIA 12
                    created: 2026-11-01
                    expires: 2027-03-31
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:8:5: 'approver' is missing in an item of 'waivers'
                    8 |   - rule: a
                      |     ^
                  Add 'approver: ...' here.""");
    }

    @Test
    void asksForADay_whenAnExpiryIsAText() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                waivers:
                  - rule: a
                    owner: o@bank.example
                    approver: p@bank.example
                    reason: see DPIA 12
                    created: 2026-11-01
                    expires: never
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:13:14: 'expires' is the text 'never', a day of the calendar is needed
                   13 |     expires: never
                      |              ^
                  Write year, month and day, such as 2027-03-31.""");
    }

    @Test
    void suggestsTheKey_whenAKeyOfAWaiverIsUnknown() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                waivers:
                  - rule: a
                    owner: o@bank.example
                    approver: p@bank.example
                    reason: see DPIA 12
                    created: 2026-11-01
                    expire: 2027-03-31
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:8:5: 'expires' is missing in an item of 'waivers'
                    8 |   - rule: a
                      |     ^
                  Add 'expires: ...' here.
                p.yaml:13:5: unknown key 'expire' in an item of 'waivers'
                   13 |     expire: 2027-03-31
                      |     ^
                  Known keys: rule, scope, owner, approver, reason, created, expires
                  Did you mean 'expires'?""");
    }

    @Test
    void namesTheTwin_whenTwoWaiversHaveOneScope() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                waivers:
                  - rule: a
                    owner: o@bank.example
                    approver: p@bank.example
                    reason: see DPIA 12
                    created: 2026-11-01
                    expires: 2027-03-31
                  - rule: a
                    owner: o@bank.example
                    approver: p@bank.example
                    reason: again
                    created: 2026-11-01
                    expires: 2027-03-31
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:14:5: rule 'a' has a waiver of this scope already
                   14 |   - rule: a
                      |     ^
                  Remove one of the two.""");
    }

    @Test
    void asksForAReason_whenItIsEmpty() {
        String policy = """
                policy: p
                version: 1
                rules:
                  - id: a
                    metric: fairness.x
                    require: {atLeast: 0.8}
                waivers:
                  - rule: a
                    owner: o@bank.example
                    approver: p@bank.example
                    reason: ""
                    created: 2026-11-01
                    expires: 2027-03-31
                """;

        assertThat(refusal(policy)).isEqualTo("""
                p.yaml:11:13: 'reason' is empty, a text is needed
                   11 |     reason: ""
                      |             ^
                  Write a text; one with special characters goes into double quotes.""");
    }
}
