package dev.assize.statistics.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Counts;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FisherExactTestTest {
    /** By exact fractions; 17/35 is Fisher's lady tasting tea, 9 of 52 and 4 of 48 are printed by R as 0.2392. */
    @ParameterizedTest
    @CsvSource({
        "3, 4, 1, 4, 0.48571428571428571",
        "2, 15, 10, 13, 0.0016242652667474312",
        "6, 8, 1, 5, 0.10256410256410256",
        "8, 10, 1, 6, 0.034965034965034965",
        "9, 52, 4, 48, 0.23915695682224285",
        "1, 10, 11, 14, 0.0027594561852200835",
        "0, 10, 10, 10, 1.0825088224469029e-5",
        "40, 5000, 70, 5200, 0.0093275998909905936",
        "500, 1000, 560, 1000, 0.0081934610254603375"
    })
    void isTheSumOfExactFractions(long a, long n, long c, long m, double expected) {
        assertThat(pValue(a, n, c, m) / expected).isCloseTo(1, within(1e-12));
    }

    /** Tables of up to 40 rows in each group, all by whole numbers. */
    @Test
    void agreesWithWholeNumbers_forRandomTables() {
        SplittableRandom random = new SplittableRandom(11L);
        for (int draw = 0; draw < 300; draw++) {
            int n = random.nextInt(1, 41);
            int m = random.nextInt(1, 41);
            int a = random.nextInt(n + 1);
            int c = random.nextInt(m + 1);
            if (a + c > 0 && a + c < n + m) {
                assertThat(pValue(a, n, c, m)).isCloseTo(byWholeNumbers(a, n, c, m), within(1e-13));
            }
        }
    }

    @Test
    void isTheSame_whenGroupsOrOutcomesSwap() {
        double once = pValue(30, 1000, 55, 1100);

        assertThat(pValue(55, 1100, 30, 1000)).isCloseTo(once, within(1e-14));
        assertThat(pValue(970, 1000, 1045, 1100)).isCloseTo(once, within(1e-14));
    }

    /** With so many rows the binomial tail of the rare hits is the limit, and z is normal. */
    @Test
    void doesNotOverflow_whenRowsAreMany() {
        Counts first = new Counts("A", 5_001_000, 10_000_000);
        Counts second = new Counts("B", 4_998_000, 10_000_000);
        double normal = TwoProportionTest.of(first, second).orElseThrow().pValue();
        double binomial = 2 * new BinomialDistribution(null, 12, 0.5).cumulativeProbability(2);

        assertThat(FisherExactTest.of(first, second).orElseThrow().pValue() / normal)
                .isCloseTo(1, within(2e-3));
        assertThat(pValue(2, 10_000_000_000L, 10, 10_000_000_000L)).isCloseTo(binomial, within(1e-8));
        assertThat(pValue(0, 10_000_000, 9_000_000, 10_000_000)).isEqualTo(1e-300);
    }

    @Test
    void isOne_whenRatesAreEqual() {
        assertThat(pValue(5, 10, 5, 10)).isCloseTo(1, within(1e-14));
        assertThat(pValue(300, 1000, 600, 2000)).isCloseTo(1, within(1e-12));
    }

    @Test
    void saysNothing_whenOnlyOneTableIsPossible() {
        assertThat(FisherExactTest.of(new Counts("A", 0, 9), new Counts("B", 0, 5)))
                .isEmpty();
        assertThat(FisherExactTest.of(new Counts("A", 9, 9), new Counts("B", 5, 5)))
                .isEmpty();
        assertThat(FisherExactTest.of(new Counts("A", 0, 0), new Counts("B", 2, 5)))
                .isEmpty();
        assertThat(FisherExactTest.of(new Counts("A", 1, 2), new Counts("B", 2, 5))
                        .orElseThrow())
                .satisfies(result -> assertThat(result.method()).isEqualTo("Fisher's exact test"))
                .satisfies(result -> assertThat(result.statistic()).isEmpty());
    }

    private static double pValue(long a, long n, long c, long m) {
        return FisherExactTest.of(new Counts("A", a, n), new Counts("B", c, m))
                .orElseThrow()
                .pValue();
    }

    private static double byWholeNumbers(int a, int n, int c, int m) {
        BigInteger observed = ways(n, a).multiply(ways(m, c));
        BigInteger tail = BigInteger.ZERO;
        BigInteger total = BigInteger.ZERO;
        for (int k = Math.max(0, a + c - m); k <= Math.min(n, a + c); k++) {
            BigInteger tables = ways(n, k).multiply(ways(m, a + c - k));
            total = total.add(tables);
            tail = tables.compareTo(observed) <= 0 ? tail.add(tables) : tail;
        }
        return tail.doubleValue() / total.doubleValue();
    }

    private static BigInteger ways(int n, int k) {
        BigInteger result = BigInteger.ONE;
        for (int i = 1; i <= k; i++) {
            result = result.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
        }
        return result;
    }
}
