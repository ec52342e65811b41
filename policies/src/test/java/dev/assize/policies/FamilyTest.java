package dev.assize.policies;

import static dev.assize.policies.Samples.TODAY;
import static dev.assize.policies.Samples.rate;
import static dev.assize.policies.Samples.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Evidence;
import dev.assize.core.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Corrections by hand. For a rate x/400 against 0.5 the Wilson interval inverts the score test, so z = 40 · (0.5 -
 * x/400): 179 hits give z = 2.1 and p = 0.0357, 170 hits z = 3 and p = 0.0027, 190 hits z = 1 and p = 0.32.
 */
class FamilyTest {
    private static final String RULE =
            "metric: fairness.selection_rate, require: {atLeast: 0.5}, decide: {correction: ";
    private static final Evidence CLEAR = rate(Scope.attribute("a"), 170, 400);
    private static final Evidence CLOSE = rate(Scope.attribute("b"), 179, 400);
    private static final Evidence OTHER_CLOSE = rate(Scope.attribute("c"), 179, 400);
    private static final Evidence OPEN = rate(Scope.attribute("d"), 190, 400);
    private static final Evidence GOOD = rate(Scope.attribute("e"), 230, 400);

    private static List<Verdict> verdicts(String correction, Evidence... evidence) {
        return Judge.judge(rule(RULE + correction + "}"), List.of(evidence), TODAY)
                .verdicts();
    }

    private static List<Status> statuses(String correction, Evidence... evidence) {
        return verdicts(correction, evidence).stream().map(Verdict::status).toList();
    }

    @Test
    void failsEachByItself_withoutACorrection() {
        assertThat(statuses("none", CLEAR, CLOSE, OPEN)).containsExactly(Status.FAIL, Status.FAIL, Status.INCONCLUSIVE);
    }

    @Test
    void failsOnlyTheClearOne_byHolm() {
        assertThat(statuses("holm", CLEAR, CLOSE, OPEN))
                .containsExactly(Status.FAIL, Status.INCONCLUSIVE, Status.INCONCLUSIVE);
    }

    @Test
    void failsTwoAlikeByBenjaminiHochberg_butNotByHolm() {
        assertThat(statuses("bh", CLOSE, OTHER_CLOSE)).containsOnly(Status.FAIL);
        assertThat(statuses("holm", CLOSE, OTHER_CLOSE)).containsOnly(Status.INCONCLUSIVE);
    }

    @Test
    void failsAValueAlone_whateverTheCorrection() {
        assertThat(statuses("holm", CLOSE)).containsExactly(Status.FAIL);
        assertThat(statuses("bh", CLOSE)).containsExactly(Status.FAIL);
    }

    @Test
    void doesNotCorrectAPass() {
        assertThat(statuses("holm", GOOD, CLEAR, CLOSE, OPEN)).startsWith(Status.PASS);
        assertThat(verdicts("holm", GOOD, CLEAR).get(0).reason()).contains("; 95 % interval ");
    }

    @Test
    void showsTheCorrectedInterval_whenTheCorrectionDecided() {
        Verdict clear = verdicts("holm", CLEAR, CLOSE, OPEN).get(0);
        Verdict close = verdicts("holm", CLOSE, OTHER_CLOSE).get(0);

        assertThat(clear.measured()
                        .orElseThrow()
                        .estimate()
                        .interval()
                        .orElseThrow()
                        .confidence())
                .isCloseTo(1 - 0.05 / 3, within(1e-9));
        assertThat(clear.reason())
                .isEqualTo("Measured 0.425 on 400 rows; 98.33 % interval 0.3673 to 0.4848 "
                        + "(Wilson score, Holm over 3 comparisons). None of it is ≥ 0.5.");
        assertThat(close.reason()).contains("; 97.5 % interval ", "(Wilson score, Holm over 2 comparisons)");
    }

    @Test
    void plansForTheCorrection_whenAValueMustFail() {
        long alone = verdicts("holm", OPEN).get(0).sampleSizeNeeded().orElseThrow();
        long ofThree =
                verdicts("holm", OPEN, GOOD, CLEAR).get(0).sampleSizeNeeded().orElseThrow();

        assertThat(alone).isEqualTo(1_537); // (1.95996 / (2 · 0.025))² = 1536.6
        assertThat(ofThree).isEqualTo(2_293); // (2.39398 / (2 · 0.025))² = 2292.5
    }
}
