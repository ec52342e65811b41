package dev.assize.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainlyGoodTest {
    @ParameterizedTest
    @CsvSource({
        "approved, no, yes, yes",
        "was_admitted, 0, 1, 1",
        "isHired, FALSE, TRUE, TRUE",
        "y, granted, refused, granted",
        "deny, approved, denied, approved"
    })
    void takesTheValue_whenTheWordsArePlain(String label, String first, String second, String good) {
        assertThat(PlainlyGood.among(label, List.of(first, second))).contains(good);
        assertThat(PlainlyGood.among(label, List.of(second, first))).contains(good);
    }

    @ParameterizedTest
    @CsvSource({
        "deny, no, yes", "two_year_recid, 0, 1", "default, no, yes", "not approved, no, yes", "never_hired, 0, 1",
        "y, 0, 1", "hired, 1, 2", "hired, maybe, yes", "approval_risk, a, b", "outcome, approved, not approved yes",
        "result, accepted, granted"
    })
    void takesNothing_whenAPersonHasToSay(String label, String first, String second) {
        boolean taken = PlainlyGood.among(label, List.of(first, second))
                .filter(value -> !value.equals("approved"))
                .isPresent();

        assertThat(taken).isFalse();
    }

    @Test
    void takesNothing_whenThereAreNotTwoValues() {
        assertThat(PlainlyGood.among("approved", List.of("yes"))).isEmpty();
        assertThat(PlainlyGood.among("approved", List.of("maybe", "no", "yes"))).isEmpty();
    }
}
