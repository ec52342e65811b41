package dev.assize.privacy.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ZigguratTest {
    private static final double[] EDGES = Ziggurat.edges(Ziggurat.R);

    /** The area was computed with 40 digits: 0.0012263246463530880729. */
    @Test
    void stripsCloseExactly() {
        double area = Ziggurat.area(Ziggurat.R);
        double last = EDGES[Ziggurat.STRIPS - 1];

        assertThat(area).isCloseTo(0.0012263246463530881, within(1e-17));
        assertThat(Math.exp(-last * last / 2) + area / last).isCloseTo(1, within(1e-12));
        for (int i = 1; i < Ziggurat.STRIPS - 1; i++) {
            double step = Math.exp(-EDGES[i + 1] * EDGES[i + 1] / 2) - Math.exp(-EDGES[i] * EDGES[i] / 2);
            assertThat(EDGES[i] * step).isCloseTo(area, within(1e-15));
        }
    }

    /** Strip, sign and position each have bits of their own. */
    @Test
    void makesAPointOfAWord() {
        for (int strip = 0; strip < Ziggurat.STRIPS; strip++) {
            assertThat(Ziggurat.point(strip)).isZero();
            assertThat(Ziggurat.point(strip | 1L << 10)).isEqualTo(0x1p-53 * EDGES[strip]);
            assertThat(Ziggurat.point(strip | 1L << 12)).isEqualTo(0x1p-52 * EDGES[strip]);
            assertThat(Ziggurat.point(strip | 1L << 63)).isEqualTo(0.5 * EDGES[strip]);
            assertThat(Ziggurat.point(strip | 1L << 63 | 1L << 11)).isEqualTo(-0.5 * EDGES[strip]);
            assertThat(Ziggurat.point(strip | -1L << 12 | 1L << 10)).isEqualTo((1 - 0x1p-53) * EDGES[strip]);
        }
    }

    /** Every position that a word can say is reached and no other: 53 bits and a sign. */
    @Test
    void givesPositionsWith53Bits() {
        SplittableRandom random = new SplittableRandom(20_261_124L);
        for (int i = 0; i < 100_000; i++) {
            long word = random.nextLong();
            double place = (word >>> 12) * 2 + (word >>> 10 & 1);
            double expected = place * 0x1p-53 * EDGES[(int) word & 1023];
            assertThat(Ziggurat.point(word)).isEqualTo((word >>> 11 & 1) == 0 ? expected : -expected);
        }
    }

    /** What is accepted without a look lies under the curve, and little else is left. */
    @Test
    void isInside_onlyBelowTheEdgeOfTheNextStrip() {
        SplittableRandom random = new SplittableRandom(20_261_125L);
        int inside = 0;
        int words = 1_000_000;
        for (int i = 0; i < words; i++) {
            long word = random.nextLong();
            if (Ziggurat.isInside(word)) {
                inside++;
                assertThat(Math.abs(Ziggurat.point(word)) <= EDGES[((int) word & 1023) + 1])
                        .isTrue();
            }
        }

        assertThat(inside / (double) words).isBetween(0.995, 0.9965);
    }

    /** The last position that is inside and the first that is not, at the edge of each strip. */
    @Test
    void isInside_upToTheEdge() {
        for (int strip = 0; strip < Ziggurat.STRIPS - 1; strip++) {
            long edge = (long) (EDGES[strip + 1] / EDGES[strip] * 0x1p52);
            assertThat(Ziggurat.isInside((edge - 3) << 12 | strip)).isTrue();
            assertThat(Ziggurat.isInside((edge + 1) << 12 | strip)).isFalse();
        }
    }
}
