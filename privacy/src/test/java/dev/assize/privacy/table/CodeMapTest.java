package dev.assize.privacy.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CodeMapTest {
    @Test
    void numbersKeysInTheOrderOfTheirFirstUse() {
        CodeMap map = new CodeMap();

        assertThat(map.numberOf(5)).isEqualTo(0);
        assertThat(map.numberOf(Long.MIN_VALUE)).isEqualTo(1);
        assertThat(map.numberOf(0)).isEqualTo(2);
        assertThat(map.numberOf(Long.MIN_VALUE)).isEqualTo(1);
        assertThat(map.size()).isEqualTo(3);
    }

    @Test
    void agreesWithAHashMap_alsoAfterGrowing() {
        CodeMap map = new CodeMap();
        Map<Long, Integer> expected = new HashMap<>();
        SplittableRandom random = new SplittableRandom(2L);
        for (int i = 0; i < 20_000; i++) {
            long key = random.nextLong(5000) << random.nextInt(50);
            int number = expected.computeIfAbsent(key, unused -> expected.size());

            assertThat(map.numberOf(key)).isEqualTo(number);
        }
        assertThat(map.size()).isEqualTo(expected.size());
    }
}
