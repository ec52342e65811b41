package dev.assize.data.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RowOutcomesTest {
    @Test
    void knowsNoScores_untilTheyAreGiven() {
        RowOutcomes outcomes = RowOutcomes.of(new int[] {1, 0, -1});

        assertThat(outcomes.scores()).isEmpty();
        assertThat(outcomes.decisions()).containsExactly(1, 0, -1);
        assertThat(outcomes.select(new int[] {2, 0}).scores()).isEmpty();
    }

    @Test
    void repeatsRows_thatStandForSeveralPeople() {
        RowOutcomes people = RowOutcomes.of(new int[] {1, 0})
                .withScores(new double[] {0.9, 0.2})
                .select(new int[] {0, 0, 1});

        assertThat(people.decisions()).containsExactly(1, 1, 0);
        assertThat(people.scores().orElseThrow()).containsExactly(0.9, 0.9, 0.2);
    }

    @Test
    void doesNotChange_whenTheArraysDo() {
        int[] decisions = {1, 0};
        double[] scores = {0.9, 0.2};
        RowOutcomes outcomes = RowOutcomes.of(decisions).withScores(scores);
        decisions[0] = 0;
        scores[0] = 0;

        assertThat(outcomes.decisions()).containsExactly(1, 0);
        assertThat(outcomes.scores().orElseThrow()).containsExactly(0.9, 0.2);
    }

    @Test
    void refusesScores_thatAreNotOneForEachRow() {
        RowOutcomes outcomes = RowOutcomes.of(new int[] {1, 0});

        assertThatThrownBy(() -> outcomes.withScores(new double[3]))
                .hasMessage("there are 3 scores for 2 decisions; give one for each row");
    }
}
