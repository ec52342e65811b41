package dev.assize.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OutcomeGroupingTest {
    @Test
    void ordersAsDeclared_thenByName_andUnknownLast() {
        Tally tally = tally(List.of("age"), List.of(List.of("(missing)"), List.of("old"), List.of("b"), List.of("a")));
        var options = FairnessOptions.defaults().withValues(Map.of("age", List.of("young", "old")));

        assertThat(names(new OutcomeGrouping(tally, options).group(List.of("age"))))
                .containsExactly("young", "old", "a", "b", "(missing)");
    }

    @Test
    void isOneGroup_whenThereIsNoAttribute() {
        Tally tally = tally(List.of("age"), List.of(List.of("a"), List.of("b")));

        GroupedOutcomes all = new OutcomeGrouping(tally, FairnessOptions.defaults()).group(List.of());

        assertThat(all.isOverall()).isTrue();
        assertThat(all.groups()).hasSize(1);
        assertThat(all.groups().get(0).rows()).isEqualTo(2);
    }

    @Test
    void sumsToTheSamePeople_whateverIsCrossed() {
        SplittableRandom random = new SplittableRandom(21L);
        List<Tally.Cell> cells = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            List<String> values = List.of("a" + random.nextInt(4), "b" + random.nextInt(5), "c" + random.nextInt(3));
            Tallies.add(cells, values, random.nextInt(3) - 1, random.nextInt(3) - 1, 1 + random.nextInt(50));
        }
        Tally tally = new Tally(List.of("a", "b", "c"), Tallies.CLASSES, cells);
        long people = cells.stream().mapToLong(Tally.Cell::people).sum();
        var grouping = new OutcomeGrouping(tally, FairnessOptions.defaults());

        for (List<String> attributes :
                List.of(List.<String>of(), List.of("a"), List.of("c", "a"), List.of("a", "b", "c"))) {
            assertThat(grouping.group(attributes).total(GroupCounts::rows)).isEqualTo(people);
        }
        assertThat(grouping.stratify(List.of("a"), "b").strata())
                .hasSize(5)
                .extracting(stratum -> stratum.groups().size())
                .containsOnly(4);
    }

    @Test
    void listsOnlyPresentCombinations_whenThereAreTooMany() {
        List<List<String>> values = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            values.add(List.of("a" + (10 + i), "b" + (49 - i)));
        }
        Tally tally = tally(List.of("a", "b"), values); // 1,600 combinations, 40 with people

        GroupedOutcomes crossed = new OutcomeGrouping(tally, FairnessOptions.defaults()).group(List.of("a", "b"));

        assertThat(crossed.groups()).hasSize(40);
        assertThat(names(crossed)).isSorted().startsWith("a10 × b49").endsWith("a49 × b10");
    }

    private static List<String> names(GroupedOutcomes outcomes) {
        return outcomes.groups().stream().map(GroupCounts::name).toList();
    }

    private static Tally tally(List<String> attributes, List<List<String>> values) {
        return new Tally(
                attributes,
                Tallies.CLASSES,
                values.stream().map(value -> new Tally.Cell(value, 1, 1, 1)).toList());
    }
}
