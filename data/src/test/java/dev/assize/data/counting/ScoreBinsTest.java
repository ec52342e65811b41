package dev.assize.data.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.SortedScores;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScoreBinsTest {
    @Test
    void putsNeighborsTogether_atTheirMean() {
        ScoreBins bins = new ScoreBins();
        bins.add(0.5);
        bins.add(0.5 + 0x1p-14);
        bins.add(1, 2.5);
        bins.add(0);

        SortedScores entries = bins.entries();

        assertThat(entries.size()).isEqualTo(3);
        assertThat(entries.score(1)).isEqualTo(0.5 + 0x1p-15);
        assertThat(entries.rows(1)).isEqualTo(2);
        assertThat(entries.weight(2)).isEqualTo(2.5);
        assertThat(entries.squares(2)).isEqualTo(6.25);
        assertThat(ScoreBins.of(1)).isEqualTo(ScoreBins.BINS - 1);
        assertThat(ScoreBins.of(Math.nextDown(0.25))).isEqualTo(1023);
    }

    @Test
    void keepsItsErrorBounds_onRandomScores() {
        SplittableRandom random = new SplittableRandom(20_261_124L);
        for (int draw = 0; draw < 20; draw++) {
            double[] positives = random.doubles(3000).map(x -> Math.sqrt(x)).toArray();
            double[] negatives = random.doubles(2000).toArray();
            SortedScores one = entries(positives);
            SortedScores other = entries(negatives);

            double ties = 0;
            for (int i = 0; i < one.size(); i++) {
                for (int j = 0; j < other.size(); j++) {
                    boolean same = ScoreBins.of(one.score(i)) == ScoreBins.of(other.score(j));
                    ties += same ? one.rows(i) * other.rows(j) : 0;
                }
            }
            double bound = ties / positives.length / negatives.length;
            assertThat(area(one, other))
                    .isCloseTo(area(SortedScores.of(positives), SortedScores.of(negatives)), within(bound + 1e-12));
            assertThat(mean(one)).isCloseTo(mean(SortedScores.of(positives)), within(1e-12));
        }
    }

    private static SortedScores entries(double[] scores) {
        ScoreBins bins = new ScoreBins();
        for (double score : scores) {
            bins.add(score);
        }
        return bins.entries();
    }

    private static double mean(SortedScores scores) {
        double sum = 0;
        for (int i = 0; i < scores.size(); i++) {
            sum += scores.rows(i) * scores.score(i);
        }
        return sum / scores.rows();
    }

    /** The part of pairs in which the positive is higher; equal ones count half. */
    private static double area(SortedScores positives, SortedScores negatives) {
        double won = 0;
        for (int i = 0; i < positives.size(); i++) {
            for (int j = 0; j < negatives.size(); j++) {
                double part = (Math.signum(positives.score(i) - negatives.score(j)) + 1) / 2;
                won += part * positives.rows(i) * negatives.rows(j);
            }
        }
        return won / positives.rows() / negatives.rows();
    }
}
