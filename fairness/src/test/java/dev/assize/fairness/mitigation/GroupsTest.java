package dev.assize.fairness.mitigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupsTest {
    private static final Groups SEXES = Groups.of(List.of("m", "f", "f", "m"));

    @Test
    void numbersGroupsInTheOrderOfTheirNames() {
        assertThat(SEXES.names()).containsExactly("f", "m");
        assertThat(IntStream.range(0, SEXES.rows()).map(SEXES::codeOf)).containsExactly(1, 0, 0, 1);
    }

    @Test
    void makesAGroupOfEveryCombinationThatOccurs_whenAttributesAreCrossed() {
        Groups crossed = Groups.crossing(List.of(List.of("m", "f", "f"), List.of("old", "old", "young")));

        assertThat(crossed.names()).containsExactly("f × old", "f × young", "m × old");
        assertThat(IntStream.range(0, 3).map(crossed::codeOf)).containsExactly(2, 0, 1);
    }

    @Test
    void givesTheNumbersOfAnotherList_andMinusOneForAGroupNotInIt() {
        assertThat(SEXES.codesIn(List.of("a", "m"))).containsExactly(1, -1, -1, 1);
    }

    @Test
    void leavesOutGroupsWithoutRows_whenRowsAreSelected() {
        Groups women = SEXES.select(new int[] {2, 1});

        assertThat(women.names()).containsExactly("f");
        assertThat(women.rows()).isEqualTo(2);
    }

    @Test
    void isRefused_whenThereAreNoRowsOrTooManyGroups() {
        List<String> people = IntStream.range(0, 10_000).mapToObj(i -> "p" + i).toList();

        assertThatThrownBy(() -> Groups.of(List.of()))
                .isInstanceOf(MitigationException.class)
                .hasMessage("mitigation: there are no rows, so there is nothing to make groups of\n"
                        + "  Hand in at least two groups of rows.");
        assertThatThrownBy(() -> Groups.of(people))
                .isInstanceOf(MitigationException.class)
                .hasMessage("mitigation: the sensitive attribute has 10000 different values, at most 1000 are allowed\n"
                        + "  Name an attribute with few values, or put numbers into bands.");
    }

    @Test
    void isRefused_whenAttributesHaveDifferentLengths() {
        assertThatThrownBy(() -> Groups.crossing(List.of(List.of("m"), List.of("old", "young"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the attributes have [1, 2] rows; all of them need one value a row");
    }
}
