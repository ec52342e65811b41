package dev.assize.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeTest {
    @Test
    void readsAsOneLine() {
        Scope scope = Scope.attribute("sex").withGroups("Female", "Male").with("delta", 1e-5);

        assertThat(scope).hasToString("attribute=sex, groups=Female vs Male, delta=0.00001");
        assertThat(Scope.ALL).hasToString("");
        assertThat(Scope.ALL.withClass("yes").withGroups("Female")).hasToString("group=Female, class=yes");
    }

    @Test
    void joinsTheAttributesOfAnIntersection() {
        assertThat(Scope.ALL.withAttributes(List.of("sex", "race"))).hasToString("attribute=sex × race");
    }

    @Test
    void comparesNumbersByTheirCanonicalText() {
        assertThat(Scope.ALL.with("strength", 0.10)).isEqualTo(Scope.ALL.with("strength", "0.1"));
    }

    @Test
    void namesEvidence() {
        assertThat(new EvidenceKey("fairness.selection_rate", Scope.attribute("sex")))
                .hasToString("fairness.selection_rate[attribute=sex]");
        assertThat(new EvidenceKey("privacy.epsilon", Scope.ALL)).hasToString("privacy.epsilon");
    }

    @Test
    void refusesIdsOfAnotherForm() {
        assertThatThrownBy(() -> new EvidenceKey("SelectionRate", Scope.ALL))
                .hasMessage("'SelectionRate' is not an evidence id such as fairness.selection_rate");
    }
}
