package dev.assize.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assize.engine.clip.Records;
import dev.assize.engine.plan.Batch;
import dev.assize.engine.plan.Plan;
import dev.assize.engine.plan.Precision;
import dev.assize.engine.plan.RowPrices;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Adam;

/** Prices by hand: two groups, 100 steps a pass, so that counts are kept with 0.9 a step. */
class GapPricesTest {
    private static final GapPenalty.Pace PACE = new GapPenalty.Pace(2, 10, 1, 1);

    private static GapPrices prices(int events, double bound, GapPenalty.Pace pace) {
        GapPenalty penalty = new GapPenalty(events, 2, 1, bound, pace);
        return new GapPrices(RowPenalty.of(penalty, new int[] {0, 1}), 100);
    }

    private static double[] pays(GapPrices prices) {
        RowPrices.Tariff tariff = prices.tariff();
        return new double[] {tariff.price(0), tariff.price(1)};
    }

    /** Group 0: 30 of 40 favorable, group 1: 6 of 60; together 0.36. Gaps 0.39 and -0.26, multipliers 2.1 times that. */
    @Test
    void asksTheFavoredGroupToPay_byHand() {
        GapPrices prices = prices(1, 0, PACE);
        prices.follow(new double[] {10, 30, 54, 6}, 0);

        double first = 2.1 * 0.39;
        double second = -2.1 * 0.26;
        double mean = 0.4 * first + 0.6 * second;
        assertThat(mean).isCloseTo(0, within(1e-12));
        assertThat(pays(prices)).containsExactly(new double[] {first, second}, within(1e-12));
    }

    /** After a second step with no gap: 0.9 times the old counts and the new ones; multipliers keep a part. */
    @Test
    void remembers_byHand() {
        GapPrices prices = prices(1, 0, PACE);
        prices.follow(new double[] {10, 30, 54, 6}, 0);
        prices.follow(new double[] {20, 20, 30, 30}, 0);

        double total0 = 0.9 * 40 + 40;
        double total1 = 0.9 * 60 + 60;
        double favorable0 = 0.9 * 30 + 20;
        double favorable1 = 0.9 * 6 + 30;
        double all = (favorable0 + favorable1) / (total0 + total1);
        double gap0 = favorable0 / total0 - all;
        double gap1 = favorable1 / total1 - all;
        double first = 0.1 * (0.39 + gap0) + 2 * gap0;
        double second = 0.1 * (-0.26 + gap1) + 2 * gap1;
        double mean = 0.4 * first + 0.6 * second;
        assertThat(pays(prices)).containsExactly(new double[] {first - mean, second - mean}, within(1e-12));
    }

    @Test
    void asksForNothing_withinTheBound() {
        GapPrices prices = prices(1, 0.4, PACE);
        prices.follow(new double[] {10, 30, 54, 6}, 0);

        assertThat(pays(prices)).containsExactly(0, 0);
    }

    @Test
    void asksForTheLimitAtMost() {
        GapPrices prices = prices(1, 0, new GapPenalty.Pace(1000, 10, 1, 1));
        prices.follow(new double[] {10, 30, 54, 6}, 0);

        assertThat(pays(prices)).containsExactly(new double[] {1 - (0.4 - 0.6), -1 - (0.4 - 0.6)}, within(1e-12));
    }

    /** Events are compared each for itself; the second has no gap. */
    @Test
    void comparesWithinEvents() {
        GapPrices prices = prices(2, 0, PACE);
        prices.follow(new double[] {10, 30, 54, 6, 5, 5, 8, 8}, 0);

        assertThat(pays(prices)[0]).isCloseTo(2.1 * 0.39, within(1e-12));
        assertThat(prices.tariff().price(2)).isZero();
        assertThat(prices.tariff().price(3)).isZero();
    }

    @Test
    void waits_whereACellHasNoRowsOrLessThanTheNoise() {
        GapPrices empty = prices(1, 0, PACE);
        empty.follow(new double[] {10, 30, 0, 0}, 0);
        assertThat(pays(empty)).containsExactly(0, 0);

        GapPrices noisy = prices(1, 0, PACE);
        noisy.follow(new double[] {10, 30, 54, 6}, 50);
        assertThat(pays(noisy)).containsExactly(0, 0);
    }

    @Test
    void keepsPricesFinite_whenNoiseMakesCountsNegative() {
        GapPrices prices = prices(1, 0, PACE);
        prices.follow(new double[] {-10, 30, 54, -6}, 0.1);
        prices.follow(new double[] {-100, -100, -100, -100}, 0.1);

        assertThat(pays(prices)).doesNotContain(Double.NaN);
        assertThat(Math.abs(pays(prices)[0])).isLessThanOrEqualTo(2);
    }

    /** A row of soft decision 0.5 is not decided favorably; rows in no event are not counted. */
    @Test
    void countsDecisions() {
        GapPenalty penalty = new GapPenalty(1, 2, 1, 0, PACE);
        GapPrices prices = new GapPrices(RowPenalty.of(penalty, new int[] {0, 1, -1}), 100);
        Batch batch = prices.priced(Batch.of(new float[] {1, 0, 1}, 3, 1));

        assertThat(prices.counts(batch, new double[] {2, 3, 5})).containsExactly(2, 0, 3, 0);
        assertThat(prices.counts(batch, new double[0])).containsExactly(1, 0, 1, 0);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GapPenalty(1, 1, 0, 0, PACE))
                .withMessageStartingWith("a gap penalty over 1 events and 1 groups for class 0 with bound 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GapPenalty.Pace(-1, 1, 1, 1))
                .withMessageStartingWith(
                        "a pace of strength -1.0, rate 1.0, limit 1.0 and sharpness 1.0 makes no sense");
        GapPenalty penalty = new GapPenalty(1, 2, 1, 0, PACE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowPenalty.of(penalty, new int[] {0, 2}))
                .withMessage("row 1 is in cell 2; the penalty has cells 0 to 1, and -1 for a row in no event");
    }

    @Test
    void hasAnotherDigest_whenACellOrThePaceChanges() {
        GapPenalty penalty = new GapPenalty(1, 2, 1, 0, PACE);
        RowPenalty rows = RowPenalty.of(penalty, new int[] {0, 1, 0});

        assertThat(rows.digest())
                .isEqualTo(RowPenalty.of(penalty, new int[] {0, 1, 0}).digest());
        assertThat(rows.digest())
                .isNotEqualTo(RowPenalty.of(penalty, new int[] {0, 1, 1}).digest());
        assertThat(rows.digest())
                .isNotEqualTo(RowPenalty.of(new GapPenalty(1, 2, 1, 0.1, PACE), new int[] {0, 1, 0})
                        .digest());
        assertThat(rows.select(new int[] {2, 1}).digest())
                .isEqualTo(RowPenalty.of(penalty, new int[] {0, 1}).digest());
    }

    /** What the noise of private counts is made for: a record, however many rows it has, moves them by at most 1. */
    @Test
    void movesByAtMostOne_whenARecordIsTakenAway() {
        SplittableRandom random = new SplittableRandom(9);
        for (int round = 0; round < 40; round++) {
            int rows = 12;
            int[] cells = random.ints(rows, -1, 4).toArray();
            GapPenalty penalty = new GapPenalty(2, 2, 1, 0, PACE);
            GapPrices prices = new GapPrices(RowPenalty.of(penalty, cells), 100);
            Plan plan = Plan.of(FitSamples.classifier(new Adam(0.02), 1), Precision.FLOAT);
            float[] points = FitSamples.points(rows, round);
            Batch targets = prices.priced(Batch.ofClasses(FitSamples.quadrants(points), 2));
            plan.train(Batch.of(points, rows, 2), targets, 1);
            int cut = random.nextInt(1, rows);
            double[] all = prices.counts(targets, Records.of(new int[] {0, cut}, rows));

            Batch rest = targets.slice(cut, rows);
            plan.train(Batch.of(points, rows, 2).slice(cut, rows), rest, 1);
            double[] without = prices.counts(rest, Records.of(new int[] {0}, rows - cut));
            double squares = 0;
            for (int i = 0; i < all.length; i++) {
                squares += (all[i] - without[i]) * (all[i] - without[i]);
            }
            assertThat(Math.sqrt(squares)).isLessThanOrEqualTo(1 + 1e-12);
            assertThat(Arrays.stream(without).sum()).isLessThanOrEqualTo(1 + 1e-12);
        }
    }
}
