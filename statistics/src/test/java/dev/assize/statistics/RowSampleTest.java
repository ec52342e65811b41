package dev.assize.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Seed;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowSampleTest {
    @Test
    void returnsAllRows_whenTheyFit() {
        assertThat(RowSample.choose(4, 4, new Seed(1))).containsExactly(0, 1, 2, 3);
        assertThat(RowSample.choose(0, 5, new Seed(1))).isEmpty();
    }

    @Test
    void returnsDistinctRowsInOrder_andTheSameOnesAgain() {
        int[] sample = RowSample.choose(1000, 100, new Seed(7));

        assertThat(sample).hasSize(100).isSorted().doesNotHaveDuplicates();
        assertThat(RowSample.choose(1000, 100, new Seed(7))).isEqualTo(sample);
        assertThat(RowSample.choose(1000, 100, new Seed(8))).isNotEqualTo(sample);
    }

    @Test
    void choosesEachRowEquallyOften() {
        int[] times = new int[10];
        for (int draw = 0; draw < 20_000; draw++) {
            for (int row : RowSample.choose(10, 3, new Seed(5).child(draw))) {
                times[row]++;
            }
        }
        // standard error of a share is 0.0032; five of them: false alarm below 1e-5 over ten rows
        assertThat(Arrays.stream(times).mapToObj(t -> t / 20_000.0))
                .allSatisfy(share -> assertThat(share).isCloseTo(0.3, within(0.017)));
    }

    @Test
    void shufflesAllRows_withEachOrderEquallyOften() {
        int[] firstAtLast = new int[3];
        for (int draw = 0; draw < 9_000; draw++) {
            int[] order = RowSample.shuffle(3, new Seed(9).child(draw));
            assertThat(Arrays.stream(order).sorted().toArray())
                    .isEqualTo(IntStream.range(0, 3).toArray());
            firstAtLast[order[2]]++;
        }
        // expected 3000, standard error 45
        assertThat(Arrays.stream(firstAtLast).boxed())
                .allSatisfy(count -> assertThat(count).isCloseTo(3000, within(225)));
    }

    @Test
    void saysWhatIsAllowed_whenANumberIsNegative() {
        assertThatThrownBy(() -> RowSample.choose(3, -1, new Seed(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot choose -1 of 3 rows; both numbers must be 0 or more");
    }
}
