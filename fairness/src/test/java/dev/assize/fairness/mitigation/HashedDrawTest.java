package dev.assize.fairness.mitigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HashedDrawTest {
    private static final HashedDraw DRAW = new HashedDraw("rule 1");

    @Test
    void isTheSameForTheSameRow_andAnotherForAnotherRule() {
        assertThat(DRAW.of("row 7")).isEqualTo(new HashedDraw("rule 1").of("row 7"));
        assertThat(DRAW.of("row 7")).isNotEqualTo(new HashedDraw("rule 2").of("row 7"));
        assertThat(new HashedDraw("a").of("b")).isNotEqualTo(new HashedDraw("ab").of(""));
    }

    @Test
    void neverDecidesAgainstCertainty() {
        assertThat(IntStream.range(0, 1000).noneMatch(row -> DRAW.decides(0, "r" + row)))
                .isTrue();
        assertThat(IntStream.range(0, 1000).allMatch(row -> DRAW.decides(1, "r" + row)))
                .isTrue();
    }

    /** Of 100,000 ids the share below p has standard error at most 0.0016; the limit is four of them. */
    @Test
    void isUniformOverIds() {
        for (double p : new double[] {0.1, 0.25, 0.5, 0.9}) {
            long below = IntStream.range(0, 100_000)
                    .filter(row -> DRAW.decides(p, Integer.toString(row)))
                    .count();
            assertThat(below / 100_000.0).isCloseTo(p, within(0.0064));
        }
    }
}
